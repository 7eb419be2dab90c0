"""Indicators for a project: from what similar projects use, and with which targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from jixiao.domain.money import printed
from jixiao.domain.target import Target

LEAST_LIKE = 35.0
LEAST_TARGETS = 3
QUARTERS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))


@dataclass(frozen=True, slots=True)
class Typical:
    """The quartiles of targets that are promised for an indicator, in their unit."""

    count: int
    low: str
    middle: str
    high: str


def most_like(
    name: str, purpose: str, projects: Sequence[tuple[str, str]], *, most: int = 10
) -> list[int]:
    """The positions of the projects (name, purpose) most like one, the likest first."""
    from jixiao.audit.likeness import like_projects

    marks = like_projects(name, purpose, projects)
    ranked = sorted(range(len(projects)), key=lambda at: -marks[at])
    return [at for at in ranked[:most] if marks[at] >= LEAST_LIKE]


def most_fitting(text: str, names: Sequence[str], *, most: int = 30) -> list[int]:
    """The positions of the indicators whose names have most words in common with a text."""
    from jixiao.audit.likeness import touches

    marks = touches(text, names)
    return sorted(range(len(names)), key=lambda at: -marks[at])[:most]


def typical_targets(targets: Iterable[str]) -> Typical | None:
    """The quartiles of printed targets that share the commonest unit; None below three of them.

    A span (80%-90%) promises no single number and does not count.
    """
    by_unit: dict[tuple[str, str], list[Decimal]] = {}
    for text in targets:
        read = Target.parse(text)
        if read.number is not None and read.upper is None:
            by_unit.setdefault((read.comparison, read.unit), []).append(read.number)
    if not by_unit:
        return None
    (sign, unit), numbers = max(by_unit.items(), key=lambda one: len(one[1]))
    if len(numbers) < LEAST_TARGETS:
        return None
    low, middle, high = (_quantile(sorted(numbers), one) for one in QUARTERS)
    told = [f"{sign}{printed(one, places=0)}{unit}" for one in (low, middle, high)]
    return Typical(len(numbers), *told)


def _quantile(numbers: Sequence[Decimal], share: Fraction) -> Decimal:
    """A quantile between its neighbours, to two decimals at most."""
    place = share * (len(numbers) - 1)
    below = int(place)
    rest = place - below
    above = min(below + 1, len(numbers) - 1)
    step = (numbers[above] - numbers[below]) * rest.numerator / rest.denominator
    return (numbers[below] + step).quantize(Decimal("0.01"), ROUND_HALF_UP)
