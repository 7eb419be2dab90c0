"""Printed pages reduced to paragraphs and grids in reading order, for PDF and OFD alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Cell, Grid, Row
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Block, Blocks
from jixiao.readers.pages.page_cuts import Cut
from jixiao.readers.pages.page_furniture import without_furniture
from jixiao.readers.pages.page_joins import Joint, append, goes_on
from jixiao.readers.pages.page_lines import Line, text_of_cell
from jixiao.readers.pages.page_paragraphs import Column, OpenParagraph, columns_of, size_of
from jixiao.readers.pages.page_rulings import clustered
from jixiao.readers.pages.page_tables import PageItems, Table, TableCell

NO_COLUMN = Column(0, 0, 0)


def blocks_of_pages(pages: Sequence[PageItems], path: object) -> Blocks:
    """Paragraphs and grids of all pages; tables and paragraphs cut by page ends are mended."""
    without_furniture(pages)
    walk = _Walk(columns_of(pages), str(path))
    for page in pages:
        walk.take(page)
    walk.close()
    crowded = [str(page.number) for page in pages if page.is_too_full]
    if crowded:
        message = (
            f"{path}：第{'、'.join(crowded)}页的线条异常地多，其中的表格没有读成表格；"
            "请核对这些页，或提供Word、Excel原件"
        )
        walk.problems.append(Problem("too_many_lines", message, Place(page=int(crowded[0]))))
    return Blocks(tuple(walk.blocks), tuple(walk.problems))


@dataclass(slots=True)
class _Walk:
    """Goes through the pages, holding the paragraph and the table that may still go on."""

    columns: dict[tuple[int, int], Column]
    path: str
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    paragraph: OpenParagraph | None = None
    table: Table | None = None
    joints: list[Joint] = field(default_factory=list)

    def take(self, page: PageItems) -> None:
        """Add what stands on one page."""
        for item in page.in_order():
            if isinstance(item, Line):
                self._take_line(item, self.columns[size_of(page)])
            else:
                self._take_table(item, page)

    def close(self) -> None:
        """Finish what is still open."""
        self._close_paragraph()
        self._close_table()

    def _take_line(self, line: Line, column: Column) -> None:
        self._close_table()
        if self.paragraph is None or not self.paragraph.takes(line, column):
            self._close_paragraph()
            self.paragraph = OpenParagraph(line.text, line, line.page, column)

    def _take_table(self, table: Table, page: PageItems) -> None:
        if (
            self.table is not None
            and table.pages[0] == self.table.pages[-1] + 1
            and goes_on(self.table, table)
        ):
            self.joints.append(append(self.table, table))
            return
        if table.is_scrap:
            for line in table.lines():
                self._take_line(line, self.columns.get(size_of(page), NO_COLUMN))
            return
        self.close()
        self.table = table

    def _close_paragraph(self) -> None:
        if self.paragraph is None:
            return
        self.paragraphs += 1
        one = self.paragraph
        place = Place(text=one.text.strip(), page=one.page, paragraph=self.paragraphs)
        self.blocks.append(Paragraph(one.text, place))
        self.paragraph = None

    def _close_table(self) -> None:
        if self.table is None:
            return
        self.tables += 1
        self.blocks.append(grid_of(self.table, self.tables))
        for joint in self.joints:
            if joint.cut is Cut.UNSURE:
                self.problems.append(self._cut_problem(self.table, joint.row))
        self.table, self.joints = None, []

    def _cut_problem(self, table: Table, row: int) -> Problem:
        place = Place(page=table.pages[row], table=self.tables, row=row + 1)
        message = (
            f"{self.path}：{place}可能是上一页最后一行被分页切断的下半行，没有与上半行合并；"
            "请核对这一行，或提供Word、Excel原件"
        )
        return Problem("cut_by_page", message, place)


def grid_of(table: Table, number: int) -> Grid:
    """A table as a grid: the places of its edges become columns."""
    edges = clustered([one for cell in table.cells for one in (cell.x0, cell.x1)])
    rows: list[list[Cell]] = [[] for _ in table.pages]
    for cell in sorted(table.cells, key=lambda one: (one.row, one.x0)):
        for row, one in _cells(cell, edges):
            place = Place(
                text=one.text,
                page=table.pages[row],
                table=number,
                row=row + 1,
                column=one.column + 1,
            )
            rows[row].append(Cell(one.text, one.column, one.width, one.continues, place))
    made: list[Row] = [tuple(sorted(row, key=lambda one: one.column)) for row in rows]
    return Grid(tuple(made), Place(page=table.pages[0], table=number))


def _cells(cell: TableCell, edges: list[float]) -> Iterator[tuple[int, Cell]]:
    """One cell a row that it covers, the later ones marked as going on."""
    column = _nearest(cell.x0, edges)
    width = max(_nearest(cell.x1, edges) - column, 1)
    text = text_of_cell(cell.lines, cell.x1 - cell.x0)
    for row in range(cell.row, cell.end_row):
        yield row, Cell(text, column, width, continues=row > cell.row)


def _nearest(place: float, edges: list[float]) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - place))
