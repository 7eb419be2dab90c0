"""Addresses of signing in, of one's own account, of institutions and people."""

from __future__ import annotations

from allauth.account import views as entrance
from allauth.socialaccount import views as elsewhere
from django.urls import include, path, re_path

from jixiao.web.accounts.limits import limited
from jixiao.web.accounts.views import account, institutions, invitations, people, posts, rosters

# Signing in by allauth: only the pages that an installation without e-mail needs.
entering = [
    path("login/", limited("login", times=30, seconds=60)(entrance.login), name="account_login"),
    path("logout/", entrance.logout, name="account_logout"),
    path("inactive/", entrance.account_inactive, name="account_inactive"),
    path("signup/", entrance.signup, name="account_signup"),
    path("reauthenticate/", entrance.reauthenticate, name="account_reauthenticate"),
    path("password/change/", entrance.password_change, name="account_change_password"),
    path("password/set/", entrance.password_set, name="account_set_password"),
    path("password/reset/", account.forgotten, name="account_reset_password"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        entrance.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        entrance.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("3rdparty/", elsewhere.connections, name="socialaccount_connections"),
    path("3rdparty/signup/", elsewhere.signup, name="socialaccount_signup"),
    path("3rdparty/cancelled/", elsewhere.login_cancelled, name="socialaccount_login_cancelled"),
    path("3rdparty/error/", elsewhere.login_error, name="socialaccount_login_error"),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
]
urlpatterns = [
    path("accounts/", include(entering)),
    path("first/", account.first, name="first"),
    path("welcome/<str:token>/", invitations.welcome, name="welcome"),
    path("me/", account.profile, name="profile"),
    path("delegations/", account.delegations, name="delegations"),
    path("delegations/<int:pk>/end/", account.end_delegation, name="delegation_end"),
    path("posts/", posts.posts, name="posts"),
    path("posts/changes/", posts.changes, name="post_changes"),
    path("posts/<int:pk>/delegate/", account.delegate, name="delegate"),
    path("posts/<int:pk>/end/", people.end_post, name="post_end"),
    path("institutions/", institutions.institutions, name="institutions"),
    path("institutions/<int:pk>/", institutions.institution, name="institution"),
    path("institutions/<int:pk>/add/", institutions.add, name="institution_add"),
    path("institutions/<int:pk>/rename/", institutions.rename, name="institution_rename"),
    path("institutions/<int:pk>/move/", institutions.move, name="institution_move"),
    path("institutions/<int:pk>/close/", institutions.close, name="institution_close"),
    path("institutions/<int:pk>/invite/", invitations.invite, name="invite"),
    path("institutions/<int:pk>/appoint/", people.appoint, name="appoint"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/confirm/", invitations.confirm_chosen, name="invitations_confirm"),
    path("invitations/<int:pk>/confirm/", invitations.confirm, name="invitation_confirm"),
    path("invitations/<int:pk>/withdraw/", invitations.withdraw, name="invitation_withdraw"),
    path("rosters/", rosters.rosters, name="rosters"),
    path("rosters/empty.xlsx", rosters.empty_roster, name="roster_empty"),
    path("rosters/<int:pk>/", rosters.roster, name="roster"),
    path("rosters/<int:pk>/make/", rosters.make, name="roster_make"),
    path("rosters/<int:pk>/drop/", rosters.drop, name="roster_drop"),
    path("rosters/<int:pk>/confirm/", rosters.confirm, name="roster_confirm"),
    path("rosters/<int:pk>/links/", rosters.links, name="roster_links"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/active/", people.set_active, name="person_active"),
    path("people/<int:pk>/password/", people.allow_new_password, name="person_new_password"),
    path("locks/", people.locks, name="locks"),
    path("locks/unlock/", people.unlock, name="unlock"),
]
