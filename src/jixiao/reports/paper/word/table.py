"""Tables in Word: real merged cells, fixed widths, thin lines, rows kept whole.

The XML is built as text: a table of many hundred rows costs milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jixiao.reports.paper.cells import LEAST_HEIGHT, PADDING, SIDE, PlacedCell, placed_cells
from jixiao.reports.paper.model import Span, Table
from jixiao.reports.paper.page import TWIPS
from jixiao.reports.paper.word.marks import Marks
from jixiao.reports.paper.word.names import gap_mark, paragraph_mark
from jixiao.reports.paper.word.runs import runs
from jixiao.reports.paper.word.styles import BORDERS, CELL_STYLES

MIDDLE = '<w:vAlign w:val="center"/>'
GOES_ON, BEGINS = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
HEIGHT = f'<w:trHeight w:val="{round(LEAST_HEIGHT * TWIPS)}" w:hRule="atLeast"/>'
END = "</w:pPr>"


@dataclass(frozen=True, slots=True)
class TableSetter:
    """Sets one table, known by its ``name``.

    ``keys`` are those of its gaps by row and column, ``kept`` what persons wrote into some of
    them. ``keeps_last`` holds the last row on one page with what follows.
    """

    table: Table
    marks: Marks
    name: str
    keys: Mapping[tuple[int, int], str] = field(default_factory=dict)
    kept: Mapping[str, Callable[[Marks], str]] = field(default_factory=dict)
    keeps_last: bool = False

    def xml(self) -> str:
        """The table; merging never crosses the end of the header."""
        columns = self.table.layout.columns()
        rows: list[list[PlacedCell]] = [[] for _ in self.table.rows]
        for cell in placed_cells(self.table):
            for at in range(cell.row, cell.row + cell.height):
                rows[at].append(cell)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        marks = self._row_marks()
        body = "".join(
            self._row(at, cells, columns=columns, waiting=marks.get(at, []))
            for at, cells in enumerate(rows)
        )
        return f"<w:tbl>{_properties(sum(columns))}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"

    def _row(
        self, at: int, cells: list[PlacedCell], *, columns: list[int], waiting: list[str]
    ) -> str:
        is_header = at < self.table.layout.header_rows
        keeps = is_header or (self.keeps_last and at + 1 == len(self.table.rows))
        cells = sorted(cells, key=lambda one: one.column)
        own = [one for one in cells if one.row == at and (at, one.column) not in self.keys]
        marked = next(iter(own or cells), None)
        parts = []
        for cell in cells:
            inside = self._inside(cell, at, keeps=keeps)
            if waiting and cell is marked:
                inside = self._marked(inside, waiting)
            parts.append(_cell(cell, at, columns=columns, inside=inside))
        repeated = "<w:tblHeader/>" if is_header else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{HEIGHT}{repeated}</w:trPr>{''.join(parts)}</w:tr>"

    def _inside(self, cell: PlacedCell, at: int, *, keeps: bool) -> str:
        """The paragraphs of a cell; in the lower rows of a merged one there is a blank one."""
        face = self._face(cell, keeps=keeps)
        if at != cell.row:
            return f"<w:p>{face}</w:p>"
        key = self.keys.get((at, cell.column), "")
        if key in self.kept:
            return self.kept[key](self.marks)
        # A figure with a line break in it is one figure: one bookmark in one paragraph.
        lines = [cell.text] if cell.origin is not None else cell.text.split("\n")
        origin = cell.origin if cell.text else None
        done = [runs((Span(line, origin),), self.marks) for line in lines]
        return "".join(f"<w:p>{face}{one}</w:p>" for one in done)

    def _face(self, cell: PlacedCell, *, keeps: bool) -> str:
        style = CELL_STYLES.get(self.table.layout.print, "Cell")
        keep, side = "<w:keepNext/>" if keeps else "", "left" if cell.is_left else "center"
        return f'<w:pPr><w:pStyle w:val="{style}"/>{keep}<w:jc w:val="{side}"/>{END}'

    def _row_marks(self) -> dict[int, list[str]]:
        """The marks that rows carry: those of their gaps, and the table's own on the first."""
        marks = {0: [paragraph_mark(self.name)]}
        for (row, column), key in self.keys.items():
            marks.setdefault(row, []).append(gap_mark(key, column))
        return marks

    def _marked(self, inside: str, names: list[str]) -> str:
        """Paragraphs with marks at the beginning of the first."""
        at = inside.index(END) + len(END)
        marks = "".join(self.marks.around(name, "") for name in names)
        return inside[:at] + marks + inside[at:]


def _properties(width: int) -> str:
    side, padding = (round(one * TWIPS) for one in (SIDE, PADDING))
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{padding}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{padding}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )


def _cell(cell: PlacedCell, at: int, *, columns: list[int], inside: str) -> str:
    width = sum(columns[cell.column : cell.column + cell.width])
    span = f'<w:gridSpan w:val="{cell.width}"/>' if cell.width > 1 else ""
    merge = "" if cell.height == 1 else BEGINS if at == cell.row else GOES_ON
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{MIDDLE}</w:tcPr>'
    return f"<w:tc>{properties}{inside}</w:tc>"
