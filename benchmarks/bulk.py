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
from pathlib import Path

import duckdb

from jixiao.bulk.duckdb_engine import score_table, source_of
from jixiao.bulk.package import parts_of
from jixiao.bulk.parquet import connection, read_from
from jixiao.bulk.scoring_sql import scored_rows
from jixiao.scoring.dialects import Dialect

RULESET = "mof_2020_self_evaluation"
METHODS = ("execution_rate", "reverse_linear", "banded", "equal", "direct", *["proportional"] * 5)
THREADS = 2
PANDAS_ROWS = 10_000_000


def make(path: Path, rows: int) -> None:
    """A table of sheets with ten rows each, every number different, as ``bulk read`` writes it."""
    methods = "[" + ", ".join(f"'{one}'" for one in METHODS) + "]"
    value = "DECIMAL(38, 10)"
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
                   CAST(10 AS {value}) AS points, CAST(9.9 AS {value}) AS printed_score
            FROM range({rows}) AS numbers(n)
        ) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
    """)  # noqa: S608


def timed(work: Callable[[], object], rounds: int = 3) -> float:
    """The best of some rounds in seconds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def sums(table: Path) -> tuple[float, float]:
    """Seconds for the totals of all sheets, and for plain sums of the same columns."""
    with connection(threads=THREADS, memory="3GB") as database:
        source = source_of(database, read_from(table), name=str(table), ruleset=None)
        grouped = "GROUP BY path, sheet"
        ours = f"SELECT path, sheet, sum(score) AS total FROM ({scored_rows(source, Dialect.DUCKDB)}) {grouped}"
        bare = (
            "SELECT path, sheet, min(method), sum(actual), sum(target), sum(points) "
            f"FROM {source.relation} {grouped}"
        )
        run = database.execute
        count = "SELECT count(*) FROM ({})"
        made = timed(lambda: run(f"CREATE OR REPLACE TEMP TABLE made AS {ours}"))
        plain = timed(lambda: run(f"CREATE OR REPLACE TEMP TABLE made AS {bare}"))
        assert run(count.format(bare)).fetchall()
    return made, plain


def by_pandas(table: Path, rows: int) -> tuple[float, float, float]:
    """The rival: seconds with and without reading, and the sum of all scores."""
    import numpy as np

    begin = time.perf_counter()
    query = (
        f"SELECT path, sheet, method, actual, target, points FROM {read_from(table)} LIMIT {rows}"  # noqa: S608
    )
    frame = duckdb.connect(":memory:").execute(query).df()
    read = time.perf_counter()
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
    end = time.perf_counter()
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
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(json.dumps({"seconds": seconds, "gigabytes": memory}))


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
    one, other = (f"SELECT {columns} FROM {each}" for each in both)
    query = (
        f"SELECT count(*) FROM (({one} EXCEPT ALL {other}) UNION ALL ({other} EXCEPT ALL {one}))"
    )
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
    print(f"totals of all sheets {made:.2f} s; plain sums {plain:.2f} s; ratio {made / plain:.2f}")
    small, large = whole(tenth, folder), whole(table, folder)
    for one, count in ((small, rows // 10), (large, rows)):
        print(
            f"scores and totals written: {count:>13,} rows {one['seconds']:7.2f} s "
            f"{count / one['seconds']:>12,.0f} rows/s {one['gigabytes']:.2f} GB"
        )
    if rows <= PANDAS_ROWS:
        pandas(table, folder, rows=rows, ours=made)
    if spark:
        same_on_spark(table, folder)


def pandas(table: Path, folder: Path, *, rows: int, ours: float) -> None:
    """The comparison with pandas, where that is installed."""
    try:
        import pandas as _pandas  # noqa: F401
    except ImportError:
        print("pandas is not installed (extra bench): not compared")
        return
    total, alone, score = by_pandas(table, rows)
    query = f"SELECT sum(total) FROM {read_from(folder / 'totals.parquet')}"  # noqa: S608
    [(expected,)] = duckdb.connect(":memory:").execute(query).fetchall()
    print(
        f"pandas {total:.2f} s ({alone:.2f} s without reading): {total / ours:.1f} times ours "
        f"({alone / ours:.1f}); the same sum: {'yes' if abs(score - float(expected)) < 1 else 'NO'}"
    )


if __name__ == "__main__":
    main()
