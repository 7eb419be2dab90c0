"""Indicators of a province scored from Parquet, against the bare sums over the same file.

The rivals: the same query with plain sums in place of the scores (what cannot be avoided), and
pandas doing the same with floats. ``--rows`` says how many (100,000,000 for a nation), ``--spark``
also lets Spark work out the totals and compares them. Nothing of it is kept.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import duckdb

from jixiao.bulk.duckdb_engine import score_table, source_of
from jixiao.bulk.package import parts_of
from jixiao.bulk.parquet import connection, read_from
from jixiao.bulk.scoring_sql import scored_rows
from jixiao.scoring.dialects import POINTS, VALUE, Dialect

RULESET = "mof_2020_self_evaluation"
METHODS = ("execution_rate", "reverse_linear", "banded", "equal", "direct", *["proportional"] * 5)
THREADS = 2
PANDAS_ROWS = 10_000_000


def make(path: Path, rows: int) -> None:
    """A table of sheets with ten rows each, every number different, as ``bulk read`` writes it."""
    methods = "[" + ", ".join(f"'{one}'" for one in METHODS) + "]"
    value, points = VALUE, POINTS
    graded = "n % 10 IN (2, 4)"
    duckdb.connect(":memory:").execute(f"""
        COPY (
            SELECT '2024年自评/' || (n // 1000) % 31 || '市/' || (n // 100) || '.xlsx' AS path,
                   1 + (n // 10) % 10 AS sheet, 1 + n % 10 AS indicator,
                   (n // 1000) % 31 || '市' AS region, (n // 1000) % 997 || '局' AS department,
                   '第' || n // 100 || '单位' AS unit, '{RULESET}' AS ruleset,
                   {methods}[1 + n % 10] AS method,
                   CAST(CASE WHEN {graded} THEN 0.8 ELSE (hash(n) % 99991) / 100 END AS {value})
                       AS actual,
                   CAST(CASE WHEN {graded} THEN 1 ELSE 700 + n % 13 END AS {value}) AS target,
                   CAST(10 AS {points}) AS points, CAST(9.9 AS {value}) AS printed_score
            FROM range({rows}) AS numbers(n)
        ) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
    """)  # noqa: S608


class Spent(NamedTuple):
    """Seconds on the clock and of all processors; the second says little of what else runs."""

    clock: float
    processors: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} s ({self.processors:.2f} s of processors)"


def timed(work: Callable[[], object], rounds: int = 3) -> Spent:
    """The best of some rounds."""
    found = []
    for _ in range(rounds):
        clock, processors = time.perf_counter(), time.process_time()
        work()
        found.append((time.perf_counter() - clock, time.process_time() - processors))
    return Spent(*map(min, zip(*found, strict=True)))


def sums(table: Path) -> tuple[Spent, Spent]:
    """The totals of all sheets, and plain sums of the same columns."""
    with connection(threads=THREADS, memory="3GB") as database:
        source = source_of(database, read_from(table), name=str(table), ruleset=None)
        scored = scored_rows(source, Dialect.DUCKDB)
        ours = f"SELECT path, sheet, sum(score) AS total FROM ({scored}) GROUP BY ALL"  # noqa: S608
        bare = (
            "SELECT path, sheet, min(method), sum(actual), sum(target), sum(points) "  # noqa: S608
            f"FROM {source.relation} GROUP BY ALL"
        )
        found = []
        for query in (ours, bare):
            statement = f"CREATE OR REPLACE TEMP TABLE made AS {query}"
            found.append(timed(partial(database.execute, statement)))
    return found[0], found[1]


def by_pandas(table: Path, rows: int) -> tuple[float, float, float]:
    """The rival, on one processor: its seconds with and without reading, and all scores."""
    import numpy as np

    begin = time.process_time()
    columns = "path, sheet, method, actual, target, points"
    query = f"SELECT {columns} FROM {read_from(table)} LIMIT {rows}"  # noqa: S608
    frame = duckdb.connect(":memory:").execute(query).df()
    read = time.process_time()
    actual, target, points = (frame[one].to_numpy(float) for one in ("actual", "target", "points"))
    method = frame["method"]
    share = np.where(target > 0, np.clip(actual / target, 0, 1), actual >= target)
    choices = {
        "reverse_linear": np.clip((2 * target - actual) / target, 0, 1),
        "banded": actual,
        "direct": actual == target,
    }
    kept = np.select([method == one for one in choices], list(choices.values()), share)
    frame["score"] = np.floor(points * kept * 100 + 0.5 + 1e-9) / 100
    totals = frame.groupby(["path", "sheet"], sort=False)["score"].sum()
    end = time.process_time()
    return end - begin, end - read, float(totals.sum())


def whole(table: Path, output: Path) -> dict[str, float]:
    """Score a table with everything that is written, in a process of its own: time and memory."""
    command = [sys.executable, __file__, "--only", str(table), str(output)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def only(table: Path, output: Path) -> None:
    """What ``whole`` runs."""
    begin = time.perf_counter()
    score_table(table, output, threads=THREADS)
    seconds = time.perf_counter() - begin
    print(json.dumps({"seconds": seconds, "gigabytes": most_memory() / 1024**2}))


def most_memory() -> int:
    """The most memory that this process has had, in kilobytes.

    On Linux of this program alone: what ``getrusage`` tells begins with what its parent had.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(one.split()[1]) for one in lines if one.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def same_on_spark(table: Path, output: Path) -> None:
    """Whether Spark gives the totals and ratings of DuckDB."""
    from jixiao.bulk import spark_engine

    begin = time.perf_counter()
    _source, made = spark_engine.score_table(
        str(table), output / "spark", master=f"local[{THREADS}]"
    )
    seconds = time.perf_counter() - begin
    columns = "path, sheet, points, total, rating"
    both = [read_from(*parts_of(one)) for one in (made["totals"], output / "totals.parquet")]
    one, other = (f"SELECT {columns} FROM {each}" for each in both)  # noqa: S608
    apart = f"({one} EXCEPT ALL {other}) UNION ALL ({other} EXCEPT ALL {one})"
    query = f"SELECT count(*) FROM ({apart})"  # noqa: S608
    [(differing,)] = duckdb.connect(":memory:").execute(query).fetchall()
    print(f"Spark, start and writing included: {seconds:.1f} s; totals that differ: {differing}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--only", nargs=2, type=Path)
    asked = parser.parse_args()
    if asked.only:
        only(*asked.only)
        return
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), asked.rows, spark=asked.spark)


def compare(folder: Path, rows: int, *, spark: bool) -> None:
    """All comparisons over one table."""
    table, tenth = folder / "table.parquet", folder / "tenth.parquet"
    make(table, rows)
    make(tenth, rows // 10)
    made, plain = sums(table)
    print(f"{rows:,} rows, {table.stat().st_size / 1e6:,.0f} MB, {THREADS} threads")
    clock, processors = made.clock / plain.clock, made.processors / plain.processors
    print(f"totals of all sheets {made}; plain sums {plain}: ratio {clock:.2f} ({processors:.2f})")
    small, large = whole(tenth, folder), whole(table, folder)
    for one, count in ((small, rows // 10), (large, rows)):
        print(
            f"scores and totals written: {count:>13,} rows {one['seconds']:7.2f} s "
            f"{count / one['seconds']:>12,.0f} rows/s {one['gigabytes']:.2f} GB"
        )
    if rows <= PANDAS_ROWS:
        against_pandas(table, folder, rows=rows, ours=made)
    if spark:
        same_on_spark(table, folder)


def against_pandas(table: Path, folder: Path, *, rows: int, ours: Spent) -> None:
    """The comparison with pandas, where that is installed."""
    if find_spec("pandas") is None:
        print("pandas is not installed (extra bench): not compared")
        return
    total, alone, score = by_pandas(table, rows)
    query = f"SELECT sum(total) FROM {read_from(folder / 'totals.parquet')}"  # noqa: S608
    [(expected,)] = duckdb.connect(":memory:").execute(query).fetchall()
    times = [one / ours.processors for one in (total, alone)]
    print(
        f"pandas {total:.2f} s of processors, {alone:.2f} s without reading: {times[0]:.1f} and "
        f"{times[1]:.1f} times ours; same: {'yes' if abs(score - float(expected)) < 1 else 'NO'}"
    )


if __name__ == "__main__":
    main()
