"""How unlikely it is that some words are the cell of a certain column of indicators.

Costs are natural logarithms against a text that is nothing in particular: below nought speaks
for the column, above it against.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from jixiao.domain.number import decimal_of
from jixiao.domain.terms import split_level_name
from jixiao.domain.units import is_unit
from jixiao.readers.lost_cells.cut_values import value_cost
from jixiao.readers.lost_cells.cut_words import (
    directions,
    endings,
    free_endings,
    free_openings,
    is_other_level,
    level_of,
    level_pattern,
    name_openings,
    nothing,
    phrases,
    reason_openings,
    scheme_kinds,
)  # fmt: skip

NEVER = 99.0
POINTS = re.compile(r"(?:0|[1-9]\d?|100)(?:\.\d{1,3})?(?:分|%)?")
DASH = re.compile(r"[-~/无]{1,2}")
PREFIX = re.compile(r"(?:指标|目标)\d{0,2}[:.、]|\d{1,2}[.、](?!\d)")
# A name that went on into what explains it: 优良率结项鉴定….
MIDDLE = re.compile(
    r"(?:[^概效几速功频利汇税]率|满意度|程度|数量|种类)(?![的(和与及以、或达提不控情])[\u4e00-\u9fff]{3}"
)
# A name that went on into what explains it says a part of itself again: 调解成功率调解成功案件….
AGAIN = re.compile(r"([\u4e00-\u9fff]{2,}).*\1")
# An explanation that begins with a number: 1个小区居民意见未统一.
COUNTED = re.compile(r"\d{1,2}[\u4e00-\u9fff]{4}")
NUMBERED = re.compile(r"\(20\d\d\)第?\d+号$")
YEAR = re.compile(r"20\d\d年")
TAIL = re.compile(r".*(?:[≥≤><=]|[\d%])", re.DOTALL)
BAD_START = re.compile(
    r"[)\]、，。；：,;:%‰”》]|以上|以下|及以|左右|的|[率度性力]|/[\u4e00-\u9fff]|内(?![容部控蒙外科资涝贸径地])"
)
LONGEST = {
    "dimension": 26, "kind": 26, "number": 4, "points": 8, "score": 9, "direction": 8,
    "measure_unit": 10, "group": 12, "target": 100, "actual": 70, "baseline": 30, "name": 60,
    "subname": 60,
}  # fmt: skip
LEVELS = frozenset({"dimension", "kind"})
OTHER_TEXT = 140


def longest(field: str) -> int:
    """The most characters that a cell of a column holds."""
    return LONGEST.get(field, OTHER_TEXT)


def cost(field: str, text: str) -> float:
    """The cost of the words, plain and without blanks, in the column of a field."""
    if BAD_START.match(text) and field not in {"measure_unit", "direction"}:
        return 5.0 + _cost(field, text)
    return _cost(field, text)


@lru_cache(maxsize=65536)
def _cost(field: str, text: str) -> float:
    if field in LEVELS:
        return _level(text, dimension=field == "dimension")
    if field in {"target", "actual", "baseline"}:
        return value_cost(field, text)
    if field in {"points", "score"}:
        return _points(field, text)
    return COST_OF.get(field, _free)(text)


def _direction(text: str) -> float:
    return -2.5 if text in directions() else NEVER


def _unit(text: str) -> float:
    if is_unit(text) or text in {"/", "-"}:
        return -2.0
    return NEVER if len(text) > 6 else 2.0


def _number(text: str) -> float:
    return -1.5 if text.isdigit() and text[0] != "0" and len(text) < 4 else NEVER


def _level(text: str, *, dimension: bool) -> float:
    if text in scheme_kinds():
        return 2.5 if dimension else -1.8
    if level_of(text, dimension=dimension) is None:
        odd = any(mark.isdigit() or mark in "≥≤=>%、，。；" for mark in text)
        other = level_of(text, dimension=not dimension) is not None
        return NEVER if odd or len(text) > 12 or len(text) < 2 else 3.5 + (0 if other else 1.0)
    if is_other_level(text, dimension=dimension):
        return 4.0
    name, note = split_level_name(text)
    whole = level_pattern().fullmatch(text) is not None
    printed = name.endswith(("指标", "目标", "效益")) or note is not None
    if whole:
        return -4.0 if printed else -1.5
    return 1.0 + 0.15 * len(name) if len(name) <= 14 else 6.0


def loose_level(text: str) -> float:
    """What speaks against a level without 指标 behind it where nothing parts it from a name."""
    if text.endswith(("指标", "目标", ")", "分")):
        return 0.0
    return 4.0 if len(text) < 4 else 0.5 if len(text) > 4 or text.endswith("效益") else 3.0


def _name(text: str) -> float:
    # What behind the prefix (指标1:) is judged; a number or a value is no name.
    prefix = PREFIX.match(text)
    rest = text[prefix.end() :] if prefix else text
    total = -1.5 if prefix else 0.0
    if not rest or decimal_of(rest) is not None or DASH.fullmatch(rest) or rest[0] in "≥≤=><":
        return 9.0
    total += 0.0 if rest.endswith(endings()) else 0.8
    total -= 0.3 if rest.startswith(name_openings()) else 0.0
    total += 6.0 if len(rest) == 1 else 0.4 if len(rest) < 4 else 0.0
    total += 1.0 if rest.startswith(reason_openings()[:6]) else 0.0
    total += max(0, len(rest) - 12) * 0.05
    if rest[0].isdigit():
        total += 1.0 if YEAR.match(rest) else 3.0
    total += _like_a_value(rest)
    total += 1.2 * (MIDDLE.search(rest) is not None)
    if match := AGAIN.search(rest):
        total += 0.6 if len(match[1]) == 2 else 1.5
    return total - 0.5


def _like_a_value(text: str) -> float:
    """What speaks against a name because it looks like a value or a level."""
    total = 0.0
    if any(mark in text for mark in "≥≤><="):
        total += 4.0
    if text[-1].isdigit() or text[-1] in "%‰":
        total += 3.0
    if level_pattern().fullmatch(text) and text.endswith(("指标", "目标", ")")):
        total += 3.5
    if text in phrases():
        total += 3.0
    if any(mark in text[:-1] for mark in "。；"):
        total += 1.5
    if "，" in text or "," in text:
        total += 1.5
    return total


def _points(field: str, text: str) -> float:
    if DASH.fullmatch(text):
        return 1.0
    if not POINTS.fullmatch(text):
        return NEVER
    number = Decimal(text.strip("分%"))
    places = -int(number.as_tuple().exponent)
    total = -1.0 - (0.6 if places == 0 else 0.2 if places == 1 else 0.0 if places == 2 else -0.6)
    if field == "points":
        total += 2.0 if number == 0 or number > 60 else 0.5 if number > 30 else 0.0
    if text.endswith("%"):
        total += 2.0
    return total


def _reason(text: str) -> float:
    if text in nothing():
        return -0.8
    if level_pattern().match(text) and "指标" in text[:10]:
        return 6.0
    start = -0.4 if text.startswith(reason_openings()) else 0.8
    digits = (0.8 if COUNTED.match(text) else 2.5) if text[0].isdigit() else 0.0
    return 1.0 + start + digits + 0.01 * len(text) + (2.0 if len(text) < 3 else 0)


def _free(text: str) -> float:
    if decimal_of(text) is not None:
        return 2.5
    level = 3.0 if level_pattern().match(text) and "指标" in text[:10] else 0.0
    digits = 1.0 if text[0].isdigit() else 0.0
    signs = 2.5 if any(mark in text for mark in "≥≤") else 0.0
    known = -0.8 if text.startswith(free_openings()) or text.endswith(free_endings()) else 0.0
    numbered = -1.0 if NUMBERED.search(text) else 0.0
    short = 1.5 if len(text) < 3 else 0.0
    return 0.6 + 0.004 * len(text) + short + level + digits + signs + known + numbered


COST_OF: dict[str, Callable[[str], float]] = {
    "name": _name,
    "subname": _name,
    "direction": _direction,
    "measure_unit": _unit,
    "number": _number,
    "reason": _reason,
}
