"""Where cells may end in a text that lost them, and what each such cut costs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from jixiao.readers.lost_cells.cut_soft import apart, soft_cuts
from jixiao.readers.lost_cells.cut_stream import (
    BLANK,
    BREAK,
    LINE,
    NONE,
    PIPE,
    PIPE_LINE,
    WIDE,
    Stream,
)
from jixiao.readers.lost_cells.cut_words import (
    level_starts,
)

NEVER = 99.0
# In longer texts without any bounds only cuts at known words are looked at.
MOST_GLUED = 12_000
# What it costs to end a cell where nothing (or less than usual) stands between two characters.
MISSING = {
    (NONE, BLANK): 3.5, (NONE, WIDE): 4.5, (NONE, LINE): 5.0, (NONE, BREAK): 5.0,
    (BLANK, WIDE): 2.0, (BLANK, LINE): 3.0, (BLANK, BREAK): 3.0,
    (WIDE, LINE): 2.0, (WIDE, BREAK): 2.0, (LINE, BREAK): 1.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """What usually stands between two cells, and between two rows."""

    cell: int
    row: int

    def cut(self, gap: int) -> float:
        """The cost of ending a cell within a row."""
        if gap == PIPE:
            return 0.0
        if gap == PIPE_LINE:
            return 2.5 if self.row >= LINE else 0.0
        if self.cell >= PIPE:
            return NEVER if gap == NONE else 6.0
        cost = MISSING.get((gap, self.cell), 0.0)
        return cost + (1.5 if gap >= self.row > self.cell else 0.0)

    def row_cut(self, gap: int) -> float:
        """The cost of ending a row."""
        if gap >= PIPE_LINE or gap >= self.row:
            return 0.0
        if gap == PIPE:
            return 3.0
        return MISSING.get((gap, min(self.row, BREAK)), 0.0) + (2.0 if self.row > self.cell else 0)

    def within(self, gap: int) -> float:
        """The cost of a gap inside a cell."""
        if gap == NONE:
            return 0.0
        if gap >= PIPE:
            return NEVER if gap == PIPE or self.cell < PIPE else 5.0
        if self.cell == NONE:
            line = 2.5 if self.row >= LINE else 1.5
            return {BLANK: 0.5, WIDE: 1.5, LINE: line, BREAK: 4.0}[gap]
        if gap < self.cell:
            return 0.2 if gap < LINE or self.cell >= PIPE else 0.8
        return {BLANK: 1.5, WIDE: 4.0, LINE: 2.5, BREAK: 4.0}[gap]


class Places:
    """The possible ends of cells in a part of a stream."""

    def __init__(
        self, stream: Stream, bounds: tuple[int, int], style: Style, *, signs_apart: bool = False
    ) -> None:
        self.stream, self.style = stream, style
        self.start, self.end = bounds
        text = stream.plain[self.start : self.end]
        self.is_hurried = style.cell == NONE and len(stream) > MOST_GLUED
        glued = style.cell == NONE and not self.is_hurried
        self.soft = {self.start + at: cost for at, cost in soft_cuts(text, glued=glued)}
        if signs_apart:
            # Signs and units have columns of their own.
            self.soft |= {self.start + at: 0.2 for at in apart(text)}
        self.levels = [self.start + at for at in level_starts(text)]
        gaps = range(self.start + 1, self.end)
        self.cuts = sorted({*self.soft, *(at for at in gaps if stream.gaps[at]), self.end})
        inside = (style.within(stream.gaps[at]) for at in range(self.start, self.end))
        self._within = list(accumulate(inside, initial=0.0))

    def within(self, start: int, end: int) -> float:
        """The cost of the gaps inside a cell."""
        return self._within[end - self.start] - self._within[start + 1 - self.start]

    def cut(self, at: int) -> float:
        """The cost of ending a cell here, within a row."""
        return self.style.cut(self.stream.gaps[at]) + self._softness(at)

    def row_cut(self, at: int) -> float:
        """The cost of ending a row here."""
        return self.style.row_cut(self.stream.gaps[at]) + self._softness(at)

    def _softness(self, at: int) -> float:
        return 0.0 if self.stream.gaps[at] else self.soft.get(at, 0.0)

    def ends(self, start: int, longest: int) -> list[int]:
        """Where a cell that begins at a character may end, the nearest first."""
        found: list[int] = []
        last = min(start + longest, self._next_level(start))
        for index in range(bisect_right(self.cuts, start), len(self.cuts)):
            at = self.cuts[index]
            if at > last or self.within(start, at) >= 12:
                break
            found.append(at)
        return found

    def _next_level(self, start: int) -> int:
        """Where the next name of a level begins that no cell can run over."""
        index = bisect_right(self.levels, start)
        return self.levels[index] if index < len(self.levels) else self.end
