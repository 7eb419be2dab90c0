"""Whether the indicators of a sheet measure what its objectives and its purpose promise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jixiao.audit.base import Words
from jixiao.audit.copied import CLAUSES
from jixiao.audit.meaning import own_words
from jixiao.audit.wording import bare, core_name, said_of
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import half_width, squeeze
from jixiao.domain.units import base_of, canonical

PROMISED = re.compile(r"(?<![\d.第\-~至年])(?P<number>\d+(?:\.\d+)?)(?P<unit>[万亿]?[^\W\d]{1,4})")
PLACE = re.compile(r"([一-鿿]{2,4}?)(?:省|市|州|县|区|旗)")
CHINESE = re.compile(r"[一-鿿]{2,}")


class Shortfall(NamedTuple):
    """A figure of an objective that the indicator of the same thing does not reach."""

    clause: str
    indicator: Indicator


def shortfalls(text: str, indicators: Sequence[Indicator], words: Words) -> Iterator[Shortfall]:
    """Clauses with one count, greater than the target of the only indicators of its thing."""
    for clause in CLAUSES.split(squeeze(half_width(text))):
        found = PROMISED.findall(clause)
        if len(found) != 1:
            continue
        promised = _count(*found[0], units=words["units"])
        if promised is None:
            continue
        near = [one for one in indicators if _is_of(one, clause, promised[1], words)]
        figures = [figure for one in near if (figure := _target(one)) is not None]
        is_named = any(found[0][0] in squeeze(said_of(one)) for one in indicators)
        if figures and not is_named and sum(figures) < promised[0]:
            yield Shortfall(clause, near[0])


def _count(number: str, unit: str, *, units: Sequence[str]) -> tuple[Decimal, str] | None:
    """A number of things in its base unit; None where it counts money, time or a share."""
    for length in range(len(unit), 0, -1):
        power, base = base_of(unit[:length])
        if base in units:
            return Decimal(number).scaleb(power), canonical(base)
    return None


def _target(indicator: Indicator) -> Decimal | None:
    in_base = indicator.target.in_base_unit() if indicator.target else None
    return in_base[0] if in_base else None


def _is_of(indicator: Indicator, clause: str, unit: str, words: Words) -> bool:
    """Whether an indicator counts in that unit the very thing that the clause names."""
    target = indicator.target
    if target is None or target.number is None or indicator.term != "annual":
        return False
    if _base(target.unit) != unit:
        return False
    name = bare(core_name(indicator))
    for ending in words["counts"]:
        name = name.removesuffix(ending)
    parts = own_words(name)
    return bool(parts) and all(part in clause for part in parts)


@lru_cache(maxsize=1024)
def _base(unit: str) -> str:
    """The name by which a unit is compared, without its scale."""
    return canonical(base_of(unit)[1])


def without_places(found: frozenset[str], unit: str) -> frozenset[str]:
    """The words without those that only name the place in the unit's name (保定, 保定市)."""
    places = {name for match in PLACE.finditer(unit) for name in (match[0], match[1])}
    return found - places


def own_promises(sheet: Sheet, words: Words) -> frozenset[str]:
    """The words of objectives and purpose that are this project's own."""
    texts = [one.text for one in sheet.objectives if one.term == "annual"]
    return _own("。".join([*texts, sheet.purpose]), words["everybodys"])


def measured_text(sheet: Sheet) -> str:
    """All that the indicators say but those of satisfaction, which any project has."""
    rows = [one for one in sheet.indicators if one.dimension_term != "satisfaction"]
    return "。".join(map(said_of, rows))


def measured_words(text: str, words: Words) -> frozenset[str]:
    """The words of the indicators that are a project's own."""
    return _own(text, words["everybodys"])


@lru_cache(maxsize=1024)
def _own(text: str, everybodys: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        word for word in own_words(text) if CHINESE.fullmatch(word) and word not in everybodys
    )


def have_common(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two characters in a row are the same in a word of each."""
    return not _pairs(one).isdisjoint(_pairs(other))


def _pairs(words: Iterable[str]) -> set[str]:
    return {word[at : at + 2] for word in words for at in range(len(word) - 1)}
