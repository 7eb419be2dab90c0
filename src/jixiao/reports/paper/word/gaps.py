"""Cells of tables that only a person can fill, each under a key of its own."""

from __future__ import annotations

import re
from collections import Counter

from jixiao.domain.grid import Row, cell_at
from jixiao.reports.paper.model import Table
from jixiao.reports.wording import TO_FILL

# Amounts, rates, months and ordinal numbers change from one version to the next.
FIGURES_ALONE = re.compile(r"[\d\s.,，%％±+≥≤=年月日—-]*")
At = tuple[int, int]


def gap_keys(table: Table, *, name: str) -> dict[At, str]:
    """The keys of the gaps of a table by row and column: what the row says, title of the column.

    A row is known by its words, not by its number, so that rows may come and go.
    """
    keys: dict[At, str] = {}
    seen: Counter[str] = Counter()
    for at, row in enumerate(table.rows):
        gaps = [cell.column for cell in row if TO_FILL.search(cell.text) and not cell.continues]
        words = _words(table, at, gaps=gaps) if gaps else ""
        for column in gaps:
            key = f"{name}·{words}·{_title(table, column, row=row)}"
            seen[key] += 1
            keys[at, column] = key if seen[key] == 1 else f"{key}·{seen[key]}"
    return keys


def _words(table: Table, at: int, *, gaps: list[int]) -> str:
    return "·".join(
        cell.text
        for cell in table.rows[at]
        if (at, cell.column) not in table.origins
        and cell.column not in gaps
        and not FIGURES_ALONE.fullmatch(cell.text)
    )


def _title(table: Table, column: int, *, row: Row) -> str:
    header = table.rows[max(table.layout.header_rows - 1, 0)]
    cell = cell_at(header, column)
    return str(column) if cell is None or header is row else cell.text
