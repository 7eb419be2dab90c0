"""Projects whose spending lags, and the form that asks why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.money import Money
from jixiao.domain.monitoring import Cause
from jixiao.domain.month import Month
from jixiao.domain.progress import NO_PROJECT, Progress
from jixiao.domain.sheet import Project


@dataclass(frozen=True, slots=True)
class MissingPayment:
    """A kind of payment that was made by this day last year and is less or absent this year."""

    economic_code: str
    economic_class: str
    last_year: Money
    this_year: Money


@dataclass(frozen=True, slots=True)
class SlowProject:
    """A project behind its plan, with its part of the whole gap.

    ``gap`` is what should have been spent by the day and was not, by the plan, or by the elapsed
    share of the year where there is none (``is_by_plan``). ``share`` is its part of all gaps and
    ``cumulative_share`` that of it and all larger ones. It is behind at every month's end from
    ``behind_since`` on. ``missing`` is largest first. ``causes``, ``explanation`` and ``measure``
    are for the unit to fill in, or what it filled in the month before.
    """

    progress: Progress
    gap: Money
    share: Decimal
    cumulative_share: Decimal
    is_by_plan: bool
    behind_since: Month | None = None
    missing: tuple[MissingPayment, ...] = ()
    causes: tuple[Cause, ...] = ()
    explanation: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class ReportedCause:
    """What a unit wrote into the form of slow projects: causes (偏差原因), words, measure."""

    unit: str = ""
    project: Project = NO_PROJECT
    causes: tuple[Cause, ...] = ()
    explanation: str = ""
    measure: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.causes or self.explanation or self.measure)
