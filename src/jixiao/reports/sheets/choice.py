"""The form to print a sheet on."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Fund, Sheet, SheetKind
from jixiao.forms.form import Form, all_forms

OF_INDICATOR = ("definition", "target", "actual", "points", "score", "reason", "basis")
OF_FUND = ("adjustment", "outturn", "forecast_outturn", "points", "score", "reason")
POINTS = "indicator.points"
OF_SHEET = ("purpose", "rating", "total_score")
# Printed with the target where the form has no column for it.
IN_TARGET = frozenset({"direction", "measure_unit"})
# Rows that a form without a title for them gets all the same.
ANYWHERE = frozenset({"objective", "points_shared", "score_shared"})


def form_for(sheet: Sheet) -> Form:
    """The form to print a sheet on: the one it was read from, else the one that loses least."""
    forms = all_forms()
    for form in forms:
        if form.name == sheet.form:
            return form
    kind = _kind(sheet)
    said = set(_said(sheet))
    return min(
        (form for form in forms if form.kind is kind),
        key=lambda form: (len(said - set(_printed(form))), not form.is_default, form.name),
    )


def form_with_points(sheet: Sheet) -> Form:
    """The form for a sheet; where that has no column for points, the other that loses least."""
    own = form_for(sheet)
    said = set(_said(sheet))
    having = [one for one in all_forms() if one.kind is own.kind and POINTS in _printed(one)]
    if own in having or not having:
        return own
    return min(having, key=lambda one: (len(said - set(_printed(one))), one.name))


def _kind(sheet: Sheet) -> SheetKind:
    if sheet.kind in {SheetKind.MONITORING, SheetKind.WHOLE_DEPARTMENT}:
        return sheet.kind
    spent = any(fund.outturn is not None for fund in sheet.funds)
    evaluated = sheet.is_evaluated or spent or sheet.kind is SheetKind.SELF_EVALUATION
    return SheetKind.SELF_EVALUATION if evaluated else SheetKind.OBJECTIVE


def _said(sheet: Sheet) -> Iterator[str]:
    """What the sheet has to say, by the names of its fields."""
    yield from (name for name in OF_SHEET if getattr(sheet, name) not in ("", None))
    yield from (f"fund.{name}" for fund in sheet.funds for name in _said_of_fund(fund))
    yield from ["tasks"] if sheet.tasks else []
    yield from ["plan"] if sheet.spending_plan else []
    yield from ["long_term_funds"] if sheet.long_term_funds else []
    yield from ["result"] if any(one.result for one in sheet.objectives) else []
    yield from ["goals"] if any(one.points is not None for one in sheet.objectives) else []
    yield from (f"indicator.{name}" for one in sheet.indicators for name in _said_of(one))


def _said_of_fund(fund: Fund) -> Iterator[str]:
    yield from (name for name in OF_FUND if getattr(fund, name) not in ("", None))


def _said_of(indicator: Indicator) -> Iterator[str]:
    yield from (name for name in OF_INDICATOR if getattr(indicator, name) not in ("", None))
    yield from ["long_term"] if indicator.term == "long_term" else []
    yield from ["current"] if indicator.monitoring is not None else []
    names = {"level3": "subname"}
    yield from (names.get(name, name) for name in set(indicator.extra) - ANYWHERE - IN_TARGET)


def _printed(form: Form) -> Iterator[str]:
    """What a form has a place for, by the same names."""
    for block in form.blocks:
        fields = set(block.fields())
        yield block.kind
        if block.kind in {"indicators", "goals"}:
            yield from (f"indicator.{name}" for name in fields)
            terms = {slot.term for slot in block.columns}
            yield from ["indicator.long_term"] if "long_term" in terms else []
        elif block.kind == "funds":
            yield from (f"fund.{name}" for name in fields)
        else:
            yield from fields
        if any(name.startswith("long_term_fund.") for name in fields):
            yield "long_term_funds"
