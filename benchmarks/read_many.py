"""A thousand mixed documents read on two processes: how long, beside one, and in what memory.

The documents are the samples and the corpus of every format, copied under many names. Memory is
the peak of the process that asks, after a quarter of the documents and after all, and that of
the largest process that reads.
"""

from __future__ import annotations

import random
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from rich.progress import Progress

SAMPLES = Path(__file__).parents[1] / "tests" / "samples"
FORMATS = {".docx", ".doc", ".xlsx", ".xls", ".html", ".csv", ".rtf", ".pdf", ".ofd", ".txt"}
COUNT = 1000


class Done(NamedTuple):
    """What was read, in how many seconds, and the memory of this process on the way (MB)."""

    sheets: int
    rows: int
    problems: int
    seconds: float
    after_quarter: float
    after_all: float


def copies(folder: Path, count: int) -> list[Path]:
    """So many documents of all formats in a mixed order, the same every time."""
    files = sorted(one for one in SAMPLES.rglob("*") if one.suffix in FORMATS)
    chance = random.Random(7)  # noqa: S311
    made: list[Path] = []
    while len(made) < count:
        chance.shuffle(files)
        for one in files[: count - len(made)]:
            path = folder / f"{len(made):05d}{one.suffix}"
            shutil.copyfile(one, path)
            made.append(path)
    return made


def read_all(paths: list[Path], processes: int) -> Done:
    """Read the documents as ``jixiao read --jobs`` does, keeping nothing, under a bar."""
    from jixiao import pipeline

    found = pipeline.files(paths)
    counts, quarter = [0, 0, 0], 0.0
    start = time.perf_counter()
    with Progress(disable=not sys.stderr.isatty()) as bar:
        documents = pipeline.read_all(found, jobs=processes)
        words = f"读取（{processes}个进程）"
        for number, one in enumerate(bar.track(documents, total=len(found), description=words), 1):
            rows = sum(len(sheet.indicators) for sheet in one.sheets)
            found_here = (len(one.sheets), rows, len(one.problems))
            counts = [a + b for a, b in zip(counts, found_here, strict=True)]
            if number == len(found) // 4:
                quarter = _megabytes(resource.RUSAGE_SELF)
    spent = time.perf_counter() - start
    return Done(counts[0], counts[1], counts[2], spent, quarter, _megabytes(resource.RUSAGE_SELF))


def _megabytes(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


def main() -> None:
    """Print the times, the ratio and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        paths = copies(Path(folder), COUNT)
        two = read_all(paths, 2)
        child = _megabytes(resource.RUSAGE_CHILDREN)
        one = read_all(paths, 1)
    assert one[:3] == two[:3]
    print(
        f"{COUNT:,} documents: {one.sheets:,} sheets, {one.rows:,} rows, {one.problems:,} problems"
    )
    print(
        f"one process {one.seconds:.1f} s, two {two.seconds:.1f} s:"
        f" {one.seconds / two.seconds:.1f} times as fast, {COUNT / two.seconds:.0f} a second"
    )
    print(
        f"memory on two processes: {two.after_quarter:.0f} MB after {COUNT // 4} documents,"
        f" {two.after_all:.0f} MB after {COUNT:,}; the larger of the readers {child:.0f} MB"
    )


if __name__ == "__main__":
    main()
