"""Tables of a web page: which of them hold data, and their cells with spans resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from jixiao.domain.grid import Cell, Grid, Row
from jixiao.domain.place import Place
from jixiao.readers.recognition.titles import vocabulary
from jixiao.readers.web.html_text import lines_of, pieces

MAX_SPAN = 1000
MAX_CELLS = 300_000
NUMBER = re.compile(r"\s*(\d{1,9})")
ENOUGH_TITLES = 2
PARTS = frozenset({"table", "tr", "td", "th", "caption"})


@dataclass(frozen=True, slots=True)
class Held:
    """A cell that reaches down, and how many rows below it still has to cover."""

    cell: Cell
    rows: int


@dataclass(slots=True)
class TableReader:
    """Reads the tables of a page and counts them and their cells."""

    tables: int = 0
    cells: int = 0

    @property
    def is_full(self) -> bool:
        """Whether the page holds more cells than any form has."""
        return self.cells > MAX_CELLS

    def read(self, table: etree._Element) -> Iterator[Grid]:
        """A table, and behind it the tables with data that lie in its cells."""
        waiting = [table]
        while waiting and not self.is_full:
            inner: list[etree._Element] = []
            grid = self._grid(waiting.pop(0), inner)
            if any(cell.text for row in grid for cell in row):
                yield grid
            waiting[:0] = inner

    def _grid(self, table: etree._Element, inner: list[etree._Element]) -> Grid:
        self.tables += 1
        rows: list[Row] = []
        held: list[Held] = []
        for element in own_rows(table):
            held = [Held(one.cell, one.rows - 1) for one in held if one.rows > 0]
            row, held = self._row(element, held, number=len(rows) + 1, inner=inner)
            rows.append(row)
            self.cells += len(row)
            if self.is_full:
                break
        return Grid(tuple(rows), Place(table=self.tables))

    def _row(
        self,
        element: etree._Element,
        held: list[Held],
        *,
        number: int,
        inner: list[etree._Element],
    ) -> tuple[Row, list[Held]]:
        """A row's cells, those from above among them, and all that reach below it."""
        cells = {one.cell.column: self._continued(one.cell, number) for one in held}
        taken = sorted((one.cell.column, one.cell.end) for one in held)
        below = list(held)
        column = 0
        for td in own_cells(element):
            column, limit = _free(column, taken)
            width = min(_span(td, "colspan"), limit - column)
            text = _text(td, inner)
            place = Place(text=text, table=self.tables, row=number, column=column + 1)
            cells[column] = Cell(text, column, width, place=place)
            below.append(Held(cells[column], _span(td, "rowspan") - 1))
            column += width
        return tuple(cells[one] for one in sorted(cells)), below

    def _continued(self, cell: Cell, number: int) -> Cell:
        place = Place(text=cell.text, table=self.tables, row=number, column=cell.column + 1)
        return Cell(cell.text, cell.column, cell.width, continues=True, place=place)


def has_data(table: etree._Element) -> bool:
    """Whether a table is one, rather than a frame that only places text on the page.

    A frame has one cell a row, or other tables inside and no titles of a form in its own cells.
    """
    rows = [list(own_cells(row)) for row in own_rows(table)]
    if max((len(row) for row in rows), default=0) < 2:
        return False
    if not _holds_table(table):
        return True
    texts = ("".join(td.itertext()) for row in rows for td in row if not _holds_table(td))
    titles = sum(vocabulary().is_title(text) for text in texts if len(text) < 40)
    return titles >= ENOUGH_TITLES


def own_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table without those of tables inside it."""
    return _below(table, ("tr",))


def own_cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row without those of tables inside it."""
    return _below(row, ("td", "th"))


def _below(parent: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """The nearest elements of a kind; groups of rows and misplaced forms are looked through."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag in tags:
            yield element
        elif element.tag not in PARTS:
            waiting.extend(reversed(element))


def caption_of(table: etree._Element) -> list[str]:
    """The lines of a table's caption."""
    caption = table.find("caption")
    return [] if caption is None else _lines(caption, [])


def _holds_table(element: etree._Element) -> bool:
    return next(element.iterdescendants("table"), None) is not None


def _text(td: etree._Element, inner: list[etree._Element]) -> str:
    return "\n".join(_lines(td, inner))


def _lines(element: etree._Element, inner: list[etree._Element]) -> list[str]:
    runs: list[str] = []
    for piece in pieces(element, has_data):
        if isinstance(piece, str):
            runs.append(piece)
        else:
            inner.append(piece)
    return lines_of("".join(runs))


def _free(column: int, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """The next column that no cell from above covers, and where the next such cell begins."""
    for start, end in taken:
        if start <= column < end:
            column = end
        elif start > column:
            return column, start
    return column, column + MAX_SPAN


def _span(td: etree._Element, name: str) -> int:
    """How many columns or rows a cell covers; a rowspan of 0 reaches to the end of the table."""
    match = NUMBER.match(td.get(name, ""))
    if match is None:
        return 1
    number = int(match[1])
    if name == "rowspan":
        return number or MAX_CELLS
    return min(max(number, 1), MAX_SPAN)
