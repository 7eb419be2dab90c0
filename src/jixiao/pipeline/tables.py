"""Tables that a screen shows, as a workbook with the same figures, or as lines of text."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

Value = str | int | Decimal | None
MONEY, SHARE, SCORE = "#,##0.00", "0.00%", "0.00"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its title, its width in characters, and how Excel shows its numbers."""

    title: str
    width: int = 12
    number_format: str = "General"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a name for its tab; rows have a value for every column."""

    name: str
    columns: Sequence[TableColumn]
    rows: Iterable[Sequence[Value]]


def write_tables(tables: Sequence[Table], path: Path) -> None:
    """Write tables into a workbook, a tab each; text never becomes a formula or a number."""
    from jixiao.reports.workbooks.workbook import Column, add_list, new_workbook, tab_name

    taken: set[str] = set()
    with new_workbook(path) as book:
        for one in tables:
            columns = [Column(each.title, each.width, each.number_format) for each in one.columns]
            add_list(book, tab_name(one.name, taken), columns, rows=one.rows)


def write_lines(table: Table, file: BinaryIO) -> None:
    """Write a table of any length as CSV, in UTF-8 with the mark by which Excel knows it.

    A text that Excel would take for a formula gets a blank before it.
    """
    from jixiao.reports.workbooks.workbook import LIKE_FORMULA

    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    lines = csv.writer(text)
    lines.writerow(one.title for one in table.columns)
    for row in table.rows:
        lines.writerow(
            f" {one}" if isinstance(one, str) and one.startswith(LIKE_FORMULA) else one
            for one in row
        )
    text.detach()
