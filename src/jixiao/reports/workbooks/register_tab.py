"""The hidden tab of a workbook that keeps where its figures come from (数据来源).

Column A names the cell (``'Tab'!B5``), B the id of its origin; column D holds the register as JSON,
cut into pieces that a cell can hold. There is no header: every row says what it is by its columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jixiao.reports.tracing.origin import Origin
from jixiao.reports.tracing.register import register_of
from jixiao.reports.wording import writable
from jixiao.reports.workbooks.workbook import Workbook

REGISTER_TAB = "数据来源"
# A cell of Excel holds 32,767 characters.
PIECE = 32_000
CELL_COLUMN, ID_COLUMN, JSON_COLUMN = 0, 1, 3


class CitedCell(NamedTuple):
    """A cell of the workbook that prints a figure, what it prints, and the origin of it."""

    cell: str
    text: str
    origin: Origin


def write_register(book: Workbook, cited: Sequence[CitedCell]) -> None:
    """Add the hidden tab; a workbook without figures needs none."""
    if not cited:
        return
    tab = book.add_worksheet(REGISTER_TAB)
    tab.hide()
    for at, one in enumerate(cited):
        tab.write_string(at, CELL_COLUMN, one.cell)
        tab.write_string(at, ID_COLUMN, one.origin.id)
    text = writable(register_of((one.text, one.origin) for one in cited).to_json())
    for at, start in enumerate(range(0, len(text), PIECE)):
        tab.write_string(at, JSON_COLUMN, text[start : start + PIECE])
