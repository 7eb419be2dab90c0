"""All sheets of a document on their forms, as a workbook: one tab a sheet, ready to print."""

from __future__ import annotations

from pathlib import Path

from jixiao.domain.document import Document
from jixiao.domain.sheet import Sheet
from jixiao.reports.sheets.grid import form_for, grid_of, indicator_header
from jixiao.reports.sheets.tab import (
    characters_of,
    height_of,
    merge,
    new_formats,
    room_of,
    set_up_page,
    write_title,
)
from jixiao.reports.wording import lines_needed, writable
from jixiao.reports.workbooks.workbook import Format, Worksheet, new_workbook, tab_name


def write_sheets_xlsx(document: Document, path: Path) -> None:
    """Write every sheet on its form; cells are text, as on the paper."""
    with new_workbook(path) as book:
        formats = new_formats(book)
        taken: set[str] = set()
        for index, sheet in enumerate(document.sheets, start=1):
            name = tab_name(f"{index}.{sheet.project.name}", taken)
            _write_sheet(book.add_worksheet(name), sheet, formats)


def _write_sheet(tab: Worksheet, sheet: Sheet, formats: dict[str, Format]) -> None:
    form = form_for(sheet)
    grid = grid_of(form, sheet)
    characters = characters_of(form)
    write_title(tab, sheet, form, style=formats["title"])
    for index, row in enumerate(grid):
        for cell in row:
            if not cell.continues:
                lines = lines_needed(cell.text, per_line=room_of(cell, characters))
                style = formats["left" if lines > 2 else "center"]
                merge(tab, cell, grid.rows, at=index, style=style)
                tab.write_string(index + 1, cell.column, writable(cell.text), style)
        tab.set_row(index + 1, height_of(grid.rows, index, characters=characters))
    set_up_page(tab, form, len(grid.rows), header=indicator_header(form, grid))
