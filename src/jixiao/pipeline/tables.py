"""Tables that a screen shows, as a workbook with the same figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

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
