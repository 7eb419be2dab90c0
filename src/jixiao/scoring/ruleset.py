"""Rule-sets: each is one published way of scoring, with the time and the place it holds for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.scoring.criterion import NO_EXPLANATION, Criterion, Explanation


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
    ``descending``, ``zero``, ``qualitative``, ``yes_no``, ``execution``, and ``negative`` where
    an actual below zero is judged apart); ``parameters`` are what methods read beside the values.
    ``criteria`` go before them for the indicators that they name. ``bands`` are in the order in
    which words are looked for; ``doubtful`` words keep a cell from being graded.
    ``total_caps`` are pairs of an execution rate and the most that a total below it may be, the
    lowest rate first. One that is not ``automatic`` is used only where it is asked for by name.
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
    automatic: bool = True
    parameters: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    criteria: tuple[Criterion, ...] = ()
    execution_base: str = "final"
    total_caps: tuple[tuple[Decimal, Decimal], ...] = ()
    rescales: bool = False
    explanation: Explanation = NO_EXPLANATION
    cases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def full_points(self) -> Decimal:
        """All points of a sheet."""
        return sum(self.points.values(), Decimal(0))

    def band(self, name: str) -> Band:
        """The band of a name that the loader has found to be there."""
        return next(one for one in self.bands if one.name == name)

    def criterion_for(self, indicator: Indicator) -> Criterion | None:
        """The criterion that an indicator is scored by, if any: the first that fits."""
        return next((one for one in self.criteria if one.fits(indicator)), None)

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


def fitting(sheet: Sheet) -> tuple[Ruleset, ...]:
    """The rule-sets that a sheet may be scored by without being told: one, none, or too many.

    One for its region goes before one for all, and of those for the same regions the newest.
    """
    found = [one for one in all_rulesets() if one.automatic and one.fits(sheet)]
    local = [one for one in found if one.regions] or found
    newest: dict[tuple[str, ...], date] = {}
    for one in local:
        newest[one.regions] = max(one.effective_from, newest.get(one.regions, date.min))
    return tuple(one for one in local if one.effective_from == newest[one.regions])


def on_request(sheet: Sheet) -> tuple[Ruleset, ...]:
    """The rule-sets that fit a sheet but are used only where they are asked for."""
    return tuple(one for one in all_rulesets() if not one.automatic and one.fits(sheet))


def ruleset_for(sheet: Sheet) -> Ruleset | None:
    """The rule-set for a sheet; None where none fits, or more than one."""
    found = fitting(sheet)
    return found[0] if len(found) == 1 else None
