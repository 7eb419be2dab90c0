"""What a sheet's own spending plan says is spent by a day."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.month import SHARE
from jixiao.domain.sheet import SpendingPlan
from jixiao.domain.spending_view import SpendingView


def planned_share(plan: SpendingPlan, view: SpendingView, *, day: date) -> Decimal | None:
    """The share of 1 planned by a day, on a straight line between the plan's steps.

    A sheet's plan goes before the ledger's, which is known for the cut-off date alone. None where
    there is no plan for the day.
    """
    start = date(view.fiscal_year - 1, 12, 31)
    steps = sorted(
        (one.by, one.share)
        for one in plan.steps
        if one.by is not None and one.share is not None and one.by.year == view.fiscal_year
    )
    if steps:
        return _between([(start, Decimal(0)), *steps], min(day, steps[-1][0]))
    if view.planned is None or not view.final_budget.yuan or day != view.as_of:
        return None
    return (view.planned.yuan / view.final_budget.yuan).quantize(SHARE, ROUND_HALF_UP)


def _between(steps: list[tuple[date, Decimal]], day: date) -> Decimal:
    """The share on the line between the last step until a day and the first one after it."""
    since, low = max(one for one in steps if one[0] <= day)
    by, high = min((one for one in steps if one[0] > day), default=(since, low))
    if by == since:
        return low
    part = Decimal((day - since).days) / (by - since).days
    return (low + (high - low) * part).quantize(SHARE, ROUND_HALF_UP)
