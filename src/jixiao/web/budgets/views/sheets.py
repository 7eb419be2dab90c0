"""The sheet on the screen: filled in cell by cell, findings beside, rows put in and taken out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jixiao.pipeline.filling import CannotBeFilled
from jixiao.pipeline.levels import OFFERED
from jixiao.pipeline.screen import Screen
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets import policies, together
from jixiao.web.budgets.content import screen_for
from jixiao.web.budgets.models import Sheet, TaskKind
from jixiao.web.budgets.paper import paper_of
from jixiao.web.budgets.selectors.findings import panel_of, told_of
from jixiao.web.budgets.selectors.projects import sheets_for
from jixiao.web.budgets.selectors.steps import way_of
from jixiao.web.budgets.services import filling
from jixiao.web.budgets.services.keeping import PATH_OF_ROWS
from jixiao.web.budgets.together import ChangedMeanwhile

CELL = "cell:"
MERGED = (".dimension", ".kind")
UNPROCESSABLE, CONFLICT = 422, 409


def find_sheet(request: SignedInRequest, pk: int) -> Sheet:
    """The sheet of an address, if the person may see it."""
    return get_object_or_404(sheets_for(request.scope), pk=pk)


@login_required
@require_GET
def sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """The sheet as the paper looks, to be filled in while it is a draft."""
    found = find_sheet(request, pk)
    if found.kind == TaskKind.SELF_EVALUATION and (page := page_of_evaluation(found)):
        return redirect(page)
    return _page(request, found, shown(request, found))


def page_of_evaluation(found: Sheet) -> str:
    """The page of the app above that self-evaluations are filled in on, if it is there."""
    from jixiao.web.shared.templatetags.components import reachable

    return str(reachable("evaluation", found.pk))


def shown(request: SignedInRequest, found: Sheet, **told: Mapping[str, str]) -> dict[str, Any]:
    """What the templates of a sheet are given."""
    is_open = policies.may_fill_in(request.scope, found)
    remarks = list(found.remarks.filter(settled_at__isnull=True).select_related("by"))
    indicators = found.content.get("indicators", ())
    return {
        "sheet": found,
        "paper": paper_of(found, told_of(found, **told), is_open=is_open),
        "panel": panel_of(found),
        "levels": OFFERED,
        "remarks": remarks,
        "indicators": [
            {"at": at, "name": one["name"], "points": one["points"]}
            for at, one in enumerate(indicators)
        ],
        "has_plan": bool(found.content.get("spending_plan")),
    }


@login_required
@require_POST
def sheet_field(request: SignedInRequest, pk: int) -> HttpResponse:
    """Save one cell, and answer with the findings and the cells that look different now."""
    found, path = find_sheet(request, pk), request.POST.get("path", "")
    typed = request.POST.get(f"{CELL}{path}", "")
    try:
        filled = filling.fill_fields(
            found, {path: typed}, revision=revision_of(request), by=request.user,
            scope=request.scope,
        )  # fmt: skip
    except CannotBeFilled as fault:
        return _refused(request, found, path, str(fault), status=UNPROCESSABLE)
    except (ChangedMeanwhile, filling.CellNotOpen) as fault:
        return _refused(request, find_sheet(request, pk), path, str(fault), status=CONFLICT)
    return _saved(request, found, filled, path)


def _saved(
    request: SignedInRequest, before: Sheet, filled: filling.Filled, path: str
) -> HttpResponse:
    """The findings, and every cell whose marks or text are not what the page shows."""
    after = filled.sheet
    is_whole = path.endswith(MERGED) or PATH_OF_ROWS in filled.by_others or _is_new_row(path)
    given = shown(request, after)
    old, new = _marks(before), _marks(after)
    marked = {one for one in {*old, *new} if old.get(one) != new.get(one)}
    changed = marked | _worked_out(before, given["paper"].screen) | {*filled.by_others, path}
    cells = () if is_whole else given["paper"].cells(changed)
    return render(
        request, "budgets/sheets/saved.html", {**given, "cells": cells, "is_whole": is_whole}
    )


def _worked_out(before: Sheet, after: Screen) -> set[str]:
    """The cells that say something else now, such as the rate of the money that was filled in."""
    old = {cell.path: cell.text for row in screen_for(before).rows for cell in row.cells}
    cells = (cell for row in after.rows for cell in row.cells if cell.field)
    return {cell.path for cell in cells if old.get(cell.path) != cell.text}


def _is_new_row(path: str) -> bool:
    """Whether a cell stands in a row that came to be by filling it in, so that it is renamed."""
    part, _dot, rest = path.partition(".")
    return part.endswith("funds") and not rest.partition(".")[0].isdigit()


def _marks(found: Sheet) -> dict[str, list[str]]:
    """How grave the findings are that stand beside each cell."""
    marks: dict[str, list[str]] = {}
    for one in found.findings:
        marks.setdefault(one.get("path", ""), []).append(one["severity"])
    return marks


def _refused(
    request: SignedInRequest, found: Sheet, path: str, reason: str, *, status: int
) -> HttpResponse:
    typed = request.POST.get(f"{CELL}{path}", "")
    given = shown(request, found, errors={path: reason}, typed={path: typed})
    cells = given["paper"].cells({path})
    given |= {"cells": cells, "reason": "" if cells else reason, "has_fault": True}
    return render(request, "budgets/sheets/saved.html", given, status=status)


@login_required
@require_POST
def sheet_save(request: SignedInRequest, pk: int) -> HttpResponse:
    """Save all cells at once: for a browser without scripts."""
    found = find_sheet(request, pk)
    try:
        filled = filling.fill_page(
            found, _cells(request), revision=revision_of(request), by=request.user,
            scope=request.scope,
        )  # fmt: skip
    except (ChangedMeanwhile, filling.CellNotOpen) as fault:
        messages.error(request, str(fault))
        return redirect(found)
    if filled.faults:
        return _in_part(request, filled)
    messages.success(request, _("已保存。"))
    return redirect(found)


def _cells(request: SignedInRequest) -> dict[str, str]:
    """The text of every cell of the page."""
    return {
        name.removeprefix(CELL): str(text)
        for name, text in request.POST.items()
        if name.startswith(CELL)
    }


def _in_part(request: SignedInRequest, filled: filling.Filled) -> HttpResponse:
    """The page again, with what was not kept told beside its cell and what was typed there."""
    errors = dict(filled.faults)
    others = together.changed_since(filled.sheet, revision_of(request), but_by=request.user)
    typed = {path: text for path, text in _cells(request).items() if path in errors}
    typed = {path: text for path, text in typed.items() if path not in others}
    told = _("有%d格没有保存，原因写在格中；其余已保存。") % len(errors)
    messages.warning(request, told)
    given = shown(request, filled.sheet, errors=errors, typed=typed)
    return _page(request, filled.sheet, given, status=UNPROCESSABLE)


def _page(
    request: SignedInRequest, found: Sheet, given: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The whole page: the sheet with its way through the stages."""
    way = way_of(found, request, is_back=bool(given["remarks"]))
    return render(request, "budgets/sheets/sheet.html", {**given, "way": way}, status=status)


def revision_of(request: SignedInRequest) -> int:
    """The revision that the page was made from; the last one given counts."""
    given = request.POST.getlist("revision")
    return int(given[-1]) if given and given[-1].isdigit() else 0
