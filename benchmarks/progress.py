"""A city's payments into the monthly progress table: seconds, memory, and sums against plain SQL.

    python -m benchmarks.progress [LEDGER.duckdb]

Without a ledger the city of ``benchmarks.city`` is made: 12,000 projects, 1 million payments. The
promise: the full monthly table, all projects at the end of a month as well as all projects in all
months until then, in less than 5 s and 1 GB, every sum equal to the fen to that of another SQL over
the raw rows. Every table is made in a process of its own, whose memory is measured with all that it
has loaded; so is the table of all projects in the official layout, by ``jixiao report``.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.domain.progress import Grouping, Progress
from jixiao.monitoring.progress import progress
from jixiao.monitoring.store import opened

AS_OF = date(2025, 9, 30)
MOST_SECONDS, MOST_MEGABYTES = 5, 1000
PROMISED = ("projects", "projects, months")
TABLES = {
    "projects": (Grouping.PROJECT,),
    "projects, months": (Grouping.PROJECT, Grouping.MONTH),
    "projects, sources": (Grouping.PROJECT, Grouping.SOURCE),
    "units": (Grouping.UNIT,),
}
OUTTURN = """
    SELECT project_code, sum(amount) FROM payments
    WHERE fiscal_year = 2025 AND paid_on <= DATE '2025-09-30' AND project_code <> ''
    GROUP BY project_code
"""
BUDGET = """
    SELECT project_code, sum(amount) FROM budgets
    WHERE fiscal_year = 2025 AND project_code <> ''
        AND (effective_on IS NULL OR effective_on <= DATE '2025-09-30')
    GROUP BY project_code
"""


def agrees(connection: Any, rows: Sequence[Progress]) -> bool:
    """Whether every project's outturn and budget are those of the plain sums."""
    paid = dict(connection.execute(OUTTURN).fetchall())
    budgeted = dict(connection.execute(BUDGET).fetchall())
    ours = {one.key: one for one in rows if one.project.code and one.as_of == AS_OF}
    return set(ours) == {*paid, *budgeted} and all(
        one.outturn.yuan == paid.get(key, Decimal(0))
        and one.final_budget.yuan == budgeted.get(key, Decimal(0))
        for key, one in ours.items()
    )


def table(path: Path, name: str) -> None:
    """Make one table and print how long it took and whether its sums are right."""
    with opened(path, read_only=True) as connection:
        start, used = time.perf_counter(), time.process_time()
        rows = progress(connection, AS_OF, by=TABLES[name])
        seconds, cpu = time.perf_counter() - start, time.process_time() - used
        is_right = "projects" not in name or "sources" in name or agrees(connection, rows)
        print(json.dumps({"rows": len(rows), "seconds": seconds, "cpu": cpu, "right": is_right}))


def run(*command: str) -> tuple[str, float, float]:
    """What another process printed, its seconds from start to end, and its peak memory in MB."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return said, time.perf_counter() - start, used.ru_maxrss / 1024


def measure(path: Path, folder: Path) -> bool:
    """Print the figures and whether the promise was kept; gives whether all sums are right."""
    kept = right = True
    for name in TABLES:
        said, whole, megabytes = run(sys.executable, "-m", "benchmarks.progress", str(path), name)
        found = json.loads(said)
        print(
            f"{name:<18} {found['rows']:>8,} rows {found['seconds']:6.2f} s"
            f" ({found['cpu']:.2f} s of processor; {whole:.2f} s with the start),"
            f" {megabytes:4.0f} MB, sums {'agree' if found['right'] else 'DO NOT AGREE'}"
        )
        right = right and found["right"]
        if name in PROMISED:
            kept = kept and found["seconds"] < MOST_SECONDS and megabytes < MOST_MEGABYTES
    command = ("report", "--kind", "progress", "--as-of", str(AS_OF), "--ledger", str(path))
    script = "from jixiao.cli.main import main; main()"
    output = str(folder / "支出进度表.xlsx")
    _, whole, megabytes = run(sys.executable, "-c", script, *command, "--output", output)
    print(f"jixiao report --kind progress, .xlsx: {whole:.2f} s in all, {megabytes:.0f} MB")
    kept = kept and whole < MOST_SECONDS and megabytes < MOST_MEGABYTES
    print(f"all under {MOST_SECONDS} s and {MOST_MEGABYTES} MB: {'yes' if kept else 'NO'}")
    return right


def main() -> int:
    """Measure the ledger given, or one that is made in another process."""
    if len(sys.argv) > 2:
        table(Path(sys.argv[1]), sys.argv[2])
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if len(sys.argv) > 1:
            return 0 if measure(Path(sys.argv[1]), folder) else 1
        run(sys.executable, "-m", "benchmarks.city", temporary)
        return 0 if measure(folder / "ledger.duckdb", folder) else 1


if __name__ == "__main__":
    sys.exit(main())
