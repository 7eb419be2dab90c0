"""The page where a self-evaluation is filled in and read."""

from __future__ import annotations

from typing import Any, TypedDict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jixiao.pipeline.evaluating import assess
from jixiao.pipeline.filling import CannotBeFilled
from jixiao.pipeline.screen import key_of
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.selectors.findings import panel_of
from jixiao.web.budgets.selectors.steps import way_of
from jixiao.web.budgets.together import ChangedMeanwhile, changed_since
from jixiao.web.evaluations import fields, policies
from jixiao.web.evaluations.ledger import offer_of
from jixiao.web.evaluations.paper import (
    changed_cells,
    changed_notes,
    execution_cause,
    paper_of,
    with_faults,
)
from jixiao.web.evaluations.selectors import evidence
from jixiao.web.evaluations.selectors import reviews as of_reviews
from jixiao.web.evaluations.selectors import sheets as selectors
from jixiao.web.evaluations.selectors.blocking import blocking_of
from jixiao.web.evaluations.services.filling import (
    Filled,
    NothingNewer,
    NotOpen,
    fill_fields,
    fill_page,
    take_money,
)


class Opened(TypedDict):
    """What somebody may fill in: all that is open, the money alone."""

    is_open: bool
    is_money_open: bool


REFUSED = (CannotBeFilled, ChangedMeanwhile, NotOpen)
NOT_CELLS = frozenset({"csrfmiddlewaretoken", "revision", "cell"})
UNPROCESSABLE = 422


@login_required
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form as the paper looks, with scores and findings."""
    sheet = selectors.one(request.scope, pk)
    return _page(request, sheet, context_of(request, sheet))


@login_required
@require_POST
def save(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep all cells at once: how the page works without JavaScript."""
    sheet = selectors.one(request.scope, pk)
    try:
        filled = fill_page(
            sheet, _cells(request), revision=_revision(request), by=request.user,
            scope=request.scope,
        )  # fmt: skip
    except NotOpen as fault:
        messages.error(request, str(fault))
        return redirect("evaluation", pk)
    if filled.faults:
        return _in_part(request, filled)
    messages.success(request, _("已保存。") + _total_told(filled.sheet))
    return redirect("evaluation", pk)


def _in_part(request: SignedInRequest, filled: Filled) -> HttpResponse:
    """The page again, with what was not kept told beside its cell and what was typed there."""
    faults, sheet = filled.faults, filled.sheet
    others = changed_since(sheet, _revision(request), but_by=request.user)
    typed = {path: text for path, text in _cells(request).items() if path not in others}
    told = _("有%d格没有保存，原因写在格中；其余已保存。") % len(faults)
    messages.warning(request, told)
    context = context_of(request, sheet)
    context["paper"] = with_faults(context["paper"], faults, typed)
    if (words := context["explained"]) and words.path in faults:
        context["explained"] = words._replace(fault=faults[words.path])
    return _page(request, sheet, context, status=UNPROCESSABLE)


def _page(
    request: SignedInRequest, sheet: Sheet, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The whole page: the sheet with its way through the stages."""
    way = way_of(sheet, request, is_back=bool(context["remarks"]))
    return render(request, "evaluations/sheet.html", {**context, "way": way}, status=status)


@login_required
@require_POST
def field(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep one cell, and send what is other than before: scores, workings, findings.

    The browser sends the whole form along; ``cell`` names the one that was written in.
    """
    sheet = selectors.one(request.scope, pk)
    path = request.POST.get("cell", "")
    try:
        filled = fill_fields(
            sheet, {path: request.POST.get(path, "")}, revision=_revision(request),
            by=request.user, scope=request.scope,
        )  # fmt: skip
    except REFUSED as fault:
        refused = {"key": key_of(path), "fault": str(fault)}
        return render(request, "evaluations/parts/refused.html", refused)
    context = context_of(request, filled.sheet)
    after, remarks = context["paper"], context["remarks"]
    before = paper_of(sheet, filled.before, **_opened(request, sheet), remarks=remarks)
    context |= {
        "changed": changed_cells(before, after, by_others=filled.by_others),
        "notes": changed_notes(before, after, is_all=bool(filled.by_others)),
        "path": path,
        "key": key_of(path),
        "before": filled.before,
        "by_others": filled.by_others,
    }
    return render(request, "evaluations/parts/filled.html", context)


@login_required
@require_POST
def money(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the amounts of the ledger over, as the page offered."""
    sheet, revision = selectors.one(request.scope, pk), _revision(request)
    try:
        filled = take_money(sheet, revision=revision, by=request.user, scope=request.scope)
    except (ChangedMeanwhile, NothingNewer) as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("已按台账更新金额。") + _total_told(filled.sheet))
    return redirect("evaluation", pk)


def context_of(request: SignedInRequest, sheet: Sheet) -> dict[str, Any]:
    """All that the page of a sheet tells."""
    assessed = assess(content_of(sheet), ruleset=sheet.fiscal_year.ruleset or None)
    remarks = list(sheet.remarks.filter(settled_at__isnull=True).select_related("by"))
    files = list(evidence.of_sheet(sheet))
    opened = _opened(request, sheet)
    return {
        "sheet": sheet,
        "content": assessed.sheet,
        "score": assessed.score,
        "paper": paper_of(sheet, assessed, **opened, remarks=remarks),
        "remarks": remarks,
        "ledger": offer_of(sheet) if opened["is_money_open"] else None,
        "panel": panel_of(sheet),
        "blocking": blocking_of(sheet),
        "evidence": files,
        "counts": evidence.counts(files),
        "lacking": evidence.lacking(assessed.sheet, files),
        "execution_cause": execution_cause(assessed),
        "explained": fields.explained(assessed.sheet),
        "reviews": of_reviews.of_sheet(request.scope, sheet),
        "levels": policies.levels(request.scope, sheet),
        **opened,
    }


def _opened(request: SignedInRequest, sheet: Sheet) -> Opened:
    """What somebody may fill in."""
    is_draft = policies.is_open(sheet)
    return {
        "is_open": is_draft and policies.filler(request.scope, sheet) is not None,
        "is_money_open": is_draft and policies.money_filler(request.scope, sheet) is not None,
    }


def _cells(request: SignedInRequest) -> dict[str, str]:
    """All cells of the form."""
    return {name: str(text) for name, text in request.POST.items() if name not in NOT_CELLS}


def _revision(request: SignedInRequest) -> int:
    """The revision that the page was made from."""
    said = request.POST.get("revision", "")
    return int(said) if said.isdecimal() else 0


def _total_told(sheet: Sheet) -> str:
    if sheet.score is None:
        return _("还有内容没有填写，暂时没有总分。")
    return _("总分%(score)s分，等级%(rating)s。") % {"score": sheet.score, "rating": sheet.rating}
