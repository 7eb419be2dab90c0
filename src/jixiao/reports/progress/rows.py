"""The rows of the monthly 支出进度表, the same for every format.

No national layout of this table was found. The columns are those of a platform's export: budgets,
outturn and rate; beside them stand the plan, the gap, the light and its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.money import Money
from jixiao.domain.monitoring import TICK, Cause
from jixiao.domain.number import HUNDRED
from jixiao.domain.progress import Category, Progress, hundredfold
from jixiao.domain.slow import MissingPayment, SlowProject
from jixiao.domain.watching import WatchedRow, WatchReport

UNIT_OF_MONEY = "单位：万元"
SIGNED = "审核人：　　　　　　　填报人：　　　　　　　联系电话："
PLANNED_ONLY = "注：计划进度和差额只算有资金支出计划的项目；差额为正数的，支出落后于计划。"
CAUSES = tuple(one.label for one in Cause)
FEN = Decimal("0.01")
# Added to what was rounded, so that no -0.00 is printed.
NOUGHT = Decimal("0.00")
PARTS = ((Category.BASIC, "一、基本支出"), (Category.PROJECT, "二、项目支出"),
         (Category.UNASSIGNED, "三、待认领"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: a total (``title`` filled) or a project or a unit's basic spending, with its light."""

    progress: Progress
    title: str = ""
    number: int | None = None
    light: str = ""
    reason: str = ""

    @property
    def unit(self) -> str:
        """The unit, or the department where the unit is not known."""
        return self.progress.unit.name or self.progress.department.name


@dataclass(frozen=True, slots=True)
class ProgressTable:
    """The table as it is printed, with the slow projects and the year's months."""

    report: WatchReport
    rows: tuple[TableRow, ...]
    months: tuple[Progress, ...] = field(default=())

    @property
    def title(self) -> str:
        """The name of the table: ``2025年7月支出进度表``."""
        return f"{self.report.as_of.year}年{self.report.as_of.month}月支出进度表"

    @property
    def unit(self) -> str:
        """The only department or unit of the ledger; empty where there are several."""
        rows = self.report.rows
        for name in ("unit", "department"):
            names = {getattr(one.progress, name).name for one in rows}
            if len(names) == 1 and names != {""}:
                return str(names.pop())
        return ""

    @property
    def day(self) -> str:
        """The cut-off date in words."""
        return in_words(self.report.as_of)

    @property
    def until(self) -> str:
        """Until when the table counts, in words."""
        return f"截至{self.day}"

    @property
    def has_plans(self) -> bool:
        """Whether any row has a plan of spending."""
        return any(one.progress.planned_share is not None for one in self.rows)


def progress_table(report: WatchReport, months: Sequence[Progress] = ()) -> ProgressTable:
    """Totals first, then every part with its rows by unit and code."""
    totals = {one.category: one for one in report.totals}
    rows: list[TableRow] = []
    if None in totals:
        rows.append(TableRow(totals[None], title="合　计"))
    for category, title in PARTS:
        if category not in totals:
            continue
        rows.append(TableRow(totals[category], title=title))
        some = sorted((one for one in report.rows if _is_of(one, category)), key=_order)
        rows += [
            TableRow(one.progress, number=number, light=one.light.colour.label,
                     reason=one.light.reason)
            for number, one in enumerate(some, start=1)
        ]  # fmt: skip
    return ProgressTable(report, tuple(rows), tuple(months))


def _is_of(row: WatchedRow, category: Category) -> bool:
    return row.progress.category is category


def _order(row: WatchedRow) -> tuple[str, str, str, str]:
    one = row.progress
    return one.department.code, one.unit.code, one.unit.name, one.key


def in_words(day: date) -> str:
    """A date as documents print it."""
    return f"{day.year}年{day.month}月{day.day}日"


def wan(amount: Money) -> Decimal:
    """An amount in 万元, rounded half up to two places, as the table prints it."""
    return amount.wan.quantize(FEN, ROUND_HALF_UP) + NOUGHT


def per_cent(share: Decimal) -> Decimal:
    """A share in per cent, rounded half up to two places, as the table prints it."""
    return (share * HUNDRED).quantize(FEN, ROUND_HALF_UP) + NOUGHT


def rate(share: Decimal | None) -> Decimal | None:
    """A share as a workbook holds it: no finer than it is shown in per cent."""
    return None if share is None else per_cent(share) / HUNDRED


def changed(row: Progress) -> Money:
    """What was added to the original budget: money carried over and adjustments."""
    return row.carry_over + row.adjustment


def points(share: Decimal | None) -> str:
    """A gap in points; empty without a plan."""
    return "" if share is None else hundredfold(share)


def class_of(missing: MissingPayment) -> str:
    """The economic class of a kind of payment, by its name, else by its code."""
    return missing.economic_class or missing.economic_code or "未写明经济分类"


def missing_in_words(slow: SlowProject) -> str:
    """Which kinds of payment are fewer than last year, a line each."""
    return "\n".join(
        f"{class_of(one)}去年同期{wan(one.last_year)}万元，今年{wan(one.this_year)}万元"
        for one in slow.missing
    )


def ticks(slow: SlowProject) -> tuple[str, ...]:
    """A tick or nothing for each kind of cause, in the order of ``CAUSES``."""
    return tuple(TICK if one in slow.causes else "" for one in Cause)


def cause_in_words(slow: SlowProject) -> str:
    """Causes and explanation in one cell: ``经费保障、人员保障：资金8月到位``."""
    named = "、".join(one.label for one in Cause if one in slow.causes)
    return "：".join(one for one in (named, slow.explanation) if one)
