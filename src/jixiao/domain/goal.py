"""Goals watched beside money (双监控): a light for every indicator, and one for the project."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.domain.indicator import Indicator
from jixiao.domain.light import Light, worst
from jixiao.domain.sheet import Sheet

NOT_JUDGED = Light()


@dataclass(frozen=True, slots=True)
class GoalLight:
    """The light of one indicator at the cut-off date, with the reason in words."""

    indicator: Indicator
    light: Light


@dataclass(frozen=True, slots=True)
class WatchedGoals:
    """A project's indicators and its money at a cut-off date.

    ``unexplained`` are indicators whose target will perhaps, or surely, be missed and for which
    neither a cause nor a measure is written; forms demand both.
    """

    sheet: Sheet
    goals: tuple[GoalLight, ...]
    money: Light = NOT_JUDGED
    unexplained: tuple[Indicator, ...] = ()

    @property
    def goal(self) -> Light:
        """The worst light of the indicators."""
        return worst(one.light for one in self.goals)

    @property
    def light(self) -> Light:
        """The worst of money and goals."""
        return worst((self.money, self.goal))
