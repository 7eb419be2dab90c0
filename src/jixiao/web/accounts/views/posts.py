"""Who holds what, and what was changed lately."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jixiao.web.accounts import policies, selectors, selectors_three
from jixiao.web.accounts.forms_lists import ChangeFilter, PostFilter
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.accounts.models import Institution
from jixiao.web.accounts.recording import deeds_on_people
from jixiao.web.accounts.views.filling import page_of
from jixiao.web.accounts.wall import everything_visible


@login_required
def posts(request: SignedInRequest) -> HttpResponse:
    """The posts at all institutions whose people may be known."""
    form = PostFilter(request.GET)
    wanted = form.wanted
    place = None
    if at := wanted.get("at"):
        place = Institution.objects.visible_to(request.scope).filter(pk=at).first()
    found = page_of(request, selectors.posts_found(request.scope, wanted))
    given = {"form": form, "page_obj": found, "place": place}
    return render(request, "accounts/posts.html", given)


@login_required
def changes(request: SignedInRequest) -> HttpResponse:
    """What was done lately to institutions, people and posts."""
    policies.require(
        policies.may_administer(request.scope),
        _("只有系统管理员、安全管理员和审计员可以查看人员变动。"),
    )
    form = ChangeFilter(request.GET)
    wanted = form.wanted
    paths = selectors_three.administered(request.scope)
    with everything_visible():
        deeds = deeds_on_people(
            paths, words=wanted.get("words", ""), with_sign_ins="with_sign_ins" in wanted
        )
        found = page_of(request, deeds)
        list(found)  # read here, where everything is visible
    return render(request, "accounts/changes.html", {"page_obj": found, "form": form})
