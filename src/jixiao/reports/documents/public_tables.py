"""Tables for the public: personal data masked by the titles of row and column, remarks emptied."""

from __future__ import annotations

import re
from typing import NamedTuple

from jixiao.domain.grid import Cell, Row, cell_at
from jixiao.reports.documents.masking import (
    DELETED,
    INTERNAL,
    Removals,
    conceal,
    is_internal,
    is_internal_label,
)

# A title of a column stands in one of the first rows; a longer text is no title.
HEADER_ROWS, LONGEST_TITLE, PAIR = 3, 20, 2
NUMBER = re.compile(r"[0-9０-９]{5}")


class Titles(NamedTuple):
    """The titles of a cell: the cell before it, and those above it in the first rows.

    ``is_header`` where its row looks like one of titles, each of which has its values below it.
    """

    before: str = ""
    above: tuple[str, ...] = ()
    is_header: bool = False

    @property
    def all(self) -> list[str]:
        """All of them."""
        return [one for one in (self.before, *self.above) if one]

    def asks_for_remark(self, text: str) -> bool:
        """Whether a text stands where an internal remark is asked for, and is no title itself."""
        asking = self.above if self.is_header else self.all
        return any(map(is_internal_label, asking)) and not is_internal_label(text)


def public_rows(rows: tuple[Row, ...], removals: Removals, *, where: str = "") -> tuple[Row, ...]:
    """The rows of a table as they may be published; its shape stays the same."""
    return tuple(
        tuple(_public(rows, at, number, removals, where=where) for number in range(len(row)))
        for at, row in enumerate(rows)
    )


def _public(rows: tuple[Row, ...], at: int, number: int, removals: Removals, *, where: str) -> Cell:
    cell = rows[at][number]
    titles = titles_of(rows, at, number)
    spot = str(cell.place) or f"{where}第{at + 1}行第{cell.column + 1}列"
    text = public_cell(cell.text, titles, removals, where=spot)
    quotation = public_cell(cell.place.text, titles, removals, where=spot)
    return cell._replace(text=text, place=cell.place.quoting(quotation))


def public_cell(text: str, titles: Titles, removals: Removals, *, where: str) -> str:
    """The text of a cell; an internal remark becomes blank."""
    if text.strip() and (titles.asks_for_remark(text) or is_internal(text)):
        removals.note(INTERNAL, text, where=where, action=DELETED)
        return ""
    return conceal(text, removals, where=where, labels=titles.all)


def titles_of(rows: tuple[Row, ...], at: int, number: int) -> Titles:
    """The titles of a cell; one over the whole width is the title of the table."""
    row = rows[at]
    is_header = at < HEADER_ROWS and len(row) > PAIR and all(map(_may_be_header, rows[: at + 1]))
    before = row[number - 1].text if number and _is_short(row[number - 1]) else ""
    above = []
    for one in rows[: min(at, HEADER_ROWS)]:
        cell = cell_at(one, row[number].column)
        if cell is not None and len(one) > PAIR and _is_short(cell):
            above.append(cell.text)
    return Titles(before, tuple(above), is_header)


def _may_be_header(row: Row) -> bool:
    """Whether every cell of a row may be a title: none is blank, long or a number."""
    return all(_is_short(one) and one.text.strip() and not NUMBER.search(one.text) for one in row)


def _is_short(cell: Cell) -> bool:
    return len(cell.text) <= LONGEST_TITLE
