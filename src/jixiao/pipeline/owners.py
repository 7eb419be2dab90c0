"""Which part of a sheet a printed cell shows, by the word that names it in a path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Fund, FundSource, Objective, PlanStep, Sheet, SpendingPlan
from jixiao.domain.task import Task
from jixiao.pipeline.rows import step_of

if TYPE_CHECKING:
    from jixiao.forms.form import Form
    from jixiao.reports.sheets.pieces import Piece

NOBODY = "nobody"
"""What has a blank cell that only fills up a row: the side of a form with fewer rows."""
POOLS = {"fund.": "funds", "long_term_fund.": "long_term_funds"}


def prepared(sheet: Sheet, form: Form) -> Sheet:
    """The sheet with blank rows for all that the form asks for and the sheet does not have yet."""
    wanted: dict[str, list[FundSource]] = {"funds": [], "long_term_funds": []}
    for block in form.blocks:
        wanted["funds"] += [one.source for one in block.fund_rows]
        for field in block.fields():
            for start, pool in POOLS.items():
                if field.startswith(start):
                    wanted[pool].append(FundSource(field.removeprefix(start)))
    filled = replace(
        sheet,
        funds=_with_sources(sheet.funds, wanted["funds"]),
        long_term_funds=_with_sources(sheet.long_term_funds, wanted["long_term_funds"]),
        indicators=sheet.indicators or (Indicator(),),
        tasks=sheet.tasks or (Task(),),
    )
    steps = [text for block in form.blocks for text in block.steps]
    if sheet.spending_plan or not steps:
        return filled
    return replace(filled, spending_plan=SpendingPlan(tuple(PlanStep(text=one) for one in steps)))


def with_form_rows(sheet: Sheet, form: Form) -> Sheet:
    """The sheet with a row for all money and a step for all dates that the form titles, blank."""
    shown = prepared(sheet, form)
    steps = shown.spending_plan.steps
    if not sheet.spending_plan:
        steps = tuple(step_of(one.text, year=sheet.fiscal_year) for one in steps)
    return replace(
        sheet, funds=shown.funds, long_term_funds=shown.long_term_funds,
        spending_plan=SpendingPlan(steps),
    )  # fmt: skip


def _with_sources(funds: tuple[Fund, ...], wanted: list[FundSource]) -> tuple[Fund, ...]:
    """The rows of money in the order of the form, those of other sources behind them."""
    left = list(funds)
    ordered: list[Fund] = []
    for source in dict.fromkeys(wanted):
        own = [one for one in left if one.source is source]
        ordered += own or [Fund(source)]
        left = [one for one in left if one.source is not source]
    return (*ordered, *left)


def owners_of(shown: Sheet, sheet: Sheet) -> Callable[[Piece], str]:
    """A function that names what has the field of a cell.

    Rows are counted as they are in the sheet; a source of money that it lacks is named itself
    (``funds.fiscal``).
    """
    names: dict[int, str] = {}
    for pool in ("funds", "long_term_funds"):
        own = {id(one): at for at, one in enumerate(getattr(sheet, pool))}
        for fund in getattr(shown, pool):
            names[id(fund)] = f"{pool}.{own.get(id(fund), fund.source.value)}"
    for part in ("indicators", "tasks"):
        names |= {id(one): f"{part}.{at}" for at, one in enumerate(getattr(shown, part))}
    steps = shown.spending_plan.steps
    names |= {id(one): f"spending_plan.{at}" for at, one in enumerate(steps)}
    places = {id(one): at for at, one in enumerate(sheet.objectives)}

    def owner(piece: Piece) -> str:
        held = piece.of
        if isinstance(held, tuple):
            return _objectives(held, sheet, places, piece.field)
        if isinstance(held, Fund) and id(held) not in names:
            return f"funds.{held.source.value}"
        return names.get(id(held), NOBODY if isinstance(held, Indicator) else "")

    return owner


def _objectives(
    held: tuple[Objective, ...], sheet: Sheet, places: dict[int, int], field: str
) -> str:
    """``annual`` or ``long_term`` for all of a term, ``0+2`` for the lines of one of several."""
    term = "long_term" if field == "long_term" else held[0].term if held else "annual"
    whole = sum(one.term == term for one in sheet.objectives)
    own = [places[id(one)] for one in held if id(one) in places]
    if not own or len(own) == whole:
        return f"objectives.{term}"
    return f"objectives.{own[0]}+{len(own)}"
