"""Pages of rosters: an empty one, what one would make, making it, the links of those invited."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jixiao.pipeline.asked import Unknown
from jixiao.web.accounts import policies, roster_papers, selectors_three, services
from jixiao.web.accounts.forms_lists import RosterForm
from jixiao.web.accounts.limits import limited
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.accounts.models import Roster
from jixiao.web.accounts.services.institutions import ONLY_SYSTEM
from jixiao.web.accounts.views.filling import act, page_of
from jixiao.web.accounts.views.invitations import address_of_link

SHOWN = 200


@login_required
@limited("roster", times=20, seconds=600)
def rosters(request: SignedInRequest) -> HttpResponse:
    """The rosters so far, and a form for another one."""
    policies.require(policies.may_administer(request.scope), _(ONLY_SYSTEM))
    form = RosterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_taken(request, form.cleaned_data["file"]))
        except Unknown as fault:
            form.add_error("file", str(fault))
    found = page_of(request, selectors_three.rosters_within(request.scope))
    place = selectors_three.managed_by(request.scope)
    given = {"page_obj": found, "form": form, "place": place}
    return render(request, "accounts/rosters.html", given, status=422 if form.errors else 200)


def _taken(request: SignedInRequest, upload: UploadedFile[bytes]) -> Roster:
    place = selectors_three.managed_by(request.scope)
    if place is None:
        raise policies.NotAllowed(_(ONLY_SYSTEM))
    name = upload.name or ""
    with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
        path = Path(folder) / f"roster{Path(name).suffix.lower()}"
        path.write_bytes(upload.read())
        return services.take_roster(path, name=name, institution=place, by=request.user)


@login_required
def empty_roster(request: SignedInRequest) -> HttpResponse:
    """An empty workbook with the columns, and what may stand in them."""
    policies.require(policies.may_administer(request.scope), _(ONLY_SYSTEM))
    return roster_papers.empty()


@login_required
def roster(request: SignedInRequest, pk: int) -> HttpResponse:
    """What a roster would make and what is wrong with it, or what became of it."""
    found = _visible(request, pk)
    given = {
        "roster": found,
        "plan": services.plan_of(found) if found.imported_at is None else None,
        "shown": SHOWN,
        "may_import": policies.may_manage(request.scope, found.institution),
        "may_confirm": policies.may_appoint(request.scope, found.institution),
        "waiting": found.invitations.filter(confirmed_at=None, accepted_at=None).count(),
        "missing": found.invitations.filter(accepted_at=None).count(),
    }
    return render(request, "accounts/roster.html", given)


@login_required
@require_POST
def make(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make all institutions of a roster and invite its people."""
    found = _visible(request, pk)
    return act(
        request, lambda: services.import_roster(found, by=request.user),
        done=_("已导入名册。邀请要由安全管理员确认，链接才能使用。"), back=found.get_absolute_url(),
    )  # fmt: skip


@login_required
@require_POST
def drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put away a roster that was not imported."""
    found = _visible(request, pk)
    return act(
        request, lambda: services.drop_roster(found, by=request.user),
        done=_("已放弃这份名册，没有新增任何机构和人员。"), back="rosters",
    )  # fmt: skip


@login_required
@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Agree to the posts of everybody whom a roster invites."""
    found = _visible(request, pk)
    count = services.confirm_roster(found, by=request.user)
    told = ngettext("已确认%(count)d份邀请。", "已确认%(count)d份邀请。", count)
    messages.success(request, told % {"count": count})
    return redirect(found)


@login_required
@require_POST
@limited("roster_links", times=10, seconds=600)
def links(request: SignedInRequest, pk: int) -> HttpResponse:
    """The links of those who have not come in yet, as a workbook; earlier ones work no more."""
    found = _visible(request, pk)
    given = services.roster_links(found, by=request.user)
    rows = [(one, address_of_link(request, token)) for one, token in given]
    return roster_papers.links(rows)


def _visible(request: SignedInRequest, pk: int) -> Roster:
    return get_object_or_404(selectors_three.rosters_within(request.scope), pk=pk)
