"""How far each indicator was reached, where target and actual value can be compared as numbers.

Which way is better is known from the method that scored the indicator, from the sign of the
target or from the column for it; where nobody says so, only equal values are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.target import Target
from jixiao.domain.value import PublishedValue
from jixiao.reports.documents.figures import Figures, Line

UP = frozenset({"≥", ">", "＞", "正向", "正", "正指标"})
DOWN = frozenset({"≤", "<", "＜", "反向", "逆向", "负向", "反", "反指标"})
METHODS = {
    **dict.fromkeys(("proportional", "proportional_capped", "pass_line", "over_threshold"), "up"),
    **dict.fromkeys(("reverse_linear", "reverse_ratio", "zero_target"), "down"),
}
"""Which way is better by the scoring methods that compare two numbers."""
WHOLE = Decimal(100)
COSTS = frozenset({"cost", "economic_cost", "social_cost", "ecological_cost"})


class Reach(StrEnum):
    """Whether a target was passed, met exactly, or not reached."""

    OVER = "over"
    MET = "met"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Completion:
    """What came of one indicator.

    ``ratio`` is actual by target, exact; None where less is better or the target is nothing.
    """

    line: Line
    indicator: Indicator
    reach: Reach
    ratio: Fraction | None = None

    @property
    def rate(self) -> Decimal:
        """The ratio as a share of 1, to far more places than are printed."""
        ratio = self.ratio or Fraction(0)
        return Decimal(ratio.numerator) / Decimal(ratio.denominator)

    @property
    def key(self) -> str:
        """A name for the indicator's paragraph."""
        one = self.indicator
        return f"{self.line.key}.{one.dimension}.{one.kind}.{one.name}"


def completions(figures: Figures) -> tuple[Completion, ...]:
    """What came of every indicator that can be compared, in printed order."""
    return tuple(
        found
        for line in figures.lines
        for one, method in _with_methods(line)
        if (found := completion(line, one, method=method)) is not None
    )


def completion(line: Line, indicator: Indicator, *, method: str = "") -> Completion | None:
    """What came of an indicator; None where that cannot be told from two numbers."""
    pair = _pair(indicator)
    if pair is None:
        return None
    target, actual = pair
    way = _way(indicator, method)
    if target == actual:
        ratio = Fraction(1) if way == "up" and target > 0 else None
        return Completion(line, indicator, Reach.MET, ratio)
    if way == "up":
        ratio = Fraction(actual) / Fraction(target) if target > 0 and actual >= 0 else None
        reach = Reach.OVER if actual > target else Reach.BELOW
        return Completion(line, indicator, reach, ratio)
    if way == "down":
        return Completion(line, indicator, Reach.MET if actual < target else Reach.BELOW)
    return None


def ranked(some: Sequence[Completion]) -> list[Completion]:
    """Those with a ratio, the best first; equal ones in printed order."""
    return sorted((one for one in some if one.ratio is not None), key=lambda one: -_ratio(one))


def _ratio(one: Completion) -> Fraction:
    return one.ratio or Fraction(0)


def _with_methods(line: Line) -> Iterator[tuple[Indicator, str]]:
    """The indicators with the method of each, where the rule-set scored them all."""
    scored = line.score.indicators if line.score is not None else ()
    whole = len(scored) == len(line.sheet.indicators)
    for at, indicator in enumerate(line.sheet.indicators):
        yield indicator, scored[at].method if whole else ""


def _pair(indicator: Indicator) -> tuple[Decimal, Decimal] | None:
    """Both numbers in one unit."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or not (_is_plain(target) and _is_plain(actual)):
        return None
    if actual.comparison not in {"", "="} or target.number is None or actual.number is None:
        return None
    if not (target.unit and actual.unit):
        return _without_unit(target, actual.number)
    if not target.same_unit_as(actual):
        return None
    wanted, reached = target.in_base_unit(), actual.in_base_unit()
    return None if wanted is None or reached is None else (wanted[0], reached[0])


def _is_plain(value: PublishedValue) -> bool:
    return value.nature is Nature.QUANTITY and not value.rest


def _without_unit(target: Target, reached: Decimal) -> tuple[Decimal, Decimal] | None:
    """Numbers of which one lacks its unit; 0.95 beside 90% may be a share, so nobody can tell."""
    wanted = target.number
    if wanted is None or (target.is_percentage and reached <= 1 < wanted):
        return None
    return wanted, reached


def _way(indicator: Indicator, method: str) -> str:
    """``up``, ``down``, or nothing where nobody says which way is better.

    A cost that shall be at least so much contradicts itself.
    """
    target = indicator.target
    said = {indicator.direction.strip(), "" if target is None else target.comparison}
    is_cost = bool({indicator.kind_term, indicator.dimension_term} & COSTS)
    if said & DOWN:
        return "down"
    if said & UP:
        return "" if is_cost else "up"
    if method in METHODS:
        return METHODS[method]
    whole = target is not None and target.is_percentage and target.number == WHOLE
    return "up" if whole and not is_cost else ""
