"""A form as a tab of a workbook: widths, title, merged cells, heights and print set-up."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.domain.grid import Cell, Row, cell_at
from jixiao.domain.sheet import Sheet
from jixiao.forms.form import Form
from jixiao.reports.sheets.annex import sheet_title
from jixiao.reports.wording import lines_needed
from jixiao.reports.workbooks.workbook import Format, Workbook, Worksheet

A4 = 9
# Characters of width that the columns share, so that the form fills the page without scaling.
PAGE_CHARACTERS = 88
LINE_HEIGHT, LEAST_HEIGHT, MOST_HEIGHT = 14, 22, 400
CELL = {
    "font_name": "仿宋", "font_size": 10.5, "border": 1, "text_wrap": True,
    "valign": "vcenter", "align": "center", "num_format": "@",
}  # fmt: skip


def new_formats(book: Workbook) -> dict[str, Format]:
    """The formats of a title, of a short cell and of a long one."""
    return {
        "title": book.add_format({
            "font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter",
            "text_wrap": True,
        }),
        "center": book.add_format(CELL),
        "left": book.add_format(CELL | {"align": "left"}),
    }  # fmt: skip


def characters_of(form: Form) -> list[float]:
    """The width of every column of a form, in half characters."""
    return [PAGE_CHARACTERS * width / sum(form.widths) for width in form.widths]


def write_title(tab: Worksheet, sheet: Sheet, form: Form, *, style: Format) -> None:
    """The widths of the columns and the title in the first row, with the year below it."""
    for column, width in enumerate(characters_of(form)):
        tab.set_column(column, column, width)
    title = sheet_title(sheet, form)
    if sheet.fiscal_year is not None and str(sheet.fiscal_year) not in title:
        title += f"\n（{sheet.fiscal_year}年度）"
    tab.merge_range(0, 0, 0, len(form.widths) - 1, title, style)
    tab.set_row(0, 26 * len(title.split("\n")))


def set_up_page(tab: Worksheet, form: Form, rows: int, *, header: int | None) -> None:
    """One page wide on A4, numbered, the titles of the indicators on every page."""
    tab.set_paper(A4)
    tab.fit_to_pages(1, 0)
    tab.set_margins(left=0.8, right=0.7, top=0.9, bottom=0.9)
    tab.center_horizontally()
    tab.print_area(0, 0, rows, len(form.widths) - 1)
    tab.set_footer("&C— &P —")
    if header is not None:
        tab.repeat_rows(header + 1)


def height_of(rows: Sequence[Row], index: int, *, characters: Sequence[float]) -> float:
    """A height that shows every cell of a row."""
    height = LEAST_HEIGHT
    for cell in rows[index]:
        if not cell.continues and rows_down(rows, index, cell) == 1:
            lines = lines_needed(cell.text, per_line=room_of(cell, characters))
            height = max(height, lines * LINE_HEIGHT + 6)
    return min(height, MOST_HEIGHT)


def room_of(cell: Cell, characters: Sequence[float]) -> int:
    """How many half characters a line of the cell holds."""
    return int(sum(characters[cell.column : cell.end])) - 1


def rows_down(rows: Sequence[Row], index: int, cell: Cell) -> int:
    """How many rows a cell covers."""
    down = 1
    for row in rows[index + 1 :]:
        under = cell_at(row, cell.column)
        if under is None or not under.continues:
            break
        down += 1
    return down


def merge(tab: Worksheet, cell: Cell, rows: Sequence[Row], *, at: int, style: Format) -> None:
    """Merge a cell below the title row over all that it covers, if it covers several."""
    down = rows_down(rows, at, cell)
    if down > 1 or cell.width > 1:
        tab.merge_range(at + 1, cell.column, at + down, cell.end - 1, "", style)
