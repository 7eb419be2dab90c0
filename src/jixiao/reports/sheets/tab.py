"""A form as a tab of a workbook: widths, title, merged cells, heights and print set-up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jixiao.domain.grid import Cell, Grid
from jixiao.domain.sheet import Sheet
from jixiao.forms.form import Form
from jixiao.reports.sheets.blocks import sheet_note, sheet_title
from jixiao.reports.sheets.grid import form_for, grid_of_lines, indicator_header, lines_of
from jixiao.reports.sheets.measure import rows_down
from jixiao.reports.sheets.pieces import Line, Piece
from jixiao.reports.sheets.tab_pages import (
    PAGE,
    WIDE_PAGE,
    heights_of,
    page_ends,
    parted_at,
    room_of,
)
from jixiao.reports.sheets.tab_styles import NOTE, TITLE, Choices, Styles
from jixiao.reports.wording import lines_needed, writable
from jixiao.reports.workbooks.workbook import Format, Worksheet

A4 = 9
# Characters of width that the columns share, so that the form fills the page without scaling.
CHARACTERS, WIDE_CHARACTERS = 88, 132
TITLE_HEIGHT, NOTE_HEIGHT = 30, 20
# Longer text is set from the left, but not in columns of a few half characters.
CENTRED_LINES, NARROW = 2, 8
Restrict = Callable[[Piece, tuple[int, int]], Choices | None]
"""Restricts the cell of a piece at a row and column; gives what its format has more, if anything.
"""


def _all_locked(_piece: Piece, _at: tuple[int, int]) -> None:
    """No cell is to be filled in."""


@dataclass(frozen=True, slots=True)
class FormTab:
    """A sheet on its form, row by row as it stands in a tab below its title.

    ``note`` is the year below the title, where the title does not say it.
    """

    sheet: Sheet
    form: Form
    title: str
    note: str
    lines: tuple[Line, ...]
    grid: Grid

    @classmethod
    def of(cls, sheet: Sheet, form: Form | None = None) -> FormTab:
        """The sheet on a form, or on the one that it was read from."""
        form = (form or form_for(sheet)).until(sheet.cut_off_month)
        lines = tuple(lines_of(form, sheet))
        title = writable(sheet_title(sheet, form))
        return cls(sheet, form, title, sheet_note(sheet, title), lines, grid_of_lines(lines))

    @property
    def top(self) -> int:
        """How many rows stand above the form: the title, and the year where it has a row."""
        return 2 if self.note else 1

    def characters(self) -> list[float]:
        """The width of every column, in half characters."""
        whole = WIDE_CHARACTERS if self.form.is_wide else CHARACTERS
        return [whole * width / sum(self.form.widths) for width in self.form.widths]


def write_form_tab(
    tab: Worksheet, printed: FormTab, styles: Styles, restrict: Restrict = _all_locked
) -> None:
    """Write a sheet on its form, ready to print; text stays text, as on the paper."""
    characters = printed.characters()
    ends = _page_ends(printed)
    rows = parted_at(printed.grid.rows, ends)
    _write_titles(tab, printed, styles)
    for at, (row, line) in enumerate(zip(rows, printed.lines, strict=True)):
        for cell, piece in zip(row, line, strict=True):
            if not cell.continues:
                spot = (at + printed.top, cell.column)
                room = room_of(cell.column, cell.end, characters)
                is_long = lines_needed(cell.text, per_line=room) > CENTRED_LINES
                is_left = is_long and room > NARROW and bool(piece.field)
                more = restrict(piece, spot) or {}
                style = styles.cell(cell.text, is_left=is_left, choices=more)
                _write_cell(tab, spot, cell, down=rows_down(rows, at, cell.column), style=style)
    for at, height in enumerate(heights_of(rows, characters), printed.top):
        tab.set_row(at, height)
    _set_up_page(tab, printed, ends)


def _write_cell(
    tab: Worksheet, at: tuple[int, int], cell: Cell, *, down: int, style: Format
) -> None:
    """A cell, merged over all that it covers."""
    if down > 1 or cell.width > 1:
        tab.merge_range(*at, at[0] + down - 1, at[1] + cell.width - 1, "", style)
    if text := writable(cell.text):
        tab.write_string(*at, text, style)
    else:
        tab.write_blank(*at, None, style)


def _write_titles(tab: Worksheet, printed: FormTab, styles: Styles) -> None:
    for column, width in enumerate(printed.characters()):
        tab.set_column(column, column, width)
    last = len(printed.form.widths) - 1
    style = styles.of(TITLE)
    tab.merge_range(0, 0, 0, last, "", style)
    tab.write_string(0, 0, printed.title, style)
    tab.set_row(0, TITLE_HEIGHT * len(printed.title.split("\n")))
    if printed.note:
        tab.merge_range(1, 0, 1, last, "", styles.of(NOTE))
        tab.write_string(1, 0, printed.note, styles.of(NOTE))
        tab.set_row(1, NOTE_HEIGHT)


def _page_ends(printed: FormTab) -> list[int]:
    rows = printed.grid.rows
    heights = heights_of(rows, printed.characters())
    header = indicator_header(printed.form, printed.grid) or range(0)
    page = WIDE_PAGE if printed.form.is_wide else PAGE
    above = TITLE_HEIGHT + NOTE_HEIGHT
    return list(page_ends(rows, heights, header=header, above=above, page=page))


def _set_up_page(tab: Worksheet, printed: FormTab, ends: Sequence[int]) -> None:
    """One page wide on A4, numbered, the titles of the indicators on every page of a long form."""
    top = printed.top
    tab.set_paper(A4)
    if printed.form.is_wide:
        tab.set_landscape()
    tab.fit_to_pages(1, 0)
    tab.set_margins(left=0.8, right=0.7, top=0.9, bottom=0.9)
    tab.center_horizontally()
    tab.print_area(0, 0, top + len(printed.grid.rows) - 1, len(printed.form.widths) - 1)
    tab.set_footer("&C— &P —")
    header = indicator_header(printed.form, printed.grid)
    tab.set_h_pagebreaks([top + end for end in ends])
    if header is not None and ends:
        tab.repeat_rows(top + header.start, top + header.stop - 1)
