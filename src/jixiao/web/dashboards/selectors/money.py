"""Money against plan, by month and by institution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Sum

from jixiao.web.spending.listing import Sums, sums_of
from jixiao.web.spending.models import UnitMonth

if TYPE_CHECKING:
    from jixiao.web.dashboards.selectors.asked import Asked

SUMMED = ("final_budget", "outturn", "planned", "planned_budget", "planned_outturn")


def by_month(asked: Asked) -> Sums:
    """What was spent and planned until the end of each month."""
    found = UnitMonth.objects.filter(asked.within(), fiscal_year=asked.period.year)
    return sums_of(found.values("month").annotate(**_sums()).order_by("month"))


def by_child(asked: Asked) -> Sums:
    """The month's money of the institutions next below."""
    found = UnitMonth.objects.filter(
        asked.within(), fiscal_year=asked.period.year, month=asked.period.month
    )
    sums = _sums() | {"red_sum": Sum("red")}
    return sums_of(found.order_by().values(child=asked.child()).annotate(**sums))


def _sums() -> dict[str, Any]:
    return {f"{name}_sum": Sum(name) for name in SUMMED}
