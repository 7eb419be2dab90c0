"""How far the spending of a budget has come at a cut-off date (支出进度)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from jixiao.domain.money import EXACT, ZERO, Money
from jixiao.domain.month import SHARE, Month, elapsed_share
from jixiao.domain.sheet import Project
from jixiao.domain.unit import BudgetUnit

SOURCES = {
    "total": "全部资金", "fiscal": "当年财政拨款", "carry_over": "上年结转资金",
    "central": "中央资金", "provincial": "省级资金", "local": "市县资金", "own": "单位资金",
    "other": "其他资金",
}  # fmt: skip
"""Sources of money as tables print them."""
NO_UNIT, NO_PROJECT = BudgetUnit(), Project()


class Category(StrEnum):
    """The kind of spending; ``unassigned`` payments name no project and are not yet assigned."""

    PROJECT = "project"
    BASIC = "basic"
    UNASSIGNED = "unassigned"

    @property
    def label(self) -> str:
        """The word shown to users."""
        return {"project": "项目支出", "basic": "基本支出", "unassigned": "待认领"}[self.value]


class Grouping(StrEnum):
    """What the rows of a progress table may stand for, one or several at once."""

    CATEGORY = "category"
    DEPARTMENT = "department"
    UNIT = "unit"
    PROJECT = "project"
    SOURCE = "source"
    ECONOMIC_CLASS = "economic_class"
    MONTH = "month"

    @property
    def label(self) -> str:
        """The word shown to users."""
        return {
            "category": "支出类别", "department": "部门", "unit": "单位", "project": "项目",
            "source": "资金来源", "economic_class": "经济分类", "month": "月份",
        }[self.value]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Progress:
    """One row of a progress table: budgets, what was spent until a date, and what was planned.

    What a row stands for is filled, the rest is empty: a row of a project names the project, its
    unit and its department. Amounts are yuan. ``final_budget`` is original budget, money carried
    over and the adjustments in force on the day; ``outturn`` is net of refunds and reversals,
    which ``refunded`` adds up (a negative amount). ``month_outturn`` is that of ``month`` alone.
    ``planned`` is what the plans say is spent by the day (None without a plan);
    ``planned_budget`` and ``planned_outturn`` are those of the projects that have a plan.
    ``gap`` and ``gap_share`` are positive where less was spent than planned.
    """

    fiscal_year: int
    as_of: date
    month: Month
    key: str = ""
    category: Category | None = None
    department: BudgetUnit = NO_UNIT
    unit: BudgetUnit = NO_UNIT
    project: Project = NO_PROJECT
    source: str = ""
    economic_code: str = ""
    economic_class: str = ""
    original_budget: Money = ZERO
    carry_over: Money = ZERO
    adjustment: Money = ZERO
    outturn: Money = ZERO
    month_outturn: Money = ZERO
    carry_over_outturn: Money = ZERO
    refunded: Money = ZERO
    payment_count: int = 0
    last_payment_date: date | None = None
    planned: Money | None = None
    planned_budget: Money = ZERO
    planned_outturn: Money = ZERO
    final_budget: Money = field(init=False)
    execution_rate: Decimal | None = field(init=False)
    planned_share: Decimal | None = field(init=False)
    gap: Money | None = field(init=False)
    gap_share: Decimal | None = field(init=False)
    elapsed_share: Decimal = field(init=False)

    def __post_init__(self) -> None:
        """Work out budgets, rates and gaps; a frozen value is filled once, here."""
        final = self.original_budget + self.carry_over + self.adjustment
        share = None if self.planned is None else share_of_budget(self.planned, self.planned_budget)
        spent = share_of_budget(self.planned_outturn, self.planned_budget)
        derived = {
            "final_budget": final,
            "execution_rate": share_of_budget(self.outturn, final),
            "planned_share": share,
            "gap": None if self.planned is None else self.planned - self.planned_outturn,
            "gap_share": None if share is None or spent is None else share - spent,
            "elapsed_share": elapsed_share(self.as_of, fiscal_year=self.fiscal_year),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @property
    def source_name(self) -> str:
        """The source of money as tables print it."""
        return SOURCES.get(self.source, self.source)

    @property
    def name(self) -> str:
        """What the row stands for, as people call it."""
        if self.project.name or self.project.code:
            return self.project.name or self.project.code
        named = (self.economic_class or self.economic_code, self.unit.name, self.department.name)
        found = next((one for one in named if one), "")
        return found or (self.category.label if self.category else "合计")


def share_of_budget(amount: Money, budget: Money) -> Decimal | None:
    """An amount as a share of a budget, to six places, half up; None where the budget is zero."""
    if not budget.yuan:
        return None
    return (amount.yuan / budget.yuan).quantize(SHARE, ROUND_HALF_UP, context=EXACT)


def percent(share: Decimal) -> str:
    """A share as people write it, to two places at most, half up: ``41.2%``."""
    return f"{hundredfold(share)}%"


def hundredfold(share: Decimal) -> str:
    """A share in points: 0.188 is ``18.8``."""
    rounded = (share * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".")
