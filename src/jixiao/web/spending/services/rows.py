"""A watched row of the pipeline as a row of the database."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.domain.progress import Category
from jixiao.web.spending.models import ProgressRow

if TYPE_CHECKING:
    from jixiao.domain.money import Money
    from jixiao.domain.progress import Progress
    from jixiao.domain.slow import SlowProject
    from jixiao.domain.watching import WatchedRow
    from jixiao.web.spending.services.places import Belonging

LONGEST_KEY = LONGEST_REASON = 400
MONEY = (
    "original_budget", "carry_over", "adjustment", "final_budget", "month_outturn", "outturn",
    "planned_budget", "planned_outturn",
)  # fmt: skip


def row_of(watched: WatchedRow, place: Belonging, *, slow: SlowProject | None) -> ProgressRow:
    """The row with its light, its forecast, and why it is slow; year and month are still open."""
    one, ahead, light = watched.progress, watched.forecast, watched.worst
    category = one.category or Category.PROJECT
    return ProgressRow(
        as_of=one.as_of,
        key=one.key[:LONGEST_KEY],
        category=category.value,
        unit_id=place.unit_id,
        project_id=place.project_id,
        **{name: getattr(one, name).yuan for name in MONEY},
        last_payment_date=one.last_payment_date,
        planned=_yuan(one.planned),
        execution_rate=one.execution_rate,
        planned_share=one.planned_share,
        gap_share=one.gap_share,
        gap=_gap(one, slow),
        light=light.colour.value,
        light_rank=light.colour.rank,
        reason=watched.light.reason[:LONGEST_REASON],
        money_light=watched.light.colour.value,
        goal_light=watched.goal.colour.value if watched.goal else "",
        goal_reason=watched.goal.reason[:LONGEST_REASON] if watched.goal else "",
        expected=_yuan(ahead.expected if ahead else None),
        low=_yuan(ahead.low if ahead else None),
        high=_yuan(ahead.high if ahead else None),
        is_slow=slow is not None and place.project_id is not None,
        is_by_plan=slow is not None and slow.is_by_plan,
        behind_since=slow.behind_since.number if slow and slow.behind_since else None,
        missing=_missing(slow),
        scope_path=place.path,
    )


def _yuan(amount: Money | None) -> Decimal | None:
    return None if amount is None else amount.yuan


def _gap(one: Progress, slow: SlowProject | None) -> Decimal:
    gap = slow.gap if slow else one.gap
    return Decimal(0) if gap is None else gap.yuan


def _missing(slow: SlowProject | None) -> list[dict[str, str]]:
    return [
        {"code": one.economic_code, "name": one.economic_class, "last_year": str(one.last_year),
         "this_year": str(one.this_year)}
        for one in (slow.missing if slow else ())
    ]  # fmt: skip
