"""How unlikely it is that some words are a target or an actual value."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.domain.actual import Actual
from jixiao.domain.nature import Nature
from jixiao.domain.target import Target
from jixiao.domain.units import UNITS, kind_of
from jixiao.readers.lost_cells.cut_words import endings, level_pattern, phrase_openings, phrases

LEADING_NOUGHT = re.compile(r"(?<![\d.])0\d")
LONG = 16
VALUE = re.compile(r"[≥≤><=]|.?\d|不|大|小|高|低|至少|控制")


def value_cost(field: str, text: str) -> float:
    """The cost of the words as a value: quantities, dates and known words cost least."""
    if len(text) > LONG and not VALUE.match(text):
        return 0.8 + 0.04 * len(text) + (0.4 if text.startswith(phrase_openings()) else 0.8)
    value = _parsed(field, text)
    if LEADING_NOUGHT.search(text) and value.nature is not Nature.DATE:
        return 8.0
    if value.nature in {Nature.QUANTITY, Nature.RANGE}:
        return _quantity(value)
    if value.nature is Nature.DATE:
        return -2.0 + (0.05 * len(value.rest) if value.rest else 0)
    return _words(text, value.nature)


def _quantity(value: Target | Actual) -> float:
    sign = -1.2 if value.comparison else 0.0
    unit = 0.0 if not value.unit else -1.0 if is_listed(value.unit) else 1.5
    rest = 1.5 + 0.05 * len(value.rest) if value.rest else 0.0
    note = 0.3 if value.note is not None else 0.0
    return -1.2 + sign + unit + rest + note


def _words(text: str, nature: Nature) -> float:
    """The cost of a value in words: least where they are known as one."""
    if text in phrases() or nature in {Nature.DONE, Nature.YES_NO, Nature.SCALE}:
        return -1.6 - 0.1 * min(len(text), 8)
    if nature in {Nature.UNIT_ONLY, Nature.HOLE, Nature.NONE, Nature.BLANK}:
        return 0.8
    total = 0.9 + 0.05 * len(text) + (-0.4 if text.startswith(phrase_openings()) else 0.0)
    total += {Nature.UNCLEAR: 2.5, Nature.SENTENCE: 0.8}.get(nature, 0.0)
    total += 3.0 if level_pattern().fullmatch(text) and text.endswith("指标") else 0.0
    return total + (0.6 if text.endswith(endings()) else 0.0)


@lru_cache(maxsize=65536)
def _parsed(field: str, text: str) -> Target | Actual:
    return Actual.parse(text) if field == "actual" else Target.parse(text)


def value_of(field: str, text: str) -> Target | Actual:
    """The words read as a target or as an actual value."""
    return _parsed("actual" if field == "actual" else "target", text)


def is_listed(unit: str) -> bool:
    """Whether a unit is known, or one known unit for each of another (元/件)."""
    first, *others = unit.split("/")
    return (first in UNITS or kind_of(first) is not None) and all(one in UNITS for one in others)
