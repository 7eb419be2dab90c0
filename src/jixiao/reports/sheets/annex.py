"""A sheet on its form in a Word document: number of the annex, title, table."""

from __future__ import annotations

from dataclasses import replace

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from jixiao.domain.grid import Grid
from jixiao.domain.sheet import Sheet
from jixiao.forms.form import Form
from jixiao.reports.paper.gongwen import ANNEX, ANNEX_TITLE, CELL, GAP, SMALL_CELL
from jixiao.reports.paper.paragraphs import add_text
from jixiao.reports.paper.word_table import Layout, add_grid, height_of
from jixiao.reports.sheets.grid import form_for, grid_of, indicator_header
from jixiao.reports.wording import clean_title

# The height in points that is left on a page below the titles, less what estimates may err.
ROOM = 545


def sheet_title(sheet: Sheet, form: Form) -> str:
    """The title above a sheet: its own without number, else that of the form."""
    own = clean_title(sheet.title)
    if own and not own.startswith("附件"):
        return own
    return form.title.format(project_name=sheet.project.name)


def add_sheet(document: WordDocument, sheet: Sheet, *, label: str) -> None:
    """Append a sheet on a page of its own under its label (``附件1``)."""
    form = form_for(sheet)
    add_text(document, label, style=ANNEX)
    title = sheet_title(sheet, form)
    add_text(document, title, style=ANNEX_TITLE)
    if sheet.fiscal_year is not None and str(sheet.fiscal_year) not in title:
        year = add_text(document, f"（{sheet.fiscal_year}年度）", style=CELL)
        year.paragraph_format.space_after = Pt(4)
        year.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        year.paragraph_format.keep_with_next = True
    _add_form(document, form, grid_of(form, sheet))


def _add_form(document: WordDocument, form: Form, grid: Grid) -> None:
    """The table; one that is only somewhat too long for a page is set smaller to fit it."""
    layout = Layout(form.widths)
    small = replace(layout, style=SMALL_CELL)
    if height_of(grid, layout) > ROOM and height_of(grid, small) <= ROOM:
        layout = small
    header = indicator_header(form, grid)
    if header is None or height_of(grid, layout) <= ROOM:
        add_grid(document, grid, layout)
        return
    add_grid(document, grid.rows[:header], layout)
    document.add_paragraph(style=GAP)
    add_grid(document, grid.rows[header:], replace(layout, header_rows=1))
