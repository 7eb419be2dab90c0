"""By what a change in prose grew: which amount it belongs to, and what that was before."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.audit.prose_figures import Figure, Prose
from jixiao.audit.prose_quotients import Quotient, quotient
from jixiao.audit.prose_roles import Role, direction_of, role_of, sentence_start

_TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.audit") / "prose.toml").read_text(encoding="utf-8")
)["rates"]
COMPARISON = re.compile(_TABLE["comparison"])
YEARS = re.compile(_TABLE["years"])
PUNCTUATION = re.compile(r"[\s,，;；。:、()·“”\"]+")
ENDING = re.compile(r"(?:共计|共|约|为|是|数|均|各|分别|决算)+$|^\d+[.、]")
LEAST_NAME = 3


def growths(prose: Prose, rate: Figure, before: Sequence[Figure]) -> Iterator[Quotient]:
    """The change beside the percentage, by the amount of the year before that follows."""
    change = before[-1]
    if role_of(change) is Role.REFERENCE:
        yield from _since(prose, rate, before)
        return
    if role_of(change) is not Role.CHANGE or change.depth != rate.depth or not change.is_exact:
        return
    if change.kind == "rate" or len(prose.between(change, rate)) > len(rate.lead) + 2:
        return
    sign = direction_of(change.lead) or direction_of(rate.lead)
    for level in bases_of(prose, change, before):
        yield from _growth(level, change, sign)
    start = sentence_start(prose, change.start)
    for one in before[:-1]:
        if one.start >= start and role_of(one) is Role.REFERENCE and alike(one, change):
            yield quotient(change, one)


def _since(prose: Prose, rate: Figure, before: Sequence[Figure]) -> Iterator[Quotient]:
    """Growth told by both amounts alone: ``42.6万人次，比上年的35.5万人次增长20%``."""
    base, levels = before[-1], [one for one in before[:-1] if role_of(one) is Role.LEVEL]
    is_near = len(prose.between(base, rate)) <= len(rate.lead) and base.depth == rate.depth
    if not is_near or not levels or not base.is_exact or base.kind == "rate":
        return
    level = levels[-1]
    if not alike(level, base) or level.start < sentence_start(prose, rate.start):
        return
    difference = (level.number - base.number) * direction_of(rate.lead)
    slack = level.half + base.half
    working = f"({level.number / base.scale:f}-{base.shown})÷{base.shown}"
    low, high = difference - slack, difference + slack
    yield Quotient(base, low, high, base.number, base.low, base.high, working, difference)


def _growth(level: Figure, change: Figure, sign: int) -> Iterator[Quotient]:
    """A change by the amount of the year before; the change may be that of rounded amounts."""
    base = level.number - sign * change.number
    shown = f"{level.number / change.scale:f}{'-' if sign > 0 else '+'}{change.shown}"
    working = f"{change.shown}÷({shown})"
    half, slack = change.half, level.half + change.half
    for of_change, of_base in ((half, slack), (slack, half)):
        low, high = change.number - of_change, change.number + of_change
        yield Quotient(change, low, high, base, base - of_base, base + of_base, working)


def bases_of(prose: Prose, change: Figure, before: Sequence[Figure]) -> list[Figure]:
    """The amounts of this year that a change may belong to, the nearest first.

    Where the change has a subject of its own, an amount must bear the same name.
    """
    levels = [
        one
        for one in before
        if role_of(one) is Role.LEVEL and alike(one, change) and one.depth == change.depth
    ]
    if not levels:
        return []
    last = max(one.end for one in before if one is not change)
    start = max(sentence_start(prose, change.start), last)
    subject = _subject(prose.masked[start : change.start], change)
    if subject:
        return [one for one in reversed(levels) if _same_name(subject, one.lead)]
    near = [one for one in levels if one.start >= sentence_start(prose, levels[-1].start)]
    return [near[-1], *(one for one in reversed(near[:-1]))]


def alike(one: Figure, other: Figure) -> bool:
    """Whether an amount may be compared with another."""
    return one.unit == other.unit and one.is_exact


def _subject(text: str, change: Figure) -> str:
    """What a change is of, by the words before it; nothing where it goes on with the amount."""
    words = text[: len(text) - len(change.lead)] + _without_change(change.lead)
    return ENDING.sub("", PUNCTUATION.sub("", YEARS.sub("", COMPARISON.sub("", words))))


def _without_change(lead: str) -> str:
    plain = lead.rstrip("· ")
    while plain and direction_of(plain):
        plain = plain[:-1]
    return plain.rstrip("增减下上降升调核压节")


def _same_name(subject: str, lead: str) -> bool:
    name = name_of(lead)
    if len(subject) < LEAST_NAME or len(name) < LEAST_NAME:
        return subject == name
    return name.endswith(subject) or subject.endswith(name)


@lru_cache(maxsize=4096)
def name_of(lead: str) -> str:
    """What an amount is called, without the year, the unit that speaks, and 为."""
    return ENDING.sub("", PUNCTUATION.sub("", YEARS.sub("", lead)))
