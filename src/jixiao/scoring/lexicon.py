"""The words of ``words.yaml``: what a number means when its cell does not say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources

from jixiao.domain.indicator import Indicator
from jixiao.domain.text import half_width, squeeze
from jixiao.domain.units import kind_of
from jixiao.scoring.exact_yaml import load

SIGNS = {"≥": "ascending", ">": "ascending", "≤": "descending", "<": "descending"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists of words by what they tell, and units that can be turned into one another."""

    negative: tuple[str, ...]
    saved: tuple[str, ...]
    turned: tuple[str, ...]
    ascending: tuple[str, ...]
    descending: tuple[str, ...]
    reporting: re.Pattern[str]
    rates: tuple[str, ...]
    absent: frozenset[str]
    avoided: tuple[str, ...]
    negation: str
    unsure: tuple[str, ...]
    parts_of_year: frozenset[str]
    not_applicable: frozenset[str]
    interchangeable: frozenset[str]
    conversions: Mapping[str, tuple[str, Decimal]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words, read once."""
    path = resources.files("jixiao.scoring") / "words.yaml"
    data = load(path.read_text(encoding="utf-8"))
    longest_first = sorted(data["reporting"], key=len, reverse=True)
    conversions = {
        unit: (kind, Decimal(factor))
        for kind, units in data["conversions"].items()
        for unit, factor in units.items()
    }
    return Lexicon(
        negative=tuple(data["negative"]),
        saved=tuple(data["saved"]),
        turned=tuple(data["turned"]),
        ascending=tuple(data["ascending"]),
        descending=tuple(data["descending"]),
        reporting=re.compile(rf"^(?:{'|'.join(map(re.escape, longest_first))})+[:：]?\s*(?=\S)"),
        rates=tuple(data["rates"]),
        absent=frozenset(data["absent"]),
        avoided=tuple(data["avoided"]),
        negation=data["negation"],
        unsure=tuple(data["unsure"]),
        parts_of_year=frozenset(data["parts_of_year"]),
        not_applicable=frozenset(data["not_applicable"]),
        interchangeable=frozenset(data["interchangeable"]),
        conversions=conversions,
    )


def plain(text: str) -> str:
    """A cell's words as they are compared: no blanks, half width, no full stop behind."""
    return squeeze(half_width(text)).strip("。.;,、!")


def direction_of(indicator: Indicator, comparison: str) -> str:
    """``ascending``, ``descending`` or ``equal``: by the sign, a column for it, else the name.

    The signs = and none at all do not say which way is better: for them the words decide, so
    that spending less than a cost printed without sign is no shortfall.
    """
    if comparison in SIGNS:
        return SIGNS[comparison]
    words = lexicon()
    stated = plain(indicator.direction)
    for way in ("descending", "ascending"):
        if stated in getattr(words, way):
            return way
    return "descending" if is_negative(indicator) else ("equal" if comparison else "ascending")


def is_negative(indicator: Indicator) -> bool:
    """Whether less is better: 投诉次数, but not 投诉处理率; a cost in money; time that is taken."""
    words, name = lexicon(), squeeze(indicator.name)
    if any(word in name for word in words.saved):
        return False
    if _is_cost(indicator) or _is_duration(indicator):
        return True
    return any(word in name for word in words.negative) and not any(
        word in name for word in words.turned
    )


def _is_cost(indicator: Indicator) -> bool:
    unit = indicator.target.unit if indicator.target else ""
    levels = (indicator.dimension_term, indicator.kind_term)
    return kind_of(unit) == "money" and ("cost" in levels or "economic_cost" in levels)


def _is_duration(indicator: Indicator) -> bool:
    """How long something takes, by its level: 时效指标, 3个月."""
    unit = indicator.target.unit if indicator.target else ""
    return indicator.kind_term == "timeliness" and kind_of(unit) == "time"


def is_rate(name: str) -> bool:
    """Whether a name speaks of a share: 覆盖率, 占比."""
    return any(word in name for word in lexicon().rates)
