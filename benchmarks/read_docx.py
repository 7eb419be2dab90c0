"""Reading a .docx: our own walk beside python-docx, every cell's text of every row.

Each measurement runs in a process of its own; imports are not counted. The memory is what the
process grew by at its peak while it read.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "tests" / "samples" / "baoding-2020" / "report.docx"
ROWS, COLUMNS = 2000, 6
ROUNDS = 5
TARGET = 5


def ours() -> Callable[[Path], int]:
    """Paragraphs and grids with places and merged cells."""
    from jixiao.domain.grid import Grid
    from jixiao.readers.docx import read
    from jixiao.readers.opening import open_file

    def cells(path: Path) -> int:
        grids = [one for one in read(open_file(path)).items if isinstance(one, Grid)]
        return sum(len(row) for grid in grids for row in grid.texts())

    return cells


def rival() -> Callable[[Path], int]:
    """python-docx: the cells of every row, merged cells repeated."""
    from docx import Document

    def cells(path: Path) -> int:
        tables = Document(str(path)).tables
        return sum(len([cell.text for cell in row.cells]) for table in tables for row in table.rows)

    return cells


READERS = {"ours": ours, "python-docx": rival}


def measure(name: str, path: Path) -> None:
    """Read a file some times and print the best time, the growth of memory and the cells."""
    read = READERS[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        cells = read(path)
        best = min(best, time.perf_counter() - start)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps({"seconds": best, "megabytes": grown / 1024, "cells": cells}))


def measured(name: str, path: Path) -> dict[str, float]:
    """A measurement in a process of its own."""
    command = [sys.executable, __file__, name, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(ran.stdout)
    return result


def generated(folder: Path) -> Path:
    """A Word file with one long table."""
    from docx import Document

    made = Document()
    table = made.add_table(ROWS, COLUMNS)
    for number, element in enumerate(table._tbl.tr_lst):
        for column, cell in enumerate(element.tc_lst):
            cell.p_lst[0].add_r().text = f"指标{number}之{column}：≥{number % 100}%"
    path = folder / "long.docx"
    made.save(str(path))
    return path


def main() -> None:
    """Print both readers on both files, and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        files = {"report.docx": SAMPLE, f"{ROWS} x {COLUMNS} table": generated(Path(folder))}
        for title, path in files.items():
            found = {name: measured(name, path) for name in READERS}
            for name, one in found.items():
                print(
                    f"{title}, {name}: {one['seconds'] * 1000:,.1f} ms,"
                    f" {one['megabytes']:.1f} MB more at the peak, {one['cells']:,.0f} cells"
                )
            ratio = found["python-docx"]["seconds"] / found["ours"]["seconds"]
            print(f"{title}: {ratio:.1f} times as fast as python-docx (target {TARGET})")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
