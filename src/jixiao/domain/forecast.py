"""What will have been spent by the end of the year, and what has to be paid to reach the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from jixiao.domain.money import Money
from jixiao.domain.progress import Category


class ForecastMethod(StrEnum):
    """What a forecast rests on: earlier years, this year's plan, or the calendar alone."""

    EARLIER_YEARS = "earlier_years"
    PLAN = "plan"
    ELAPSED = "elapsed"

    @property
    def label(self) -> str:
        """The word shown to users."""
        return {"earlier_years": "往年同期", "plan": "支出计划", "elapsed": "时间进度"}[self.value]


@dataclass(frozen=True, slots=True)
class Forecast:
    """The outturn expected by the end of the year, with an interval (全年支出预测).

    ``low`` and ``high`` hold it with the probability ``level``. ``months_left`` counts the months
    still to come, that of the cut-off day itself only where it is not over. ``needed`` is what is
    missing to the year's plan and ``needed_per_month`` the same spread over those months (None
    where none is left); ``next_step`` is the date of the plan's next step and
    ``needed_by_next_step`` what has to be paid until then.
    """

    expected: Money
    low: Money
    high: Money
    level: Decimal
    method: ForecastMethod
    months_left: int
    needed: Money
    needed_per_month: Money | None = None
    next_step: date | None = None
    needed_by_next_step: Money | None = None


@dataclass(frozen=True, slots=True)
class TotalForecast:
    """The outturn expected of all projects of a category, or of all (``category`` is None).

    ``low`` and ``high`` hold it with the probability ``level``; they are not the sums of the ends
    of the projects' intervals. ``needed`` is what all are missing to their year's plans together,
    ``needed_per_month`` the same for each month left.
    """

    category: Category | None
    expected: Money
    low: Money
    high: Money
    level: Decimal
    months_left: int
    needed: Money
    needed_per_month: Money | None = None
