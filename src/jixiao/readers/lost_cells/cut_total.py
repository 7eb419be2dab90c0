"""The total row under a table of indicators in a text without cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from jixiao.readers.lost_cells.cut_places import Places
from jixiao.readers.lost_cells.cut_sums import (
    Sums,
    total_cost,
)
from jixiao.readers.lost_cells.cut_titles import NOTE, Words
from jixiao.readers.recognition.titles import vocabulary

NUMBER = re.compile(r"(?:0|[1-9]\d{0,2})(?:\.\d{1,3})?分?")
NUMBERS = re.compile(r"[:(]?[\d.分)]{0,16}")
FULL = frozenset(map(Decimal, (100, 90, 110)))


@dataclass(frozen=True, slots=True)
class Total:
    """A total row: its title and its numbers (points, score) as runs of characters."""

    cost: float
    title: tuple[int, int]
    numbers: tuple[tuple[int, int], ...]
    end: int


@lru_cache(maxsize=1)
def _words() -> Words:
    known = vocabulary().sheet
    return Words({word: field for word, field in known.items() if field == "total_score"})


def totals_at(places: Places, at: int, sums: Sums) -> Iterator[Total]:
    """Every way to read a total row that begins at a character."""
    plain = places.stream.plain
    word = _words().at(plain, at)
    if not word:
        return
    start = at + len(word)
    note = NOTE.match(plain, start)
    start = note.end() if note else start
    title = (at, start)
    if plain[start : start + 1] == ":":
        start += 1
    for numbers in _splits(places, start):
        last = numbers[-1][1] if numbers else start
        cost = _cost(places, sums, numbers)
        if last < places.end and plain[last] in "%.个项元万" and not places.stream.gaps[last]:
            cost += 4.0
        yield Total(cost - 3.0, title, numbers, last)


def _splits(places: Places, start: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """No number, one, or two of them side by side."""
    yield ()
    for first in _numbers(places, start):
        yield ((start, first),)
        for second in _numbers(places, first):
            yield ((start, first), (first, second))


def _numbers(places: Places, start: int) -> Iterator[int]:
    plain = places.stream.plain
    for end in range(start + 1, min(start + 8, places.end) + 1):
        if NUMBER.fullmatch(plain, start, end):
            yield end


def _cost(places: Places, sums: Sums, numbers: tuple[tuple[int, int], ...]) -> float:
    plain = places.stream.plain
    values = [Decimal(plain[start:end].strip("分")) for start, end in numbers]
    points = values[0] if len(values) == 2 or (values and values[0] in FULL) else None
    score = values[-1] if len(values) == 2 or (points is None and values) else None
    cost = sum(places.cut(start) + places.within(start, end) for start, end in numbers)
    cost += total_cost(sums, points, score)
    if points is not None:
        cost += -1.0 if points in FULL or points == sums.points else 1.0
        cost += 6.0 if score is not None and score > points else 0.0
    left = places.stream.plain[numbers[-1][1] : numbers[-1][1] + 1] if numbers else ""
    touches = numbers and numbers[-1][1] < places.end and not places.stream.gaps[numbers[-1][1]]
    return cost + (5.0 if touches and left.isdigit() else 0.0) - 0.5 * len(values)
