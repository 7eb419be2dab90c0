"""A sheet as it is handed out to be evaluated: objectives and points in, results still open."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.domain.sheet import Fund, FundSource, Sheet, SheetKind
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.weights import TOTAL_LABEL, annual

BEFORE = frozenset({SheetKind.OBJECTIVE, SheetKind.MONITORING})


def unfilled(sheet: Sheet, ruleset: Ruleset | None) -> Sheet:
    """The sheet for the evaluation of its year: its scores taken off, what was reported kept.

    Points of execution that are not printed are those of the rule-set; a row of all money is
    put in where there is none. Indicators for longer than the year are left out.
    """
    becomes = evaluated_as(sheet)
    is_new = becomes is not sheet
    indicators = tuple(replace(one, score=None) for one in annual(sheet))
    points = [one.points for one in indicators]
    funds = _funds(sheet, ruleset, sum((one for one in points if one is not None), Decimal(0)))
    scored = next((one.points for one in funds if one.points is not None), Decimal(0))
    total = sum((one for one in points if one is not None), scored)
    return replace(
        becomes,
        title="" if is_new else sheet.title,
        funds=funds,
        indicators=indicators,
        total_points=None if None in points or not points else total,
        total_score=None,
        rating="",
    )


def _funds(sheet: Sheet, ruleset: Ruleset | None, points: Decimal) -> tuple[Fund, ...]:
    """The rows of money without rates and scores; the total has the points of execution."""
    funds = [replace(one, execution_rate=None, score=None) for one in sheet.funds]
    total = next((one for one in funds if one.source is FundSource.TOTAL), None)
    if total is None and len(funds) != 1:
        total = Fund(FundSource.TOTAL, TOTAL_LABEL)
        funds.insert(0, total)
    at = funds.index(total) if total else 0
    execution = ruleset.points.get("execution") if ruleset else None
    if funds[at].points is None and execution and ruleset and points < ruleset.full_points:
        funds[at] = replace(funds[at], points=execution)
    return tuple(funds)


def evaluated_as(sheet: Sheet) -> Sheet:
    """The sheet as it will be scored: one of objectives or monitoring becomes a self-evaluation."""
    if sheet.kind in BEFORE:
        return replace(sheet, kind=SheetKind.SELF_EVALUATION)
    return sheet
