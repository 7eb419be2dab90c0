"""Grids as Word tables: real merged cells, fixed widths, thin lines, rows kept whole.

The XML is built as text and parsed once: a table of many hundred rows costs milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from jixiao.domain.grid import Cell, Grid, Row, cell_at
from jixiao.reports.paper.gongwen import CELL, TABLE_PRINT, TEXT_WIDTH, Print
from jixiao.reports.paper.paragraphs import add_text
from jixiao.reports.wording import TO_FILL, lines_needed, writable

TWIPS = 20
# Inside a cell, in twentieths of a point: about one millimetre at the sides.
MARGIN, PADDING = 55, 25
LEAST_HEIGHT = 420
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in SIDES
)
HIGHLIGHT = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'
MIDDLE = '<w:vAlign w:val="center"/>'
# Longer text is set from the left; in wide cells two lines are long, in the narrowest none are.
CENTRED_LINES, WIDE, NARROW = 2, 40, 10


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is printed: the widths of its columns, its style, what stays together.

    ``left`` are columns that are never centred; the first ``header_rows`` are repeated on every
    page.
    """

    widths: tuple[int, ...]
    style: str = CELL
    header_rows: int = 0
    left: frozenset[int] = frozenset()

    def columns(self) -> list[int]:
        """The widths in twentieths of a point, together as wide as the text."""
        whole, parts = round(TEXT_WIDTH.pt * TWIPS), self.widths
        ends = [whole * sum(parts[: index + 1]) // sum(parts) for index in range(len(parts))]
        return [end - start for start, end in zip([0, *ends], ends, strict=False)]

    @property
    def print(self) -> Print:
        """The size of the type and of the line."""
        return TABLE_PRINT[self.style]


def add_grid(document: WordDocument, rows: Grid | Sequence[Row], layout: Layout) -> None:
    """Append a table; merging never crosses the end of the header."""
    style = document.styles[layout.style].style_id
    columns = layout.columns()
    body = list(rows)
    parts = []
    for index, row in enumerate(body):
        ends = index + 1 in (layout.header_rows, len(body))
        below = () if ends else body[index + 1]
        begins = index in (0, layout.header_rows)
        cells = [
            _cell(
                cell, columns, layout=layout, style=style, merge=_merge(cell, below, begins=begins)
            )
            for cell in row
        ]
        parts.append(_row(cells, is_header=index < layout.header_rows))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    xml = (
        f"<w:tbl {nsdecls('w')}>{_properties(sum(columns))}<w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(parts)}</w:tbl>"
    )
    # The last element of a body describes the page; a table goes before it.
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def height_of(rows: Grid, layout: Layout) -> float:
    """About how high a table will be, in points; cells merged downwards are left out."""
    columns = layout.columns()
    height = 0.0
    body = list(rows)
    for row, below in zip(body, [*body[1:], ()], strict=True):
        lines = [
            lines_needed(cell.text, per_line=_per_line(cell, columns, layout))
            for cell in row
            if not _merge(cell, below, begins=False)
        ]
        needed = max(lines, default=1) * layout.print.line + 2 * PADDING / TWIPS
        height += max(needed, LEAST_HEIGHT / TWIPS)
    return height


def add_caption(document: WordDocument, text: str) -> None:
    """The title of a table in the text, centred above it."""
    caption = add_text(document, text).paragraph_format
    caption.first_line_indent = Pt(0)
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.keep_with_next = True


def _properties(width: int) -> str:
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{LINES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{PADDING}" w:type="dxa"/><w:left w:w="{MARGIN}" w:type="dxa"/>'
        f'<w:bottom w:w="{PADDING}" w:type="dxa"/><w:right w:w="{MARGIN}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )


def _row(cells: list[str], *, is_header: bool) -> str:
    header = "<w:tblHeader/>" if is_header else ""
    height = f'<w:trHeight w:val="{LEAST_HEIGHT}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{header}</w:trPr>{''.join(cells)}</w:tr>"


def _merge(cell: Cell, below: Row, *, begins: bool) -> str:
    """Whether a cell goes on from above, begins to be merged downwards, or neither."""
    if cell.continues and not begins:
        return "<w:vMerge/>"
    under = cell_at(below, cell.column)
    return '<w:vMerge w:val="restart"/>' if under is not None and under.continues else ""


def _per_line(cell: Cell, columns: list[int], layout: Layout) -> int:
    """How many half characters a line of the cell holds."""
    width = sum(columns[cell.column : cell.end]) - 2 * MARGIN
    return int(width / (layout.print.size * TWIPS / 2))


def _cell(cell: Cell, columns: list[int], *, layout: Layout, style: str, merge: str) -> str:
    width = sum(columns[cell.column : cell.end])
    span = f'<w:gridSpan w:val="{cell.width}"/>' if cell.width > 1 else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{MIDDLE}</w:tcPr>'
    text = "" if merge == "<w:vMerge/>" else writable(cell.text)
    is_left = cell.column in layout.left or _is_long(text, _per_line(cell, columns, layout))
    side = "left" if is_left else "center"
    face = f'<w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="{side}"/></w:pPr>'
    paragraphs = "".join(f"<w:p>{face}{_runs(line)}</w:p>" for line in text.split("\n"))
    return f"<w:tc>{properties}{paragraphs}</w:tc>"


def _is_long(text: str, per_line: int) -> bool:
    lines = lines_needed(text, per_line=per_line)
    return per_line > NARROW and lines > (1 if per_line > WIDE else CENTRED_LINES)


def _runs(line: str) -> str:
    """The runs of a line, gaps to be filled in highlighted."""
    runs = []
    at = 0
    for gap in TO_FILL.finditer(line):
        runs += [_run(line[at : gap.start()]), _run(gap[0], HIGHLIGHT)]
        at = gap.end()
    return "".join([*runs, _run(line[at:])])


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
