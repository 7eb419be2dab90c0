"""A sheet on its form as blocks of a paper: an annex with its title, and the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jixiao.domain.document import Document, Source
from jixiao.domain.grid import Cell, Row
from jixiao.domain.sheet import Sheet
from jixiao.forms.form import Form
from jixiao.reports.paper.model import Annex, Block, Paper, Table
from jixiao.reports.paper.page import Layout
from jixiao.reports.sheets.cited import origins_of
from jixiao.reports.sheets.grid import form_for, grid_of_lines, indicator_header, lines_of
from jixiao.reports.sheets.measure import height_of, room, set_to_fit
from jixiao.reports.tracing.citing import Citing
from jixiao.reports.tracing.origin import Origin
from jixiao.reports.wording import clean_title

Origins = Mapping[tuple[int, int], Origin]


def sheet_title(sheet: Sheet, form: Form) -> str:
    """The title above a sheet: its own without number, else that of the form."""
    own = clean_title(sheet.title)
    if own and not own.startswith("附件"):
        return own
    return form.title.format(project_name=sheet.project.name)


def sheet_note(sheet: Sheet, title: str) -> str:
    """The year below the title where the title does not say it."""
    if sheet.fiscal_year is None or str(sheet.fiscal_year) in title:
        return ""
    return f"（{sheet.fiscal_year}年度）"


def sheet_blocks(sheet: Sheet, *, label: str, source: Source) -> tuple[Block, ...]:
    """A sheet on a page of its own under its label (附件1), every figure with its origin.

    A sheet that is too long for a page is parted above its indicators, so that their titles can
    be repeated on every further page.
    """
    form = form_for(sheet).until(sheet.cut_off_month)
    lines = lines_of(form, sheet)
    grid = grid_of_lines(lines)
    origins = origins_of(lines, sheet, Citing(source))
    title = sheet_title(sheet, form)
    annex = Annex(label, title, sheet_note(sheet, title), is_wide=form.is_wide)
    space = room(annex)
    layout = set_to_fit(grid.rows, Layout(form.widths, is_wide=form.is_wide), space=space)
    header = indicator_header(form, grid)
    if header is None or height_of(grid.rows, layout) <= space:
        return annex, Table(grid.rows, layout, origins=origins)
    return annex, *_parted(grid.rows, layout, header=header, origins=origins)


def sheets_paper(document: Document) -> Paper:
    """All sheets of a document, one a page."""
    single = len(document.sheets) == 1
    blocks: list[Block] = []
    for index, sheet in enumerate(document.sheets, start=1):
        label = "附件" if single else f"附件{index}"
        blocks += sheet_blocks(sheet, label=label, source=document.source)
    return Paper(document.title, tuple(blocks), unit=document.unit.name, kind="sheets")


def _parted(
    rows: tuple[Row, ...], layout: Layout, *, header: range, origins: Origins
) -> tuple[Table, ...]:
    """The rows above the indicators, and the indicators below titles that are repeated.

    The label down the side of the indicators stands beside their titles, on every page; it would
    be cut in two by the end of a page further down.
    """
    at = header.start
    above = {place: origin for place, origin in origins.items() if place[0] < at}
    below = {(row - at, column): one for (row, column), one in origins.items() if row >= at}
    body = list(rows[at:])
    first = len(header)
    body[first] = tuple(_begun_again(cell) for cell in body[first])
    tables = (
        Table(rows[:at], layout, origins=above),
        Table(tuple(body), replace(layout, header_rows=len(header)), origins=below),
    )
    return tables if at else tables[1:]


def _begun_again(cell: Cell) -> Cell:
    return cell._replace(text="", continues=False) if cell.continues else cell
