"""A city's payments into the monthly progress table: seconds, memory, and sums against plain SQL.

    python -m benchmarks.progress [LEDGER.duckdb]

Without a ledger the city of ``benchmarks.city`` is made: 12,000 projects, 1 million payments. The
promise: the table of all projects at the end of a month in less than 5 s and 1 GB, every sum equal
to the fen to that of another SQL over the raw rows. The table of all projects and all months is
measured beside it. Memory is that of this process alone, in which nothing else is done.
"""

import resource
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
TABLES = {
    "projects": (Grouping.PROJECT,),
    "projects, sources": (Grouping.PROJECT, Grouping.SOURCE),
    "units": (Grouping.UNIT,),
    "projects, months": (Grouping.PROJECT, Grouping.MONTH),
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
    ours = {one.key: one for one in rows if one.project.code}
    return set(ours) == {*paid, *budgeted} and all(
        one.outturn.yuan == paid.get(key, Decimal(0))
        and one.final_budget.yuan == budgeted.get(key, Decimal(0))
        for key, one in ours.items()
    )


def measure(path: Path) -> bool:
    """Print the figures; whether the promise was kept."""
    kept = True
    with opened(path, read_only=True) as connection:
        (count,) = connection.execute("SELECT count(*) FROM payments").fetchone() or (0,)
        print(f"{count:,} payments, until {AS_OF}")
        for name, by in TABLES.items():
            start = time.perf_counter()
            rows = progress(connection, AS_OF, by=by)
            seconds = time.perf_counter() - start
            megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{name:<18} {len(rows):>8,} rows {seconds:6.2f} s  peak so far {megabytes:5.0f} MB"
            )
            if name == "projects":
                same = agrees(connection, rows)
                print(f"sums agree to the fen with another SQL: {'yes' if same else 'NO'}")
                kept = same and seconds < MOST_SECONDS and megabytes < MOST_MEGABYTES
            del rows
    print(f"under {MOST_SECONDS} s and {MOST_MEGABYTES} MB: {'yes' if kept else 'NO'}")
    return kept


def main() -> int:
    """Measure the ledger given, or one that is made in another process."""
    if len(sys.argv) > 1:
        return 0 if measure(Path(sys.argv[1])) else 1
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "benchmarks.city", folder], check=True)
        return 0 if measure(Path(folder) / "ledger.duckdb") else 1


if __name__ == "__main__":
    sys.exit(main())
