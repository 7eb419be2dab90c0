"""Reading an .xlsx: our grids with places and merged cells beside openpyxl, every cell's value.

Each measurement runs in a process of its own; imports are not counted. The memory is what the
process grew by at its peak while it read. openpyxl is run in both of its modes: the usual one,
which like ours knows merged cells, and read_only, which does not.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).parents[1] / "tests" / "samples" / "baoding-2020" / "tables.xlsx"
ROWS, COLUMNS = 20_000, 12
ROUNDS = 4
TARGET = 10


def ours() -> Callable[[Path], int]:
    """Grids with places and merged cells."""
    from jixiao.domain.grid import Grid
    from jixiao.readers.opening import open_file
    from jixiao.readers.spreadsheets.spreadsheet import read

    def cells(path: Path) -> int:
        grids = [one for one in read(open_file(path)).items if isinstance(one, Grid)]
        return sum(len(row) for grid in grids for row in grid.texts())

    return cells


def _rival(*, read_only: bool) -> Callable[[Path], int]:
    load_workbook: Callable[..., Any] = import_module("openpyxl").load_workbook

    def cells(path: Path) -> int:
        book = load_workbook(path, data_only=True, read_only=read_only)
        return sum(len(row) for tab in book for row in tab.iter_rows(values_only=True))

    return cells


READERS: dict[str, Callable[[], Callable[[Path], int]]] = {
    "ours": ours,
    "openpyxl": lambda: _rival(read_only=False),
    "openpyxl read_only": lambda: _rival(read_only=True),
}


def measure(name: str, path: Path) -> None:
    """Read a file some times; print the best processor time, the growth of memory, the cells."""
    read = READERS[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        cells = read(path)
        best = min(best, time.process_time() - start)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps({"seconds": best, "megabytes": grown / 1024, "cells": cells}))


def in_a_process(*arguments: str) -> str:
    """What this file prints when it is run with these arguments."""
    command = [sys.executable, __file__, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def generate(path: Path) -> None:
    """Write a ledger: words, amounts, shares, and a merged cell every hundred rows."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("台账")
        for row in range(ROWS):
            for column in range(COLUMNS):
                value = f"项目{row}支出" if column % 3 == 0 else row * 1.25 + column
                sheet.write(row, column, value)
            if row % 100 == 0:
                sheet.merge_range(row, 0, row, 1, f"第{row}组")


def main() -> None:
    """Print every reader on a published workbook and on a ledger, and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger.xlsx"
        in_a_process("generate", str(ledger))
        for title, path in {"tables.xlsx": SAMPLE, f"{ROWS:,} x {COLUMNS} ledger": ledger}.items():
            found = {name: json.loads(in_a_process(name, str(path))) for name in READERS}
            for name, one in found.items():
                print(
                    f"{title}, {name}: {one['seconds'] * 1000:,.1f} ms,"
                    f" {one['megabytes']:.0f} MB more at the peak, {one['cells']:,} cells"
                )
            for name in ("openpyxl", "openpyxl read_only"):
                ratio = found[name]["seconds"] / found["ours"]["seconds"]
                print(
                    f"{title}: {ratio:.1f} times as fast as {name} (target {TARGET} for openpyxl)"
                )


if __name__ == "__main__":
    if sys.argv[1:2] == ["generate"]:
        generate(Path(sys.argv[2]))
    elif sys.argv[1:]:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
