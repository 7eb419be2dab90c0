"""All sheets of a document on their forms, as a workbook: one tab a sheet, ready to print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from xlsxwriter.utility import xl_rowcol_to_cell

from jixiao.domain.document import Document
from jixiao.reports.sheets.cited import origins_of
from jixiao.reports.sheets.tab import FormTab, write_form_tab
from jixiao.reports.sheets.tab_styles import Styles
from jixiao.reports.tracing.citing import Citing
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.workbooks.register_tab import REGISTER_TAB, CitedCell, write_register
from jixiao.reports.workbooks.workbook import new_workbook, tab_name


def write_sheets_xlsx(document: Document, path: Path) -> None:
    """Write every sheet on its form; cells are text, as on the paper."""
    citing = Citing(document.source)
    cited: list[CitedCell] = []
    with new_workbook(path) as book:
        book.set_properties({"title": document.title})
        styles = Styles(book)
        taken = {REGISTER_TAB}
        for index, sheet in enumerate(document.sheets, start=1):
            name = tab_name(f"{index}.{sheet.project.name}", taken)
            printed = FormTab.of(sheet)
            write_form_tab(book.add_worksheet(name), printed, styles)
            cited += _cited(printed, citing, tab=name)
        write_register(book, cited)


def _cited(printed: FormTab, citing: Citing, *, tab: str) -> Iterator[CitedCell]:
    """The cells of a tab that print figures, in printed order."""
    origins: dict[tuple[int, int], Origin] = origins_of(printed.lines, printed.sheet, citing)
    quoted = tab.replace("'", "''")
    for at, row in enumerate(printed.grid):
        for cell in row:
            origin = origins.get((at, cell.column))
            if origin is not None:
                spot = xl_rowcol_to_cell(at + printed.top, cell.column)
                yield CitedCell(f"'{quoted}'!{spot}", cell.text, origin)
