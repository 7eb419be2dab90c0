"""An actual value beside its target, both numbers of one kind, and the rows that are judged."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources

from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.quantity import scaled
from jixiao.domain.sheet import Sheet
from jixiao.domain.units import base_of, kind_of
from jixiao.domain.value import PublishedValue

_TABLE = tomllib.loads(
    (resources.files("jixiao.audit") / "evaluation_values.toml").read_text(encoding="utf-8")
)
UNWANTED: tuple[str, ...] = tuple(_TABLE["unwanted"])
PARTS: tuple[str, ...] = tuple(_TABLE["parts"])
RELATIVE: tuple[str, ...] = tuple(_TABLE["relative"])
GROWTH: tuple[str, ...] = tuple(_TABLE["growth"])
RATES: tuple[str, ...] = tuple(_TABLE["rates"])
ASCENDING = ("≥", ">")
DESCENDING = ("≤", "<")
UPWARD = frozenset({"quantity", "quality", "social", "economic", "ecological", "satisfaction"})
COUNTS = frozenset({"count", "people"})
ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)
TWICE, THRICE = Decimal(200), Decimal(300)
DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Reached:
    """How far an indicator came: the actual number in the unit of its target's number.

    ``is_cap`` says that the target is not to be exceeded.
    """

    target: Decimal
    actual: Decimal
    is_cap: bool

    @property
    def rate(self) -> Decimal | None:
        """Actual over target; None where the target is zero."""
        return self.actual / self.target if self.target else None

    @property
    def is_met(self) -> bool:
        """Whether the target was reached, or the cap kept."""
        return self.actual <= self.target if self.is_cap else self.actual >= self.target

    @property
    def shortfall(self) -> Decimal:
        """The share of the points that a linear method takes away: 1 where nothing is left."""
        if self.is_met or not self.target:
            return ZERO
        return min(abs(self.actual - self.target) / abs(self.target), ONE)


def reached(indicator: Indicator) -> Reached | None:
    """The actual value against the target; None where they cannot be compared for sure."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or not _is_plain(actual):
        return None
    if not (_is_plain(target) or _is_in_sentence(target, actual)) or _is_against(indicator, target):
        return None
    is_cap = _is_cap(indicator, target)
    numbers = None if is_cap is None else _in_one_unit(indicator, target, actual)
    return None if is_cap is None or numbers is None else Reached(*numbers, is_cap=is_cap)


def judged_rows(sheet: Sheet) -> list[Indicator]:
    """The indicators of the year that print points and a score."""
    return [
        one
        for one in sheet.indicators
        if one.points is not None and one.score is not None and one.term != "long_term"
    ]


def as_printed(value: PublishedValue | None) -> str:
    """A value as the form prints it, with the sign and unit of their own columns."""
    if value is None:
        return ""
    text = " ".join(value.text.split())
    return str(value) if value.comparison and text.replace(".", "").isdigit() else text


def says(text: str, nothing: tuple[str, ...]) -> bool:
    """Whether a reason says something: neither blank nor one of the words for nothing."""
    bare = text.strip(" \t\r\n　。.；;，,")
    return bool(bare) and bare not in nothing


def _is_plain(value: PublishedValue) -> bool:
    return value.nature is Nature.QUANTITY and value.number is not None and not value.approximate


def _is_in_sentence(target: PublishedValue, actual: PublishedValue) -> bool:
    """Whether a target is a sentence with one number, counted as the actual value is."""
    if target.nature is not Nature.SENTENCE or not (target.number and target.unit):
        return False
    if target.unit != actual.unit or kind_of(target.unit) not in COUNTS:
        return False
    return len(DIGITS.findall(target.text)) == 1 and not _has_any(target.text, RELATIVE)


def _is_against(indicator: Indicator, target: PublishedValue) -> bool:
    """Whether a target cannot be meant as printed: a cost with ≥, a share above 100 %."""
    if target.comparison in ASCENDING and "cost" in (indicator.kind_term, indicator.dimension_term):
        return True
    is_over = target.unit == "%" and TWICE <= (target.number or ZERO) < THRICE
    return is_over and not _has_any(indicator.name, GROWTH)


def _is_cap(indicator: Indicator, target: PublishedValue) -> bool | None:
    """Whether less is better; None where neither the sign nor the kind says so."""
    if target.comparison in DESCENDING:
        return True
    if target.comparison in ASCENDING:
        return False
    if indicator.kind_term not in UPWARD and indicator.dimension_term != "satisfaction":
        return None
    return None if is_unwanted(indicator.name) or indicator.direction.startswith("反") else False


@lru_cache(maxsize=16384)
def is_unwanted(name: str) -> bool:
    """Whether less of what a name speaks of may be better."""
    return any(word in name for word in UNWANTED)


def _in_one_unit(
    indicator: Indicator, target: PublishedValue, actual: PublishedValue
) -> tuple[Decimal, Decimal] | None:
    """Both numbers in one unit, by the likelier reading where one of them prints none."""
    if not target.unit or not actual.unit:
        readings = _readings(indicator.name, target, actual)
        return min(readings, key=_distance, default=None)
    own, promised = actual.in_base_unit(), target.in_base_unit()
    is_same = target.unit == actual.unit or _counts_alike(target, actual)
    return (promised[0], own[0]) if own and promised and is_same else None


def _counts_alike(target: PublishedValue, actual: PublishedValue) -> bool:
    """Whether two units say the same, as 平米 and 平方米 do, or 个 and 家 of what is counted."""
    if target.same_unit_as(actual):
        return True
    kind = kind_of(target.unit)
    is_count = kind in COUNTS and kind == kind_of(actual.unit)
    return is_count and not _is_part(target.text, actual.text)


def _readings(
    name: str, target: PublishedValue, actual: PublishedValue
) -> list[tuple[Decimal, Decimal]]:
    """What the two numbers may mean where a unit is not printed, which may hold a scale."""
    unit = target.unit or actual.unit
    is_rate = any(word in name for word in RATES)
    if unit and _is_part(target.text, actual.text, name):
        return []
    if unit == "%" or (is_rate and not unit):
        is_count = actual.unit == "%" and not is_rate
        pairs = [(one, other) for one in _shares(target) for other in _shares(actual)]
        return [] if is_count else pairs
    promised, own = target.number or ZERO, actual.number or ZERO
    power = base_of(unit)[0]
    scales = (scaled(promised, power), own) if target.unit else (promised, scaled(own, power))
    return [(promised, own), scales]


def _shares(value: PublishedValue) -> list[Decimal]:
    """The per cents that a number may mean: 0.97 without a sign is 97 too."""
    number = value.number or ZERO
    if value.unit != "%" and 0 < number <= 1:
        return [number, number * HUNDRED]
    return [number]


def _distance(pair: tuple[Decimal, Decimal]) -> Decimal:
    """How far apart two numbers are, as a share of the target."""
    target, actual = pair
    return abs(actual - target) / abs(target) if target else abs(actual)


def _is_part(*texts: str) -> bool:
    return any(_has_any(text, PARTS) for text in texts)


@lru_cache(maxsize=16384)
def _has_any(text: str, marks: tuple[str, ...]) -> bool:
    return any(one in text for one in marks)
