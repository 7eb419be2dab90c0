"""The monthly 支出进度表 of an institution out of the snapshot, as the pipeline prints it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from jixiao.domain.light import Colour, Light
from jixiao.domain.money import Money
from jixiao.domain.monitoring import Cause
from jixiao.domain.month import SHARE, Month
from jixiao.domain.progress import Category, Grouping, Progress
from jixiao.domain.sheet import Project
from jixiao.domain.slow import MissingPayment, SlowProject
from jixiao.domain.unit import BudgetUnit
from jixiao.domain.watching import LightProfile, WatchedRow, WatchReport
from jixiao.web.spending.selectors.progress import reasons_of

if TYPE_CHECKING:
    from jixiao.web.spending.models import ProgressRow, SlowReason
    from jixiao.web.spending.selectors.places import Period

AMOUNTS = (
    "original_budget", "carry_over", "adjustment", "outturn", "month_outturn", "planned_budget",
    "planned_outturn",
)  # fmt: skip
PROFILE = LightProfile("plan", "", "")


def report_of(rows: Sequence[ProgressRow], period: Period) -> WatchReport:
    """What was watched of some rows of a month, with the causes that the units reported."""
    watched = [_watched(one) for one in rows]
    slow = [one for one in rows if one.is_slow]
    return WatchReport(
        period.year.year, rows[0].as_of, (Grouping.PROJECT,), PROFILE,
        totals=tuple(_totals([one.progress for one in watched])),
        rows=tuple(watched),
        slow=tuple(_slow(slow, reasons_of(slow))),
    )  # fmt: skip


def months_from(sums: Iterable[dict[str, Any]], period: Period) -> list[Progress]:
    """The sums of the months as the table and its charts print them."""
    found = []
    for one in sums:
        month = Month(period.year.year, one["month"])
        found.append(
            Progress(
                period.year.year, month.last, month,
                original_budget=Money(one["final_budget_sum"]),
                **_amounts({name: one[f"{name}_sum"] for name in AMOUNTS[3:]}),
                planned=Money(one["planned_sum"]) if one["planned_budget_sum"] else None,
            )
        )  # fmt: skip
    return found


def _watched(row: ProgressRow) -> WatchedRow:
    """A row with the lights of its money and of its goals."""
    money = Light(Colour(row.money_light or row.light), row.reason)
    goal = Light(Colour(row.goal_light), row.goal_reason) if row.goal_light else None
    return WatchedRow(_progress(row), money, goal=goal)


def _progress(row: ProgressRow) -> Progress:
    return Progress(
        row.as_of.year, row.as_of, Month.of(row.as_of), row.key, Category(row.category),
        unit=BudgetUnit(row.unit.code, row.unit.name),
        project=Project(row.project.code, row.project.name) if row.project else Project(),
        last_payment_date=row.last_payment_date,
        planned=None if row.planned is None else Money(row.planned),
        **_amounts({name: getattr(row, name) for name in AMOUNTS}),
    )  # fmt: skip


def _totals(rows: Sequence[Progress]) -> Iterable[Progress]:
    """A row for each category, then that of all."""
    by_category: dict[Category | None, list[Progress]] = defaultdict(list)
    for one in rows:
        by_category[one.category].append(one)
    parts = [by_category[one] for one in Category if one in by_category]
    for part in parts:
        yield _sum(part, category=part[0].category)
    yield _sum(rows, category=None)


def _sum(rows: Sequence[Progress], *, category: Category | None) -> Progress:
    first, plans = rows[0], [one.planned.yuan for one in rows if one.planned is not None]
    return Progress(
        first.fiscal_year, first.as_of, first.month, category=category,
        planned=Money(sum(plans, Decimal(0))) if plans else None,
        **_amounts({
            name: sum((getattr(one, name).yuan for one in rows), Decimal(0)) for name in AMOUNTS
        }),
    )  # fmt: skip


def _amounts(yuan: dict[str, Decimal]) -> dict[str, Any]:
    return {name: Money(one) for name, one in yuan.items()}


def _slow(
    rows: Sequence[ProgressRow], reasons: dict[int | None, SlowReason]
) -> Iterable[SlowProject]:
    ordered = sorted(rows, key=lambda one: (-one.gap, one.key))
    whole, sofar = sum((one.gap for one in ordered), Decimal(0)) or Decimal(1), Decimal(0)
    for row in ordered:
        sofar += row.gap
        said = reasons.get(row.project_id)
        yield SlowProject(
            _progress(row), Money(row.gap), _share(row.gap, whole), _share(sofar, whole),
            is_by_plan=row.is_by_plan,
            behind_since=Month(row.as_of.year, row.behind_since) if row.behind_since else None,
            missing=tuple(_missing(one) for one in row.missing),
            causes=tuple(Cause(one) for one in said.causes) if said else (),
            explanation=said.explanation if said else "",
            measure=said.measure if said else "",
        )  # fmt: skip


def _missing(plain: dict[str, str]) -> MissingPayment:
    amounts = (Money(Decimal(plain[name])) for name in ("last_year", "this_year"))
    return MissingPayment(plain["code"], plain["name"], *amounts)


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole).quantize(SHARE, ROUND_HALF_UP)
