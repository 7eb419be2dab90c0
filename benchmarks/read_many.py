"""A thousand mixed documents read on two processes: how long, beside one, and in what memory.

The documents are the samples and the corpus of every format, copied under many names. Memory is
the peak of the largest process; it is taken after a quarter of the documents and after all.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from rich.progress import Progress

SAMPLES = Path(__file__).parents[1] / "tests" / "samples"
FORMATS = {".docx", ".doc", ".xlsx", ".xls", ".html", ".csv", ".rtf", ".pdf", ".ofd", ".txt"}
COUNT = 1000


class Done(NamedTuple):
    """What is told of a document that was read: its sheets, rows, problems, who read it."""

    sheets: int
    rows: int
    problems: int
    process: int
    megabytes: float


def read(path: Path) -> Done:
    """Read one document, keep nothing of it."""
    from jixiao import pipeline

    document = pipeline.read(path)
    return Done(
        sheets=len(document.sheets),
        rows=sum(len(sheet.indicators) for sheet in document.sheets),
        problems=len(document.problems),
        process=os.getpid(),
        megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


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


def read_all(paths: list[Path], processes: int) -> tuple[float, list[Done]]:
    """Read the documents on so many processes under a bar of progress."""
    start = time.perf_counter()
    with (
        Progress(disable=not sys.stderr.isatty()) as bar,
        get_context("spawn").Pool(processes) as pool,
    ):
        results = pool.imap_unordered(read, paths, chunksize=4)
        words = f"读取（{processes}个进程）"
        done = list(bar.track(results, total=len(paths), description=words))
    return time.perf_counter() - start, done


def peak(done: list[Done]) -> float:
    """The memory of the process that took most."""
    return max(one.megabytes for one in done)


def main() -> None:
    """Print the times, the ratio and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        paths = copies(Path(folder), COUNT)
        alone, first = read_all(paths, 1)
        spent, done = read_all(paths, 2)
    sheets, rows, problems = (sum(one[field] for one in done) for field in range(3))
    assert (sheets, rows) == (sum(one.sheets for one in first), sum(one.rows for one in first))
    print(f"{COUNT:,} documents: {sheets:,} sheets, {rows:,} rows, {problems:,} problems")
    print(
        f"one process {alone:.1f} s, two {spent:.1f} s: {alone / spent:.1f} times as fast,"
        f" {COUNT / spent:.0f} documents a second"
    )
    print(
        f"memory of the larger process: {peak(done[: COUNT // 4]):.0f} MB after {COUNT // 4}"
        f" documents, {peak(done):.0f} MB after {COUNT:,}"
    )


if __name__ == "__main__":
    main()
