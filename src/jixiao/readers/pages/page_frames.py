"""The frames of tables: rows and columns between ruling lines, merged cells by missing walls."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jixiao.readers.pages.page_content import Ruling
from jixiao.readers.pages.page_rulings import (
    SNAP,
    Bar,
    TooManyRulings,
    bars_of,
    clustered,
    connected,
)

MOST_SPOTS = 100_000


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of a frame as the rows and columns that it covers, ends excluded."""

    row: int
    end_row: int
    column: int
    end_column: int


@dataclass(slots=True)
class Frame:
    """The lines of one table: where its columns and rows meet, and its cells."""

    xs: list[float]
    ys: list[float]
    regions: list[Region] = field(default_factory=list)

    def spot(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column in which a point lies."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


def frames_of(rulings: Sequence[Ruling]) -> list[Frame]:
    """The frames of a page, the smallest first; raises TooManyRulings."""
    frames = [_frame(*group) for group in connected(*bars_of(rulings))]
    return sorted(
        (one for one in frames if len(one.regions) > 1),
        key=lambda one: (one.xs[-1] - one.xs[0]) * (one.ys[-1] - one.ys[0]),
    )


def _frame(level: list[Bar], upright: list[Bar]) -> Frame:
    ends = [min(one.start for one in level), max(one.end for one in level)]
    xs = clustered([one.at for one in upright] + ends)
    tips = [min(one.start for one in upright), max(one.end for one in upright)]
    ys = clustered([one.at for one in level] + tips)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns > MOST_SPOTS:
        raise TooManyRulings
    below = _walls(level, along=xs, across=ys)
    beside = _walls(upright, along=ys, across=xs)
    frame = Frame(xs, ys)
    seen: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in seen:
                spots = _open_area((row, column), rows, columns, below, beside)
                seen |= spots
                frame.regions.extend(_rectangles(spots))
    return frame


def _walls(bars: list[Bar], *, along: list[float], across: list[float]) -> set[tuple[int, int]]:
    """Stretches between positions ``along`` at which a line stands, by its number ``across``."""
    walls: set[tuple[int, int]] = set()
    middles = [(one + two) / 2 for one, two in pairwise(along)]
    for bar in bars:
        number = bisect_left(across, bar.at - SNAP)
        for stretch in range(bisect_left(middles, bar.start), bisect_right(middles, bar.end)):
            walls.add((number, stretch))
    return walls


def _open_area(
    start: tuple[int, int],
    rows: int,
    columns: int,
    below: set[tuple[int, int]],
    beside: set[tuple[int, int]],
) -> set[tuple[int, int]]:
    """The spots that no wall parts from the first."""
    area, todo = {start}, [start]
    while todo:
        row, column = todo.pop()
        for near, wall, walls in (
            ((row + 1, column), (row + 1, column), below),
            ((row - 1, column), (row, column), below),
            ((row, column + 1), (column + 1, row), beside),
            ((row, column - 1), (column, row), beside),
        ):
            inside = 0 <= near[0] < rows and 0 <= near[1] < columns
            if inside and near not in area and wall not in walls:
                area.add(near)
                todo.append(near)
    return area


def _rectangles(spots: set[tuple[int, int]]) -> Iterator[Region]:
    """The area as one rectangle, or row by row where it is none."""
    rows, columns = [one[0] for one in spots], [one[1] for one in spots]
    whole = Region(min(rows), max(rows) + 1, min(columns), max(columns) + 1)
    if len(spots) == (whole.end_row - whole.row) * (whole.end_column - whole.column):
        yield whole
        return
    run: list[tuple[int, int]] = []
    for spot in sorted(spots):
        if run and spot != (run[-1][0], run[-1][1] + 1):
            yield Region(run[0][0], run[0][0] + 1, run[0][1], run[-1][1] + 1)
            run = []
        run.append(spot)
    yield Region(run[0][0], run[0][0] + 1, run[0][1], run[-1][1] + 1)
