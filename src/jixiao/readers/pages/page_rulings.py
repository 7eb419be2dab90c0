"""Ruling lines: pieces that touch made one, and the groups that cross one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.readers.pages.page_content import Ruling

SNAP = 3.0
SHORTEST = 6.0
MOST_RULINGS = 20_000
MOST_CROSSINGS = 4_000_000


class TooManyRulings(Exception):
    """A page with more lines than any table has: a drawing, or an attack."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Pieces of line on one level (or upright at one place) that touch: place, start and end."""

    at: float
    start: float
    end: float


def bars_of(rulings: Sequence[Ruling]) -> tuple[list[Bar], list[Bar]]:
    """The lines along the page and those down the page; raises TooManyRulings."""
    if len(rulings) > MOST_RULINGS:
        raise TooManyRulings
    along = [one for one in rulings if one.is_level]
    down = [one for one in rulings if not one.is_level]
    level = _merged([(one.top, one.bottom, one.x0, one.x1) for one in along])
    upright = _merged([(one.x0, one.x1, one.top, one.bottom) for one in down])
    if len(level) * len(upright) > MOST_CROSSINGS:
        raise TooManyRulings
    return level, upright


def _merged(pieces: list[tuple[float, float, float, float]]) -> list[Bar]:
    pieces.sort(key=lambda one: one[0] + one[1])
    bars: list[Bar] = []
    group: list[tuple[float, float, float, float]] = []
    for piece in pieces:
        if group and sum(piece[:2]) / 2 - sum(group[0][:2]) / 2 > SNAP:
            bars.extend(_touching(group))
            group = []
        group.append(piece)
    bars.extend(_touching(group))
    return [one for one in bars if one.end - one.start >= SHORTEST]


def _touching(group: list[tuple[float, float, float, float]]) -> Iterator[Bar]:
    if not group:
        return
    at = sum(one[0] + one[1] for one in group) / 2 / len(group)
    start = end = None
    for _, _, first, last in sorted(group, key=lambda one: one[2]):
        if start is None or end is None:
            start, end = first, last
        elif first > end + SNAP:
            yield Bar(at, start, end)
            start, end = first, last
        else:
            end = max(end, last)
    if start is not None and end is not None:
        yield Bar(at, start, end)


def connected(level: list[Bar], upright: list[Bar]) -> Iterator[tuple[list[Bar], list[Bar]]]:
    """Groups of lines that cross or touch one another."""
    left = set(range(len(upright)))
    free = set(range(len(level)))
    while left:
        rows: list[int] = []
        columns = [left.pop()]
        todo = [(True, columns[0])]
        while todo:
            is_upright, index = todo.pop()
            if is_upright:
                met = {one for one in free if _meet(level[one], upright[index])}
                free -= met
                rows += met
            else:
                met = {one for one in left if _meet(level[index], upright[one])}
                left -= met
                columns += met
            todo += [(not is_upright, one) for one in met]
        if len(rows) > 1:
            yield [level[one] for one in rows], [upright[one] for one in columns]


def _meet(level: Bar, upright: Bar) -> bool:
    return (
        upright.start - SNAP <= level.at <= upright.end + SNAP
        and level.start - SNAP <= upright.at <= level.end + SNAP
    )


def clustered(values: list[float]) -> list[float]:
    """Sorted positions, those within a line's breadth of each other taken once."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > SNAP:
            kept.append(value)
    return kept
