"""Reading a .docx: our own walk beside python-docx, every cell's text of every row.

Each measurement runs in a process of its own; imports are not counted. The memory is what the
process grew by at its peak while it read. This process itself loads nothing, as a child's
peak begins at its parent's.
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
ROUNDS = 9
TARGET = 5


def ours() -> Callable[[Path], int]:
    """Paragraphs and grids with places and merged cells."""
    from jixiao.domain.grid import Grid
    from jixiao.readers.opening import open_file
    from jixiao.readers.word.docx import read

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
    """Write a Word file with one long table."""
    from docx import Document

    made = Document()
    table = made.add_table(ROWS, COLUMNS)
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            cell.text = f"指标{number}之{column}：≥{number % 100}%"
    made.save(str(path))


def main() -> None:
    """Print both readers on both files, and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.docx"
        in_a_process("generate", str(long))
        for title, path in {"report.docx": SAMPLE, f"{ROWS} x {COLUMNS} table": long}.items():
            found = {name: json.loads(in_a_process(name, str(path))) for name in READERS}
            for name, one in found.items():
                print(
                    f"{title}, {name}: {one['seconds'] * 1000:,.1f} ms,"
                    f" {one['megabytes']:.1f} MB more at the peak, {one['cells']:,.0f} cells"
                )
            ratio = found["python-docx"]["seconds"] / found["ours"]["seconds"]
            print(f"{title}: {ratio:.1f} times as fast as python-docx (target {TARGET})")


if __name__ == "__main__":
    if sys.argv[1:2] == ["generate"]:
        generate(Path(sys.argv[2]))
    elif sys.argv[1:]:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
