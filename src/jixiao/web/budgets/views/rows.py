"""Rows of a sheet, points, findings let stand: each answers with the paper as it is now."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jixiao.pipeline import Unknown
from jixiao.pipeline.rows import NoSuchRow, new_indicator
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets import policies
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.selectors import library as selectors
from jixiao.web.budgets.selectors.paper import compared
from jixiao.web.budgets.services import points, rows, standing
from jixiao.web.budgets.together import ChangedMeanwhile
from jixiao.web.budgets.views.sheets import find_sheet, revision_of, shown

MOVES = {"up": -1, "down": 1}
MOST_IMPORTANCE = 10
NUMBER = re.compile(r"[0-9]{1,4}")


@login_required
@require_POST
def sheet_row(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a row in, take one out, move one."""
    found, reason = find_sheet(request, pk), ""
    try:
        found = _changed(request, found)
    except (ChangedMeanwhile, NoSuchRow) as fault:
        found, reason = find_sheet(request, pk), str(fault)
    if not getattr(request, "htmx", False):
        if reason:
            messages.error(request, reason)
        return redirect(found)
    given = {**shown(request, found), "is_whole": True, "reason": reason}
    if not reason and NUMBER.fullmatch(number := request.POST.get("suggestion", "")):
        given["adopted"] = number
    return render(request, "budgets/sheets/saved.html", given)


def _changed(request: SignedInRequest, found: Sheet) -> Sheet:
    action, _dot, owner = request.POST.get("row", request.POST.get("action", "")).partition(":")
    told = {"revision": revision_of(request), "by": request.user, "scope": request.scope}
    text = request.POST.get("text", "").strip()
    if action in MOVES:
        return rows.move_row(found, owner, places=MOVES[action], **told)  # type: ignore[arg-type]
    if action == "remove":
        return rows.remove_row(found, owner, **told)  # type: ignore[arg-type]
    if action == "fund":
        return rows.add_fund(found, text or _("其他资金"), **told)  # type: ignore[arg-type]
    if action == "step":
        return rows.add_step(found, text, **told)  # type: ignore[arg-type]
    dimension, _slash, kind = request.POST.get("level", "").partition("/")
    names = ("name", "target", "definition", "basis", "term")
    given = {one: request.POST[one].strip() for one in names if request.POST.get(one)}
    return rows.add_indicator(found, new_indicator(dimension, kind, **given), **told)  # type: ignore[arg-type]


@login_required
@require_POST
def sheet_points(request: SignedInRequest, pk: int) -> HttpResponse:
    """Share the points out, evenly or by the importance given."""
    found = find_sheet(request, pk)
    importance = _importance(request)
    step = Decimal("0.5") if request.POST.get("step") == "half" else Decimal(1)
    try:
        points.share_points(
            found, importance=importance, step=step, by=request.user, scope=request.scope
        )
    except Unknown as fault:
        messages.error(request, str(fault))
    else:
        messages.success(
            request,
            _("分值已经分配，含预算执行率合计正好是满分；点“分配分值”可以查看每个指标的分值。"),
        )
    return redirect(found)


def _importance(request: SignedInRequest) -> dict[int, Fraction]:
    """How important each indicator is, by its position; nothing where all are alike."""
    given = {name.partition(":")[2]: str(text) for name, text in request.POST.items()}
    told = {
        int(at): Fraction(min(int(text), MOST_IMPORTANCE))
        for at, text in given.items()
        if NUMBER.fullmatch(at) and NUMBER.fullmatch(text) and int(text) > 0
    }
    return told if len(set(told.values())) > 1 else {}


@login_required
@require_POST
def sheet_let_stand(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a finding stand with a reason, or take the reason back."""
    found, word = find_sheet(request, pk), request.POST.get("fingerprint", "")
    try:
        if request.POST.get("takes_back"):
            standing.take_back(found, word, by=request.user, scope=request.scope)
        else:
            reason = request.POST.get("reason", "")
            standing.let_stand(found, word, reason=reason, by=request.user, scope=request.scope)
    except standing.CannotLetStand as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("已记录。"))
    return redirect(f"{found.get_absolute_url()}#findings")


@login_required
@require_GET
def sheet_suggestions(request: SignedInRequest, pk: int) -> HttpResponse:
    """Indicators that similar projects use, and that the library has, to be put in by a click."""
    found = find_sheet(request, pk)
    policies.require_handler(request.scope, found.scope_path)
    given = {"sheet": found, "suggestions": selectors.suggestions_for(found, request.scope)}
    name = "suggestions" if getattr(request, "htmx", False) else "suggestions_page"
    return render(request, f"budgets/sheets/{name}.html", given)


@login_required
@require_GET
def sheet_last_year(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is other than in the sheet that this one was copied from, field by field."""
    found = find_sheet(request, pk)
    source = found.copied_from or selectors.earlier(found)
    source = get_object_or_404(
        Sheet.objects.visible_to(request.scope), pk=source.pk if source else 0
    )
    comparison = compared(source, found)
    is_all = "all" in request.GET or not comparison.changes
    lines = comparison.cells if is_all else comparison.changes
    given = {"sheet": found, "source": source, "lines": lines, "is_all": is_all}
    given["changed_count"] = len(comparison.changes)
    return render(request, "budgets/sheets/last_year.html", given)
