"""The rows of a month added up by unit, by the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, DecimalField, Q, Sum
from django.db.models.functions import Coalesce

from jixiao.domain.light import Colour
from jixiao.web.spending.listing import sums_of
from jixiao.web.spending.models import ProgressRow, UnitMonth

if TYPE_CHECKING:
    from jixiao.web.budgets.models import FiscalYear

SUMMED = (
    "final_budget", "month_outturn", "outturn", "planned", "planned_budget", "planned_outturn",
    "expected",
)  # fmt: skip


def totals() -> dict[str, Any]:
    """The sums, the number of lights and of slow projects of rows, as the database adds them up."""
    return {
        **{f"{name}_sum": Coalesce(Sum(name), 0, output_field=_money()) for name in SUMMED},
        **{f"{one}_count": Count("pk", filter=Q(light=one.value)) for one in Colour},
        "project_sum": Count("project"),
        "slow_sum": Count("pk", filter=Q(is_slow=True)),
    }


def add_up(year: FiscalYear, month: int) -> None:
    """Make the sums of a month anew; one row a unit."""
    found = ProgressRow.objects.filter(fiscal_year=year, month=month).order_by()
    by_unit = sums_of(found.values("unit_id", "unit__path").annotate(**totals()))
    UnitMonth.objects.filter(fiscal_year=year, month=month).delete()
    UnitMonth.objects.bulk_create(
        UnitMonth(
            fiscal_year=year, month=month, unit_id=one["unit_id"], scope_path=one["unit__path"],
            project_count=one["project_sum"], slow=one["slow_sum"],
            **{name: one[f"{name}_sum"] for name in SUMMED},
            **{str(colour): one[f"{colour}_count"] for colour in Colour},
        )
        for one in by_unit
    )  # fmt: skip


def _money() -> DecimalField[Any, Any]:
    return DecimalField(max_digits=20, decimal_places=2)
