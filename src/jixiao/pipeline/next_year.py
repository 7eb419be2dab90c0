"""Last year's objectives as the first draft of another year's."""

from __future__ import annotations

from dataclasses import replace

from jixiao.domain.sheet import Fund, PlanStep, Sheet, SheetKind, SpendingPlan
from jixiao.pipeline.row_places import without_places
from jixiao.pipeline.rows import step_of


def for_next_year(sheet: Sheet, year: int) -> Sheet:
    """The objectives of a sheet as a first draft for another year: results and places left out.

    The dates of the spending plan move to the year; sums, targets and points stay to be looked at.
    """
    bare = without_places(sheet)
    steps = tuple(_moved(one, sheet, year) for one in bare.spending_plan.steps)
    return replace(
        bare, kind=SheetKind.OBJECTIVE, title="", fiscal_year=year, cut_off_month=None,
        funds=tuple(_asked_again(one) for one in bare.funds),
        long_term_funds=tuple(_asked_again(one) for one in bare.long_term_funds),
        spending_plan=SpendingPlan(steps),
        tasks=tuple(replace(one, result="", outturn=None) for one in bare.tasks),
        objectives=tuple(replace(one, result="") for one in bare.objectives),
        indicators=tuple(
            replace(one, actual=None, score=None, reason="", monitoring=None)
            for one in bare.indicators
        ),
        total_score=None, rating="", confidence=None,
    )  # fmt: skip


def _asked_again(fund: Fund) -> Fund:
    """The last budget of a source of money, asked for another year; nothing is spent of it yet."""
    return Fund(fund.source, fund.label, original_budget=fund.budget, points=fund.points)


def _moved(step: PlanStep, sheet: Sheet, year: int) -> PlanStep:
    """A step at the same day of another year, which its title says where it said the old one."""
    text = step.text or (f"{step.by.month}月底" if step.by else "")
    text = text.replace(f"{sheet.fiscal_year}年", f"{year}年")
    return replace(step_of(text, year=year), share=step.share)
