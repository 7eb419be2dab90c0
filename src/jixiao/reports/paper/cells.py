"""The cells of a table as every page format sets them: what they cover, from where text is set."""

from __future__ import annotations

from typing import NamedTuple

from jixiao.domain.grid import Cell, Row, cell_at
from jixiao.reports.paper.model import Table
from jixiao.reports.paper.page import TWIPS
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.wording import lines_needed, writable

# Inside a cell, in points: about one millimetre at the sides.
SIDE, PADDING = 2.75, 1.25
LEAST_HEIGHT = 21.0
# Longer text is set from the left; in wide cells two lines are long, in the narrowest none are.
CENTRED_LINES, WIDE, NARROW = 2, 40, 10


class PlacedCell(NamedTuple):
    """A cell once, with all the rows and columns that it covers, counted from 0.

    ``per_line`` is how many half characters a line of it holds, ``lines`` about how many lines
    its text takes.
    """

    text: str
    row: int
    column: int
    width: int
    height: int
    per_line: int
    lines: int
    is_left: bool
    is_header: bool
    origin: Origin | None


def placed_cells(table: Table) -> list[PlacedCell]:
    """The cells of a table row by row; merging never crosses the end of the header.

    Columns that no cell of a row covers become blank cells, so that every row is whole.
    """
    columns = [width / TWIPS for width in table.layout.columns()]
    rows = [_whole(row, len(columns)) for row in table.rows]
    return [
        _placed(table, cell, columns, spot=(at, _height(rows, at, cell, table=table)))
        for at, row in enumerate(rows)
        for cell in row
        if not _goes_on(rows, at, cell, table=table)
    ]


def _whole(row: Row, count: int) -> list[Cell]:
    cells: list[Cell] = []
    column = 0
    while column < count:
        cell = cell_at(row, column)
        if cell is None or cell.column != column:
            cell = Cell("", column)
        cells.append(cell._replace(width=min(cell.width, count - column)))
        column = cells[-1].end
    return cells


def _goes_on(rows: list[list[Cell]], at: int, cell: Cell, *, table: Table) -> bool:
    """Whether a cell is the lower part of the one above it."""
    if not cell.continues or at in (0, table.layout.header_rows):
        return False
    above = cell_at(tuple(rows[at - 1]), cell.column)
    return above is not None and above[1:3] == cell[1:3]


def _height(rows: list[list[Cell]], at: int, cell: Cell, *, table: Table) -> int:
    """How many rows a cell covers."""
    height = 1
    while at + height < len(rows):
        below = cell_at(tuple(rows[at + height]), cell.column)
        fits = below is not None and below[1:3] == cell[1:3]
        if below is None or not fits or not _goes_on(rows, at + height, below, table=table):
            break
        height += 1
    return height


def _placed(table: Table, cell: Cell, columns: list[float], *, spot: tuple[int, int]) -> PlacedCell:
    layout, text = table.layout, writable(cell.text)
    row, height = spot
    is_header = row < layout.header_rows
    room = sum(columns[cell.column : cell.end]) - 2 * SIDE
    per_line = max(int(room / layout.print.size * 2), 1)
    lines = lines_needed(text, per_line=per_line)
    is_long = per_line > NARROW and lines > (1 if per_line > WIDE else CENTRED_LINES)
    return PlacedCell(
        text,
        row,
        cell.column,
        cell.width,
        height,
        per_line,
        lines,
        is_left=not is_header and (cell.column in layout.left or is_long),
        is_header=is_header,
        origin=table.origins.get((row, cell.column)),
    )
