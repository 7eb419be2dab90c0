"""A sheet: the form of one project (or of a whole department) for one year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.task import Task


class SheetKind(StrEnum):
    """What a sheet is for: objectives before the year, watching in it, judging after it."""

    OBJECTIVE = "objective"
    SELF_EVALUATION = "self_evaluation"
    MONITORING = "monitoring"
    WHOLE_DEPARTMENT = "whole_department"


class FundSource(StrEnum):
    """Where the money of a project comes from; ``total`` is the row that is scored."""

    TOTAL = "total"
    FISCAL = "fiscal"
    CARRY_OVER = "carry_over"
    CENTRAL = "central"
    PROVINCIAL = "provincial"
    LOCAL = "local"
    OWN = "own"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Project:
    """A budget project: its code in the platform and its name."""

    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Fund:
    """One row of 项目资金: a source of money, its budgets, what was spent, and the score.

    ``label`` is the row's printed title. Amounts are None where the cell is blank or is not
    an amount. ``execution_rate`` is the printed rate as a share of 1. ``adjustment`` is what the
    original budget was changed by (调整数), ``forecast_outturn`` what is expected to be spent by
    the end of the year (全年预计执行数), ``arrived`` what was really paid in (实际到位数), which
    some rule-sets measure spending against; no form is read into it yet.
    """

    source: FundSource
    label: str = ""
    original_budget: Money | None = None
    final_budget: Money | None = None
    outturn: Money | None = None
    execution_rate: Decimal | None = None
    points: Decimal | None = None
    score: Decimal | None = None
    reason: str = ""
    adjustment: Money | None = None
    forecast_outturn: Money | None = None
    arrived: Money | None = None
    place: Place = NOWHERE
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def budget(self) -> Money | None:
        """The budget that spending is measured against: final where printed, else original."""
        return self.original_budget if self.final_budget is None else self.final_budget

    def place_of(self, field_name: str) -> Place:
        """The cell of a field, or the row where the field has no cell."""
        return self.places.get(field_name, self.place)


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of 资金支出计划: the cumulative share of the budget to be spent by a date.

    ``by`` is None where the year is unknown or the label is no date, ``share`` is None
    where the cell is blank.
    """

    by: date | None = None
    share: Decimal | None = None
    text: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class SpendingPlan:
    """The steps of a spending plan in printed order; shares are cumulative."""

    steps: tuple[PlanStep, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.steps)

    @property
    def shares(self) -> tuple[Decimal | None, ...]:
        """The cumulative shares, None where blank."""
        return tuple(step.share for step in self.steps)


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective of a project, with what is said to have come of it (实际完成情况).

    ``points`` are those that some forms print for a whole objective (年度绩效目标1（40分）).
    """

    text: str
    result: str = ""
    term: str = "annual"
    place: Place = NOWHERE
    result_place: Place = NOWHERE
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one project: funds, plan, objectives, indicators, scores.

    ``department`` and ``unit`` are printed names, codes left on. ``form`` names the form
    description that fitted and ``confidence`` is the share of its titles that were found.
    ``long_term_funds`` is money beyond the year (中期资金总额), kept apart from the year's;
    ``tasks`` are those of a whole department. ``amount_unit`` is the printed unit of
    money; amounts are yuan whatever it says. ``cut_off_month`` is the last month (1 to 12) that a
    form of monitoring tells of, as in 1-7月执行数; None where it prints none.
    """

    kind: SheetKind = SheetKind.OBJECTIVE
    title: str = ""
    project: Project = Project()
    department: str = ""
    unit: str = ""
    fiscal_year: int | None = None
    cut_off_month: int | None = None
    purpose: str = ""
    funds: tuple[Fund, ...] = ()
    long_term_funds: tuple[Fund, ...] = ()
    spending_plan: SpendingPlan = SpendingPlan()
    tasks: tuple[Task, ...] = ()
    objectives: tuple[Objective, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    total_points: Decimal | None = None
    total_score: Decimal | None = None
    rating: str = ""
    amount_unit: str = ""
    form: str = ""
    confidence: Decimal | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    place: Place = NOWHERE
    places: Mapping[str, Place] = field(default_factory=dict)

    def place_of(self, field_name: str) -> Place:
        """The cell of a field, or the title where the field has no cell."""
        return self.places.get(field_name, self.place)

    @property
    def total_fund(self) -> Fund | None:
        """The row of all money; where none is printed, the only row there is."""
        for fund in self.funds:
            if fund.source is FundSource.TOTAL:
                return fund
        return self.funds[0] if len(self.funds) == 1 else None

    @property
    def budget(self) -> Money | None:
        """The project's budget by its total row."""
        fund = self.total_fund
        return None if fund is None else fund.budget

    @property
    def is_evaluated(self) -> bool:
        """Whether anything was reported: an actual value, a score or a rating."""
        return bool(
            self.rating
            or self.total_score is not None
            or any(one.is_reported for one in self.indicators)
        )
