"""Rows of a Word 97-2003 document made into grids: columns by edges, merged cells resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jixiao.domain.grid import Cell, Grid, Row, cell_at
from jixiao.domain.place import Place

TOLERANCE = 50  # twips, not quite a millimetre: edges so near are one line to the eye
JOINED = 0x03
DOWN, CONTINUES_DOWN = 0x60, 0x20


@dataclass(frozen=True, slots=True)
class RowShape:
    """The edges of a row's cells from left to right, in twips, and the flags of each cell."""

    edges: list[int]
    flags: list[int]

    def cut_to(self, count: int) -> RowShape:
        """The shape of the first cells only: a row has no more than it has texts."""
        return RowShape(self.edges[: count + 1], self.flags[:count])


@dataclass(frozen=True, slots=True)
class RawRow:
    """The texts of a row's cells as they are stored, with its shape where it is known."""

    texts: list[str]
    shape: RowShape | None = None


@dataclass(slots=True)
class RawTable:
    """The rows of a table as they are stored, and the tables inside its cells."""

    rows: list[RawRow] = field(default_factory=list)
    nested: list[RawTable] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    """A table that is being read: its rows so far, its row and its cell so far."""

    table: RawTable = field(default_factory=RawTable)
    texts: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def end_cell(self) -> None:
        """The paragraphs since the last cell make a cell."""
        self.texts.append("\n".join(self.lines).strip())
        self.lines = []

    def end_row(self, shape: RowShape | None = None) -> None:
        """The cells since the last row make a row; a cell that is cut short counts."""
        if any(self.lines):
            self.end_cell()
        if self.texts:
            self.table.rows.append(RawRow(self.texts, shape and shape.cut_to(len(self.texts))))
        self.texts, self.lines = [], []


def grid_of(table: RawTable, number: int) -> Grid:
    """The grid of one table, which is the ``number``-th of the document."""
    shapes = [row.shape for row in table.rows if row.shape is not None]
    lines = _lines([shape.edges for shape in shapes])
    rows: list[Row] = []
    for index, raw in enumerate(table.rows, start=1):
        above = rows[-1] if rows else ()
        rows.append(_row(raw, lines, above=above, place=Place(table=number, row=index)))
    return Grid(tuple(rows), Place(table=number), is_ragged=not shapes)


def _lines(rows: Sequence[Sequence[int]]) -> list[int]:
    """The vertical lines of a table: the edges of all rows, near ones taken for one.

    Two edges of one row are never taken for one, however narrow the cell between them.
    """
    widths = (right - left for edges in rows for left, right in pairwise(edges))
    tolerance = min(TOLERANCE, min((one for one in widths if one > 0), default=0) // 2)
    lines: list[int] = []
    for edge in sorted({edge for edges in rows for edge in edges}):
        if not lines or edge - lines[-1] > tolerance:
            lines.append(edge)
    return lines


def _row(raw: RawRow, lines: Sequence[int], *, above: Row, place: Place) -> Row:
    cells: list[Cell] = []
    for text, (start, end, flags, joins) in _spans(raw, lines):
        if joins and cells:
            last = cells[-1]
            cells[-1] = last._replace(width=max(end - last.column, last.width))
            continue
        column = max(start, cells[-1].end if cells else 0)
        if end <= column and not text:
            continue
        upper = cell_at(above, column) if flags & DOWN == CONTINUES_DOWN else None
        seen = upper.text if upper else text
        spot = place._replace(text=seen, column=column + 1)
        cells.append(Cell(seen, column, max(end - column, 1), upper is not None, spot))
    return tuple(cells)


def _spans(raw: RawRow, lines: Sequence[int]) -> Iterator[tuple[str, tuple[int, int, int, bool]]]:
    """Each text with first column, the one behind it, flags, and whether it joins the cell before.

    Cells that the shape does not know stand behind the others, a column each.
    """
    edges, flags = (raw.shape.edges, raw.shape.flags) if raw.shape else ([], [])
    columns = [bisect_right(lines, edge) - 1 for edge in edges]
    known = zip(pairwise(columns), flags, _joins(flags), strict=False)
    behind = columns[-1] if columns else 0
    for text in raw.texts:
        span = next(known, None)
        if span is None:
            behind += 1
            yield text, (behind - 1, behind, 0, False)
        else:
            (start, end), flag, joins = span
            yield text, (start, end, flag, joins)


def _joins(flags: Sequence[int]) -> Iterator[bool]:
    """Which cells belong to the one before them.

    The first description of the format marks the first of joined cells with 1 and the others
    with 2, the later one the other way round: so the first of a group says which it is.
    """
    opening = 0
    for flag in flags:
        mark = flag & JOINED
        joins = bool(opening and mark and mark != opening)
        if not joins:
            opening = mark
        yield joins
