"""Money watched at a cut-off date: every row with its light and its forecast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jixiao.domain.forecast import Forecast, TotalForecast
from jixiao.domain.light import Colour, Light, worst
from jixiao.domain.problem import Problem
from jixiao.domain.progress import Grouping, Progress
from jixiao.domain.slow import SlowProject


@dataclass(frozen=True, slots=True)
class WatchedRow:
    """A row of the progress table with its light; ``forecast`` only where it is one project.

    ``goal`` is the light of the project's goals, None where no sheet of monitoring tells of them.
    """

    progress: Progress
    light: Light
    forecast: Forecast | None = None
    goal: Light | None = None

    @property
    def worst(self) -> Light:
        """The worst of money and goals (双监控)."""
        return worst(one for one in (self.light, self.goal) if one)


@dataclass(frozen=True, slots=True)
class LightProfile:
    """By what the lights were given: name, title and basis."""

    name: str
    title: str
    basis: str


@dataclass(frozen=True, slots=True)
class WatchReport:
    """What a ledger says at a date: totals by category and of all, rows, slow projects.

    ``total_forecasts`` are those of the totals that anything can be forecast of.
    """

    fiscal_year: int
    as_of: date
    by: tuple[Grouping, ...]
    lights: LightProfile
    totals: tuple[Progress, ...] = ()
    rows: tuple[WatchedRow, ...] = ()
    slow: tuple[SlowProject, ...] = ()
    problems: tuple[Problem, ...] = ()
    total_forecasts: tuple[TotalForecast, ...] = ()

    @property
    def has_red(self) -> bool:
        """Whether any row shows a red light."""
        return any(one.light.colour is Colour.RED for one in self.rows)
