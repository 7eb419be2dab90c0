"""All sheets of a document on their forms, as a workbook: one tab a sheet, ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jixiao.domain.document import Document
from jixiao.domain.grid import Cell, Row, cell_at
from jixiao.domain.sheet import Sheet
from jixiao.reports.annex import sheet_title
from jixiao.reports.form_grid import form_for, grid_of, indicator_header
from jixiao.reports.wording import lines_needed, writable
from jixiao.reports.workbook import Format, Worksheet, new_workbook, tab_name

A4 = 9
# Characters of width that the columns share, so that the form fills the page without scaling.
PAGE_CHARACTERS = 88
LINE_HEIGHT, LEAST_HEIGHT, MOST_HEIGHT = 14, 22, 400
CELL = {
    "font_name": "仿宋", "font_size": 10.5, "border": 1, "text_wrap": True,
    "valign": "vcenter", "align": "center", "num_format": "@",
}  # fmt: skip


def write_sheets_xlsx(document: Document, path: Path) -> None:
    """Write every sheet on its form; cells are text, as on the paper."""
    with new_workbook(path) as book:
        formats = {
            "title": book.add_format({
                "font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter",
                "text_wrap": True,
            }),
            "center": book.add_format(CELL),
            "left": book.add_format(CELL | {"align": "left"}),
        }  # fmt: skip
        taken: set[str] = set()
        for index, sheet in enumerate(document.sheets, start=1):
            name = tab_name(f"{index}.{sheet.project.name}", taken)
            _write_sheet(book.add_worksheet(name), sheet, formats)


def _write_sheet(tab: Worksheet, sheet: Sheet, formats: dict[str, Format]) -> None:
    form = form_for(sheet)
    grid = grid_of(form, sheet)
    last = len(form.widths) - 1
    characters = [PAGE_CHARACTERS * width / sum(form.widths) for width in form.widths]
    for column, width in enumerate(characters):
        tab.set_column(column, column, width)
    title = sheet_title(sheet, form)
    if sheet.fiscal_year is not None and str(sheet.fiscal_year) not in title:
        title += f"\n（{sheet.fiscal_year}年度）"
    tab.merge_range(0, 0, 0, last, title, formats["title"])
    tab.set_row(0, 26 * len(title.split("\n")))
    for index, row in enumerate(grid):
        height = LEAST_HEIGHT
        for cell in row:
            lines = lines_needed(cell.text, per_line=_room(cell, characters))
            if not cell.continues:
                _write_cell(tab, cell, grid.rows, at=index, style=_style(lines, formats))
                height = max(
                    height,
                    lines * LINE_HEIGHT + 6 if _rows_down(grid.rows, index, cell) == 1 else 0,
                )
        tab.set_row(index + 1, min(height, MOST_HEIGHT))
    tab.set_paper(A4)
    tab.fit_to_pages(1, 0)
    tab.set_margins(left=0.8, right=0.7, top=0.9, bottom=0.9)
    tab.center_horizontally()
    tab.print_area(0, 0, len(grid.rows), last)
    tab.set_footer("&C— &P —")
    header = indicator_header(form, grid)
    if header is not None:
        tab.repeat_rows(header + 1)


def _room(cell: Cell, characters: Sequence[float]) -> int:
    """How many half characters a line of the cell holds."""
    return int(sum(characters[cell.column : cell.end])) - 1


def _style(lines: int, formats: dict[str, Format]) -> Format:
    return formats["left" if lines > 2 else "center"]


def _rows_down(rows: Sequence[Row], index: int, cell: Cell) -> int:
    """How many rows a cell covers."""
    down = 1
    for row in rows[index + 1 :]:
        under = cell_at(row, cell.column)
        if under is None or not under.continues:
            break
        down += 1
    return down


def _write_cell(tab: Worksheet, cell: Cell, rows: Sequence[Row], *, at: int, style: Format) -> None:
    """Write a cell below the title row, merged over all that it covers."""
    text = writable(cell.text)
    down = _rows_down(rows, at, cell)
    top, bottom = at + 1, at + down
    if down == 1 and cell.width == 1:
        tab.write_string(top, cell.column, text, style)
    else:
        tab.merge_range(top, cell.column, bottom, cell.end - 1, "", style)
        tab.write_string(top, cell.column, text, style)
