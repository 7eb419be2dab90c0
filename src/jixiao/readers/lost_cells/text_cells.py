"""The tab-and-newline text form: a table whose cells are lines that begin with a tab.

A run of such lines is a row; an empty line ends it; a line without a tab that follows a cell
at once is the cell's second line; a leading empty cell stands for a merged one above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Cell, Grid, Row
from jixiao.domain.place import Place
from jixiao.readers.blocks import Block
from jixiao.readers.recognition.titles import vocabulary


@dataclass(slots=True)
class _Line:
    """A cell in the making."""

    text: str
    line: int


@dataclass(slots=True)
class _Table:
    """A grid in the making: rows closed so far and the row that is open."""

    number: int
    rows: list[list[_Line]] = field(default_factory=list)
    open: list[_Line] = field(default_factory=list)

    def close_row(self) -> None:
        """End the open row."""
        if self.open:
            self.rows.append(self.open)
            self.open = []

    def takes(self, line: str, number: int) -> bool:
        """Let a line into the table; False where it is a paragraph behind it."""
        if line.startswith("\t"):
            self.open.append(_Line(line.strip("\t \u3000"), number))
        elif not line.strip():
            self.close_row()
        elif self.open:
            self.open[-1].text += "\n" + line.strip()
        else:
            return False
        return True

    def grid(self) -> Grid:
        """The table as a grid."""
        self.close_row()
        rows: list[Row] = []
        for lines in _mended(self.rows):
            rows.append(_row(lines, above=rows[-1] if rows else (), table=self.number))
        first = self.rows[0][0].line
        return Grid(tuple(rows), Place(line=first, table=self.number), is_ragged=True)


def blocks_of_lines(lines: list[str]) -> Iterator[Block]:
    """Paragraphs and ragged grids of a text in the tab-and-newline form."""
    table: _Table | None = None
    tables = 0
    for number, line in enumerate(lines, start=1):
        if table is None and line.startswith("\t"):
            tables += 1
            table = _Table(tables)
        if table is not None and table.takes(line, number):
            continue
        if table is not None:
            yield table.grid()
            table = None
        if line.strip():
            yield Paragraph(line.rstrip(), Place(text=line.strip(), line=number))
    if table is not None:
        yield table.grid()


def _mended(rows: list[list[_Line]]) -> Iterator[list[_Line]]:
    """Rows with what an empty line inside a row cut off put back.

    A cut row is shorter than the header row above it, and the rest fills it exactly.
    """
    width = 0
    held: list[_Line] = []
    for row in rows:
        if held and len(held) < width and len(held) + len(row) == width and row[0].text:
            held = held + row
            continue
        if held:
            yield held
        if _is_header(held):
            width = len(held)
        held = row
    if held:
        yield held


def _is_header(row: list[_Line]) -> bool:
    return len(row) > 2 and all(vocabulary().is_title(cell.text) for cell in row)


def _row(lines: list[_Line], *, above: Row, table: int) -> Row:
    cells: list[Cell] = []
    leading = True
    for column, line in enumerate(lines):
        place = Place(text=line.text, line=line.line, table=table, column=column + 1)
        leading = leading and not line.text
        if leading and column < len(above) and column < len(lines) - 1:
            cells.append(Cell(above[column].text, column, continues=True, place=place))
        else:
            cells.append(Cell(line.text, column, place=place))
    return tuple(cells)
