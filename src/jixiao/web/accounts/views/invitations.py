"""Pages of invitations, and the page on which an invited person comes in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from jixiao.web.accounts import policies, selectors_three, services
from jixiao.web.accounts.faults import Fault, InvitationNotOpen
from jixiao.web.accounts.forms import InvitationForm, WelcomeForm
from jixiao.web.accounts.forms_lists import InvitationFilter
from jixiao.web.accounts.limits import limited
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.accounts.models import Institution, Invitation
from jixiao.web.accounts.services.invitations import open_invitation
from jixiao.web.accounts.views.filling import PER_PAGE, FormPage, act, page_of

BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_required
def invitations(request: SignedInRequest) -> HttpResponse:
    """The invitations: to be confirmed, open, used."""
    policies.require(
        policies.may_administer(request.scope),
        _("只有系统管理员、安全管理员和审计员可以查看邀请。"),
    )
    form = InvitationFilter(request.GET)
    rows = page_of(request, selectors_three.invitations_within(request.scope, form.wanted))
    for row in rows:
        row.may_confirm = policies.may_appoint(request.scope, row.institution)
        row.may_withdraw = row.may_confirm or policies.may_manage(request.scope, row.institution)
    may_choose = any(row.may_confirm and row.is_waiting for row in rows)
    given = {"page_obj": rows, "form": form, "may_choose": may_choose}
    return render(request, "accounts/invitations.html", given)


@login_required
@limited("invite", times=60, seconds=600)
def invite(request: SignedInRequest, pk: int) -> HttpResponse:
    """Invite a person to an institution; the link is shown once."""
    place = get_object_or_404(Institution.objects.visible_to(request.scope), pk=pk)
    policies.require(policies.may_manage(request.scope, place), _("只有系统管理员可以邀请人员。"))
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made, token = services.invite(institution=place, by=request.user, **form.cleaned_data)
        given = {"invitation": made, "address": address_of_link(request, token)}
        return render(request, "accounts/invited.html", given)
    page = FormPage(
        _("邀请人员到“%(name)s”") % {"name": place}, _("生成邀请链接"), place.get_absolute_url(),
        hint=_(
            "安全管理员确认之后，链接才能使用；链接只显示一次，7天内有效，只能用一次。"
            "已有账号的人不用邀请，请安全管理员在机构页上任命岗位。"
        ),
    )  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "accounts/form.html", {"form": form, "page": page}, status=status)


@login_required
@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Agree to the post of an invitation."""
    invitation = _visible(request, pk)
    return act(
        request, lambda: services.confirm_invitation(invitation, by=request.user),
        done=_("已确认，邀请链接现在可以使用。"), back="invitations",
    )  # fmt: skip


@login_required
@require_POST
def confirm_chosen(request: SignedInRequest) -> HttpResponse:
    """Agree to the posts of all invitations that were ticked."""
    chosen = [one for one in request.POST.getlist("invitation") if one.isdecimal()]
    found = selectors_three.invitations_within(request.scope).filter(pk__in=chosen[:PER_PAGE])
    policies.require(policies.may_unlock(request.scope), _("只有安全管理员可以确认邀请。"))
    count = services.confirm_invitations(found, by=request.user)
    if count:
        messages.success(request, _("已确认%(count)d份邀请，链接现在可以使用。") % {"count": count})
    else:
        messages.warning(request, _("没有选中等待确认的邀请；请先在左边勾选。"))
    return redirect("invitations")


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = _visible(request, pk)
    return act(
        request, lambda: services.withdraw_invitation(invitation, by=request.user),
        done=_("已撤回邀请，链接不能再用。"), back="invitations",
    )  # fmt: skip


@sensitive_post_parameters("password", "again")
@limited("welcome", times=30, seconds=600, methods=("GET", "POST"))
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Where an invited person sees what they will be, and chooses name and password."""
    try:
        invitation = open_invitation(token)
        form = WelcomeForm(request.POST or None, full_name=invitation.full_name)
        if request.method == "POST" and form.is_valid():
            return _come_in(request, token, form)
    except InvitationNotOpen as fault:
        return render(request, "accounts/no_invitation.html", {"reason": str(fault)}, status=410)
    given = {"form": form, "invitation": invitation}
    return render(request, "accounts/welcome.html", given, status=422 if form.errors else 200)


def _come_in(request: HttpRequest, token: str, form: WelcomeForm) -> HttpResponse:
    chosen = form.cleaned_data
    try:
        user = services.accept_invitation(
            token, username=chosen["username"], password=chosen["password"]
        )
    except InvitationNotOpen:
        raise
    except Fault as fault:
        given = {"reason": str(fault)}
        return render(request, "accounts/no_invitation.html", given, status=410)
    login(request, user, backend=BACKEND)
    return redirect("home")


def address_of_link(request: HttpRequest, token: str) -> str:
    """The whole address of the link of an invitation."""
    return request.build_absolute_uri(reverse("welcome", args=[token]))


def _visible(request: SignedInRequest, pk: int) -> Invitation:
    return get_object_or_404(selectors_three.invitations_within(request.scope), pk=pk)
