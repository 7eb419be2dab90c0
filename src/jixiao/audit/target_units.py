"""Units that stand side by side in a target, its comment and the name of its indicator."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.domain.indicator import Indicator
from jixiao.domain.text import NOTE, half_width, squeeze
from jixiao.domain.units import UNITS, base_of, canonical, kind_of

_TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.audit") / "target_units.toml").read_text(encoding="utf-8")
)
RIVALS = tuple(frozenset(group) for group in _TABLE["rivals"])
ESTABLISHED = frozenset(_TABLE["established"])
SORTS = frozenset(_TABLE["sorts"])
PER = tuple(_TABLE["per"])
JOINT = re.compile(r"[/、或和与或者]+")
LABEL = re.compile(r"^(?:计量)?单位[:：]?")
OPEN_NOTE = re.compile(r"[(（]([^()（）]{1,8})[)）]?$")
LONGEST = 8
NEVER_SECOND = frozenset({"money", "rate"})
COUNTS = frozenset({"count", "people"})


def are_rivals(one: str, other: str) -> bool:
    """Whether two units count one thing in two ways that do not agree: 个 and 家, 次 and 种.

    >>> are_rivals("个", "家"), are_rivals("台", "套")
    (True, False)
    """
    one, other = base_of(one)[1], base_of(other)[1]
    if one == other or {one + other, other + one} & ESTABLISHED:
        return False
    return any(one in group and other in group for group in RIVALS)


@lru_cache(maxsize=4096)
def count_other_things(one: str, other: str) -> bool:
    """Whether one rival counts kinds and the other what there is of them: 种 and 次."""
    sorts = SORTS & {base_of(one)[1], base_of(other)[1]}
    return len(sorts) == 1 and are_rivals(one, other)


@lru_cache(maxsize=4096)
def rival_pair(unit: str) -> tuple[str, str] | None:
    """The two units that stand in one: 个/家, 次或种; None for one unit and for rates (次/月)."""
    parts = [part for part in JOINT.split(unit) if part]
    for place, one in enumerate(parts):
        for other in parts[place + 1 :]:
            if are_rivals(one, other):
                return one, other
    return None


@lru_cache(maxsize=8192)
def units_in_brackets(text: str) -> tuple[str, ...]:
    """What stands in brackets and is nothing but units: （次或种）, (单位：人) gives 人."""
    if "(" not in text and "（" not in text:
        return ()
    plain = squeeze(half_width(text))
    notes = [note[1:-1] for note in NOTE.findall(plain)]
    if match := OPEN_NOTE.search(plain):
        notes.append(match[1])
    found = (LABEL.sub("", note) for note in notes)
    return tuple(dict.fromkeys(one for one in found if is_units(one)))


def is_doubled(unit: str, rest: str) -> bool:
    """Whether what stands behind a unit is a second one: %%, 万亩元; not 篇次 or 车公里.

    Neither is the rest of a unit that was broken by the end of a line: 万 | 元/套.
    """
    if not is_units(rest) or unit + JOINT.split(rest)[0] in UNITS:
        return False
    return base_of(rest)[1] == base_of(unit)[1] or kind_of(rest) in NEVER_SECOND


def is_units(text: str) -> bool:
    """Whether a text is a unit, or units joined by a stroke or by 或."""
    parts = JOINT.split(text)
    return bool(text) and all(part in UNITS for part in parts)


def named_units(indicator: Indicator) -> tuple[str, ...]:
    """The units that the name of an indicator prints in brackets."""
    named = units_in_brackets(indicator.name)
    return named + units_in_brackets(indicator.name_note) if indicator.name_note else named


def disagree(one: str, other: str) -> bool:
    """Whether two counting units say different things: 份 and 册; not 台 and 台套, 个 and 个村."""
    first, second = base_of(one)[1], base_of(other)[1]
    if first in second or second in first or {first + second, second + first} & ESTABLISHED:
        return False
    if kind_of(one) not in COUNTS or kind_of(other) not in COUNTS:
        return False
    return canonical(first) != canonical(second)


def means_per(text: str) -> bool:
    """Whether a stroke between units may mean so many for each: 每个乡镇1处/个."""
    return any(word in text for word in PER)


def has_unit_elsewhere(indicator: Indicator) -> bool:
    """Whether a unit is printed elsewhere in the row: in the name, the definition, a column."""
    notes = (indicator.definition, indicator.kind_note or "", indicator.dimension_note or "")
    if named_units(indicator) or any(units_in_brackets(note) for note in notes if note):
        return True
    return any(is_units(squeeze(cell)) for cell in indicator.extra.values() if len(cell) <= LONGEST)
