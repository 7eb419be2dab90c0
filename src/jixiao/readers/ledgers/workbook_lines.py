"""The cells of a worksheet as lines of text.

A number is the decimal of its fifteen digits, as the spreadsheet keeps it, so that an amount is
exact to the fen; one with more, a code typed as a number, is given with an exponent, so that nobody
takes its noughts for digits.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from jixiao.readers.ledgers.cells import cell_texts, is_clean
from jixiao.readers.spreadsheets.spreadsheet_values import (
    SHORTEST,
    has_lost_digits,
    number_text,
    text_of,
)

BETWEEN = "\x1f"
Columns = Sequence[Sequence[str]]


def lines_of(columns: Columns) -> tuple[bytes, Columns]:
    """The rows as lines, and the cells as they stand there.

    Most tables have nothing to be taken off their cells, which is seen in all of them at once.
    Cells that could be taken for the end of one are quoted, which is slow.
    """
    data = _lines(columns)
    if _is_plain(data, rows=len(columns[0]), width=len(columns)):
        return data, columns
    columns = [cell_texts(column) for column in columns]
    if not any(mark in "".join(column) for column in columns for mark in ('"', BETWEEN)):
        return _lines(columns), columns
    stream = io.StringIO()
    csv.writer(stream, delimiter=BETWEEN, lineterminator="\n").writerows(zip(*columns, strict=True))
    return stream.getvalue().encode(), columns


def _lines(columns: Columns) -> bytes:
    rows = zip(*columns, strict=True)
    return ("\n".join(map(BETWEEN.join, rows)) + "\n").encode()


def _is_plain(data: bytes, *, rows: int, width: int) -> bool:
    """Whether there are no more lines and cells than there should be, and all are clean."""
    between = BETWEEN.encode()
    if data.count(b"\n") != rows or data.count(between) != rows * (width - 1):
        return False
    return b'"' not in data and b"\r" not in data and is_clean(data, between)


def column_texts(values: Sequence[Any]) -> Sequence[str]:
    """The values of a column as texts; most columns hold nothing but texts."""
    if set(map(type, values)) == {str}:
        return values
    return [
        text if type(one) is float and "e" not in (text := SHORTEST % (one or 0)) else _text(one)
        for one in values
    ]


def _text(value: Any) -> str:
    """A value that is no short number: one with an exponent has lost digits, or is very small."""
    if type(value) is float:
        return f"{value:.14e}" if has_lost_digits(value) else number_text(value)
    return text_of(value)
