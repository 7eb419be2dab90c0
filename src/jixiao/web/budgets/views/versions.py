"""Pages of handing in, taking back and adjusting, and of versions side by side."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets.forms_reviews import AdjustForm
from jixiao.web.budgets.selectors import versions as selectors
from jixiao.web.budgets.services import moves
from jixiao.web.budgets.services import versions as services
from jixiao.web.budgets.services.deciding import Desk
from jixiao.web.budgets.views.reviews import attempt, sheet_of
from jixiao.web.workflow.stages import Move


@login_required
@require_POST
def submit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand a sheet in."""
    sheet = sheet_of(request, pk)
    if done := attempt(request, lambda: moves.submit(sheet, by=request.user)):
        messages.success(request, _("“%s”已报送。") % done)
    return redirect(sheet)


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a sheet back."""
    sheet = sheet_of(request, pk)
    if done := attempt(request, lambda: moves.withdraw(sheet, by=request.user)):
        messages.success(request, _("“%s”已撤回，可以继续修改。") % done)
    return redirect(sheet)


@login_required
@require_http_methods(["GET", "POST"])
def adjust(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for the reason of an adjustment, then begin the next version."""
    sheet, form = sheet_of(request, pk), AdjustForm(request.POST or None)
    attempt(request, lambda: Desk.of(request.user, [sheet]).decide(sheet, Move.ADJUST))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        new = attempt(request, lambda: services.adjust(sheet, by=request.user, reason=reason))
        return redirect(new or sheet)
    return render(request, "budgets/versions/adjust.html", {"sheet": sheet, "form": form})


@login_required
@require_GET
def versions(request: SignedInRequest, pk: int) -> HttpResponse:
    """All versions of a sheet: who brought each about, when and why."""
    sheet = sheet_of(request, pk)
    found = selectors.versions_of(sheet, request.scope)
    moves_now = Desk.of(request.user, [sheet], scope=request.scope).moves(sheet)
    given = {"sheet": sheet, "versions": found, "may_adjust": Move.ADJUST in moves_now}
    return render(request, "budgets/versions/list.html", given)


@login_required
@require_GET
def compare(request: SignedInRequest, pk: int, other: int) -> HttpResponse:
    """Two versions side by side."""
    new, old = sheet_of(request, pk), sheet_of(request, other)
    if (new.project_id, new.kind) != (old.project_id, old.kind):
        raise Http404(_("这两张表不是同一个项目的同一种表，不能对照。"))
    given = {"sheet": new, "beside": selectors.beside(old, new)}
    return render(request, "budgets/versions/compare.html", given)


@login_required
@require_GET
def changes(request: SignedInRequest, pk: int) -> HttpResponse:
    """What changed since the sheet was handed in before."""
    sheet = sheet_of(request, pk)
    beside = selectors.beside_last_time(sheet)
    if beside is None:
        messages.info(request, _("这张表没有上一次报送，没有可以对照的内容。"))
        return redirect("review", pk)
    return render(request, "budgets/versions/compare.html", {"sheet": sheet, "beside": beside})
