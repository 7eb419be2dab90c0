"""The tables and lines of text of one page, out of its glyphs and ruling lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.readers.pages.page_content import Glyph, PageContent
from jixiao.readers.pages.page_frames import Frame, frames_of
from jixiao.readers.pages.page_lines import Line, lines_of
from jixiao.readers.pages.page_rulings import TooManyRulings


@dataclass(slots=True)
class TableCell:
    """A cell of a table: its edges, the rows that it covers (end excluded) and its lines."""

    x0: float
    x1: float
    row: int
    end_row: int
    bottom: float
    lines: list[Line] = field(default_factory=list)

    @property
    def height(self) -> int:
        """How many rows the cell covers."""
        return self.end_row - self.row

    @property
    def bare(self) -> str:
        """The letters of the cell without blanks or line breaks, for comparing."""
        return "".join("".join(line.text.split()) for line in self.lines)


@dataclass(slots=True)
class Table:
    """A table: the places of its columns, its cells, and the page on which each row stands."""

    edges: list[float]
    cells: list[TableCell]
    pages: list[int]
    top: float
    bottom: float

    @property
    def is_scrap(self) -> bool:
        """Whether it is no table by itself: a frame round text, or the rest of a cut row."""
        return len(self.edges) < 3 or sum(bool(one.lines) for one in self.cells) < 2

    def lines(self) -> list[Line]:
        """All lines in the cells, from top to bottom."""
        found = [line for cell in self.cells for line in cell.lines]
        return sorted(found, key=lambda one: (one.top, one.x0))

    def starting_at(self, row: int) -> list[TableCell]:
        """The cells that begin in a row, from the left."""
        return sorted((one for one in self.cells if one.row == row), key=lambda one: one.x0)


@dataclass(slots=True)
class PageItems:
    """The lines outside tables and the tables of one page, from top to bottom."""

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[Table]
    is_too_full: bool = False

    def in_order(self) -> list[Line | Table]:
        """Lines and tables as they follow one another."""
        items: list[Line | Table] = [*self.lines, *self.tables]
        return sorted(items, key=lambda one: one.top)


def items_of(page: PageContent) -> PageItems:
    """Find the tables of a page; what stands in none of them is lines of text."""
    is_too_full = False
    try:
        frames = frames_of(page.rulings)
    except TooManyRulings:
        frames, is_too_full = [], True
    rest: Sequence[Glyph] = page.glyphs
    tables: list[Table] = []
    for frame in frames:
        table, rest = _table(frame, rest, page.number)
        if table.lines():
            tables.append(table)
    lines = lines_of(rest, page.number)
    return PageItems(page.number, page.width, page.height, lines, tables, is_too_full)


def _table(frame: Frame, glyphs: Sequence[Glyph], page: int) -> tuple[Table, list[Glyph]]:
    """The table in a frame, and the glyphs outside."""
    owner = {
        (row, column): number
        for number, one in enumerate(frame.regions)
        for row in range(one.row, one.end_row)
        for column in range(one.column, one.end_column)
    }
    held: list[list[Glyph]] = [[] for _ in frame.regions]
    outside: list[Glyph] = []
    for glyph in glyphs:
        spot = frame.spot((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)
        (outside if spot is None else held[owner[spot]]).append(glyph)
    cells = [
        TableCell(
            frame.xs[one.column],
            frame.xs[one.end_column],
            one.row,
            one.end_row,
            frame.ys[one.end_row],
            lines_of(inside, page),
        )
        for one, inside in zip(frame.regions, held, strict=True)
    ]
    pages = [page] * (len(frame.ys) - 1)
    return Table(frame.xs, cells, pages, frame.ys[0], frame.ys[-1]), outside
