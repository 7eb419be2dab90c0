"""Exports for tests, and a ledger in memory to import them into."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter

from jixiao.monitoring.store import opened
from jixiao.pipeline.ledger import Outcome, Settings, import_into

TITLES = (
    "支付凭证号",
    "实际支付日期",
    "单位编码",
    "项目编码",
    "项目名称",
    "收款人",
    "用途",
    "金额",
)
ROW = ("V1", "2024-03-05", "101", "P1", "校舍维修", "甲公司", "工程款", "100.00")


def changed(row: tuple[str, ...] = ROW, **values: str) -> tuple[str, ...]:
    """A row with other values, named V, day, project, payee, use or amount."""
    at = {"voucher": 0, "day": 1, "unit": 2, "code": 3, "project": 4, "payee": 5, "use": 6}
    cells = list(row)
    for name, value in values.items():
        cells[{**at, "amount": 7}[name]] = value
    return tuple(cells)


def csv_file(path: Path, *rows: tuple[Any, ...], encoding: str = "utf-8") -> Path:
    """A text export with these rows, cells with commas quoted."""
    lines = (",".join(f'"{c}"' if "," in str(c) else str(c) for c in row) for row in rows)
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path


def xlsx_file(path: Path, *rows: tuple[Any, ...], merged: tuple[str, ...] = ()) -> Path:
    """A workbook with these rows; ``merged`` are ranges such as ``A1:B1``."""
    with xlsxwriter.Workbook(path) as book:
        tab = book.add_worksheet("明细")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                style = day if hasattr(value, "year") else None
                tab.write(at, column, value, style)
        for one in merged:
            first = rows[int(one[1]) - 1][ord(one[0]) - 65]
            tab.merge_range(one, first)
    return path


class Ledger:
    """A ledger in memory."""

    def __init__(self) -> None:
        self._opened = opened()
        self.connection = self._opened.__enter__()

    def take(self, *paths: Path, **settings: Any) -> Outcome:
        """Import files; gives what became of the last."""
        return import_into(self.connection, paths, settings=Settings(**settings))[-1]

    def counts(self, *paths: Path, **settings: Any) -> tuple[int, int, int]:
        """How many rows of a file were taken, known and refused."""
        outcome = self.take(*paths, **settings)
        assert outcome.tables, outcome.problems
        found = outcome.tables[0].counts
        return found.taken, found.known, found.refused

    def messages(self, *paths: Path, **settings: Any) -> list[str]:
        """What is said of the refused rows."""
        return [
            one.message for table in self.take(*paths, **settings).tables for one in table.refused
        ]

    def rows(self, what: str, table: str = "payments") -> list[tuple[Any, ...]]:
        """Columns of the ledger, as strings, in the order of the source."""
        columns = ", ".join(f"CAST({one.strip()} AS VARCHAR)" for one in what.split(","))
        return self.connection.execute(
            f"SELECT {columns} FROM {table} ORDER BY file, row, amount"  # noqa: S608
        ).fetchall()

    def column(self, what: str, table: str = "payments") -> list[str]:
        """One column of the ledger."""
        return [one for (one,) in self.rows(what, table)]

    def imports(self) -> list[tuple[Any, ...]]:
        """What is written down of the imports."""
        return self.connection.execute("SELECT * FROM imports ORDER BY ALL").fetchall()
