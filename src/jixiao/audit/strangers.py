"""Indicators of one project that stand in the sheet of another, of whose work they do not speak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jixiao.audit.base import Words
from jixiao.audit.names import Likeness, likeness, read_name
from jixiao.audit.wording import bare, found
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

LEAST_NAME = 6
LEAST_STRANGERS = 2

Shared = dict[tuple[int, int], set[str]]


@dataclass(frozen=True, slots=True)
class Strangers:
    """Indicators of a project's sheet that speak of the other project's work alone."""

    owner: str
    project: str
    indicators: tuple[Indicator, ...]


def strangers_in(sheets: Sequence[Sheet], words: Words) -> Iterator[Strangers]:
    """At least two such indicators, each in these two sheets alone, with the same target."""
    for pair, names in _shared(sheets, words).items():
        first, second = (sheets[one] for one in pair)
        if len(names) < LEAST_STRANGERS or _are_alike(first.project.name, second.project.name):
            continue
        for owner, other in ((first, second), (second, first)):
            strange = _strange(owner, other, names=names, common=words["common_parts"])
            if len(strange) >= LEAST_STRANGERS:
                yield Strangers(owner.project.name, other.project.name, strange)
                break


def _are_alike(one: str, other: str) -> bool:
    """Whether two projects do one work, perhaps with money of two levels."""
    return read_name(one).core == read_name(other).core or (
        likeness(one, other) >= Likeness.SIMILAR
    )


def _shared(sheets: Sequence[Sheet], words: Words) -> Shared:
    """The names that exactly two sheets have in common, by these sheets."""
    stands_in: dict[tuple[str, str], dict[int, None]] = {}
    for number, sheet in enumerate(sheets):
        if not sheet.project.name or found(words["running"], sheet.project.name):
            continue
        for one in sheet.indicators:
            if len(one.name) >= LEAST_NAME and one.dimension_term != "satisfaction":
                stands_in.setdefault(_key(one), {})[number] = None
    shared: Shared = {}
    for (name, _target), numbers in stands_in.items():
        if len(numbers) == 2:  # what more projects have is the unit's own standard
            first, second = numbers
            shared.setdefault((first, second), set()).add(name)
    return shared


def _key(one: Indicator) -> tuple[str, str]:
    return bare(one.name), "" if one.target is None else bare(one.target.text)


def _strange(
    owner: Sheet, other: Sheet, *, names: set[str], common: tuple[str, ...]
) -> tuple[Indicator, ...]:
    """What the owner's text speaks of and the other's, those names left out, nowhere does."""
    own, others = _text(owner, names), _text(other, names)
    return tuple(
        one
        for one in other.indicators
        if bare(one.name) in names
        and (spoken := _own_pairs(bare(one.name), common))
        and any(pair in own for pair in spoken)
        and not any(pair in others for pair in spoken)
    )


@lru_cache(maxsize=1024)
def _own_pairs(name: str, common: tuple[str, ...]) -> frozenset[str]:
    """Two characters in a row of what is left of a name without the words of every project."""
    parts = re.split("|".join(common), name)
    return frozenset(part[at : at + 2] for part in parts for at in range(len(part) - 1))


def _text(sheet: Sheet, names: set[str]) -> str:
    """All that a sheet says of its work besides those indicators."""
    rest = (one.name for one in sheet.indicators if bare(one.name) not in names)
    texts = (one.text for one in sheet.objectives)
    return "\n".join((sheet.project.name, sheet.purpose, *texts, *rest))
