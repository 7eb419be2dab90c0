"""Rows of an export that could not be taken, as a copy of its form with a column 错误信息.

The copy has the lines above the table, the titles and those rows, so that it can be corrected and
imported as it is. Text stays text; nothing of a file may become a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jixiao.reports.workbooks.workbook import FONT, HEADER, new_workbook, tab_name, write

ERROR = "错误信息"
WIDTH, ERROR_WIDTH = 16, 60


@dataclass(frozen=True, slots=True)
class RefusedTable:
    """The refused rows of one table: ``above`` ends with the titles, a row with its message."""

    tab: str
    above: Sequence[Sequence[str]]
    rows: Sequence[tuple[Sequence[str], str]]


def write_refused(tables: Iterable[RefusedTable], path: Path, *, encoding: str = "") -> None:
    """Write the copy: text in the encoding of the export, else a workbook."""
    if path.suffix.lower() == ".xlsx":
        _write_workbook(tables, path)
        return
    with path.open("x", encoding=encoding or "utf-8-sig", newline="", errors="replace") as stream:
        writer = csv.writer(stream)
        for table in tables:
            writer.writerows(_lines(table))


def _lines(table: RefusedTable) -> list[list[str]]:
    """All lines of the copy, the message in a column behind the last."""
    width = max(len(one) for one in [*table.above, *(cells for cells, _ in table.rows)])
    texts = [ERROR if at == len(table.above) - 1 else "" for at in range(len(table.above))]
    texts += [message for _, message in table.rows]
    lines = [*table.above, *(cells for cells, _ in table.rows)]
    return [
        [*line, *[""] * (width - len(line)), text] for line, text in zip(lines, texts, strict=True)
    ]


def _write_workbook(tables: Iterable[RefusedTable], path: Path) -> None:
    taken: set[str] = set()
    with new_workbook(path) as book:
        header, plain = book.add_format(HEADER), book.add_format(FONT)
        for table in tables:
            tab = book.add_worksheet(tab_name(table.tab or "未导入", taken))
            lines = _lines(table)
            for at, line in enumerate(lines):
                for column, text in enumerate(line):
                    write(tab, at, column, value=text, style=plain)
                if at == len(table.above) - 1:
                    for column, text in enumerate(line):
                        write(tab, at, column, value=text, style=header)
            tab.set_column(0, len(lines[0]) - 2, WIDTH)
            tab.set_column(len(lines[0]) - 1, len(lines[0]) - 1, ERROR_WIDTH)
            tab.freeze_panes(len(table.above), 0)
