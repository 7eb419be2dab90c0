"""Rule-sets: each is one published way of scoring, with the time and the place it holds for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.domain.sheet import Sheet, SheetKind


@dataclass(frozen=True, slots=True)
class Band:
    """One grade of a qualitative indicator: the share of the points it may get.

    ``share`` is what it gets where the unit printed no score of its own. An actual value is of
    the band when it is one of ``exact`` or contains one of ``words``.
    """

    name: str
    low: Decimal
    high: Decimal
    share: Decimal
    exact: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruleset:
    """One published method of scoring: points, methods, bands, ratings, when and where it holds.

    ``methods`` names a method for each way an indicator is judged (``ascending``, ``equal``,
    ``descending``, ``zero``, ``qualitative``, ``yes_no``, ``execution``). ``bands`` are in the
    order in which words are looked for; ``doubtful`` words keep a cell from being graded.
    """

    name: str
    title: str
    basis: str
    effective_from: date
    kinds: tuple[SheetKind, ...]
    points: Mapping[str, Decimal]
    methods: Mapping[str, str]
    bands: tuple[Band, ...]
    ratings: tuple[tuple[str, Decimal], ...]
    tolerance: Decimal
    top_band: str
    late_band: str
    effective_to: date | None = None
    regions: tuple[str, ...] = ()
    required_kinds: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    cases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def full_points(self) -> Decimal:
        """All points of a sheet."""
        return sum(self.points.values(), Decimal(0))

    def band(self, name: str) -> Band:
        """The band of a name that the loader has found to be there."""
        return next(one for one in self.bands if one.name == name)

    def rating_of(self, total: Decimal) -> str:
        """The rating of a total: the highest whose lower limit it reaches; none below them all."""
        reached = (name for name, limit in self.ratings if total >= limit)
        return next(reached, "")

    def fits(self, sheet: Sheet) -> bool:
        """Whether the rule-set is for a sheet: by kind, year and place."""
        if sheet.kind not in self.kinds:
            return False
        place = f"{sheet.title}{sheet.department}{sheet.unit}"
        if self.regions and not any(region in place for region in self.regions):
            return False
        return sheet.fiscal_year is None or self.holds_on(evaluation_day(sheet.fiscal_year))

    def holds_on(self, day: date) -> bool:
        """Whether the rule-set is in force on a day."""
        return self.effective_from <= day and (self.effective_to is None or day < self.effective_to)


def evaluation_day(fiscal_year: int) -> date:
    """The day whose rules a year is judged by: self-evaluations are made in the spring after."""
    return date(fiscal_year + 1, 3, 31)


@lru_cache(maxsize=1)
def all_rulesets() -> tuple[Ruleset, ...]:
    """Every rule-set that is shipped, by name; raises RulesetMistake where one is not right."""
    from jixiao.scoring.ruleset_file import read_ruleset

    folder = resources.files("jixiao.scoring") / "rulesets"
    found = [
        read_ruleset(path.read_text(encoding="utf-8"), where=path.name)
        for path in folder.iterdir()
        if path.name.endswith(".yaml")
    ]
    return tuple(sorted(found, key=lambda one: one.name))


def find_ruleset(name: str) -> Ruleset | None:
    """The rule-set of a name, which may also be its Chinese title."""
    return next((one for one in all_rulesets() if name in (one.name, one.title)), None)


def ruleset_for(sheet: Sheet) -> Ruleset | None:
    """The rule-set for a sheet: one for its region before one for all, the newest first."""
    fitting = [one for one in all_rulesets() if one.fits(sheet)]
    return max(fitting, key=lambda one: (bool(one.regions), one.effective_from), default=None)
