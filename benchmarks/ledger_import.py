"""Importing payments: 100,000 rows checked from csv and xlsx beside frictionless and pandera.

Every run has a process of its own and reads the same file, in which one row in a thousand has a
fault: a day that is none or an amount that is none. All must find them.
Ours reads, checks, compares with the ledger and puts the good rows into it; frictionless validates
by a schema; pandera validates a pandas frame of strings, read by the same library from xlsx.
At the end a million payments are imported into a ledger file, and again, which changes nothing.
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

ROWS, MANY, EVERY = 100_000, 1_000_000, 1_000
TARGETS = {"csv": 1.0, "xlsx": 2.0}
DAY, AMOUNT = "实际支付日期", "实际支付金额（元）"


def ours(path: Path) -> int:
    """How many rows are refused by an import into a ledger in memory."""
    from jixiao.monitoring.store import opened
    from jixiao.pipeline.ledger import Settings, import_into

    with opened() as connection:
        (outcome,) = import_into(connection, [path], settings=Settings())
        return outcome.tables[0].counts.refused


def frictionless(path: Path) -> int:
    """How many rows have an error by a schema of types and constraints."""
    library: Any = import_module("frictionless")
    head = library.Schema.from_descriptor(
        {"fields": [{"name": name, "type": "string"} for name in _titles()]}
    )
    head.set_field_type(DAY, "date")
    head.set_field_type(AMOUNT, "number")
    for name in (DAY, AMOUNT):
        head.get_field(name).constraints = {"required": True}
    checklist = library.Checklist(pick_errors=["type-error", "constraint-error"])
    found = library.validate(
        library.Resource(path=path.name, basepath=str(path.parent), schema=head),
        checklist=checklist,
        limit_errors=ROWS,
    )
    return len({row for (row,) in found.flatten(["rowNumber"])})


def pandera(path: Path) -> int:
    """How many rows fail checks over columns of strings."""
    pandas, library = import_module("pandas"), import_module("pandera.pandas")
    if path.suffix == ".csv":
        frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    else:
        frame = pandas.read_excel(path, dtype=str, keep_default_na=False, engine="calamine")
    columns = {name: library.Column(str) for name in frame.columns}
    number = library.Check.str_matches(r"^-?\d+(\.\d{1,2})?$")
    day = library.Check(
        lambda one: pandas.to_datetime(one, format="%Y-%m-%d", errors="coerce").notna()
    )
    columns |= {AMOUNT: library.Column(str, number), DAY: library.Column(str, day)}
    try:
        library.DataFrameSchema(columns).validate(frame, lazy=True)
    except library.errors.SchemaErrors as faults:
        return int(faults.failure_cases["index"].nunique())
    return 0


RUNS: dict[str, Callable[[Path], int]] = {
    "ours": ours, "frictionless": frictionless, "pandera": pandera,
}  # fmt: skip

LIBRARIES = {
    "ours": (
        "duckdb", "python_calamine", "jixiao.pipeline.ledger", "jixiao.readers.ledgers.export",
        "jixiao.monitoring.importing", "jixiao.monitoring.store",
    ),
    "frictionless": ("frictionless", "openpyxl"),
    "pandera": ("pandas", "python_calamine", "pandera.pandas"),
}  # fmt: skip


def _titles() -> list[str]:
    from benchmarks.cities.exports import EXPORTED

    from jixiao.monitoring.store import opened

    with opened() as connection:
        found = connection.execute(EXPORTED["payments"]).description or ()
    return [one[0] for one in found]


def generate(folder: Path) -> None:
    """A city's payments as exports, one row in a thousand at fault in the small ones."""
    from benchmarks.city import City, fill, write_csv, write_xlsx

    from jixiao.monitoring.store import opened

    with opened() as connection:
        fill(connection, City(payments=MANY))
        write_csv(connection, folder / "many.csv", kind="payments")
        write_xlsx(connection, folder / "small.xlsx", kind="payments", limit=ROWS, every=EVERY)
        write_csv(connection, folder / "small.csv", kind="payments", limit=ROWS, every=EVERY)


def million(folder: Path) -> None:
    """Import a million payments into a ledger file."""
    from jixiao.pipeline.ledger import Settings, import_files

    (outcome,) = import_files([folder / "many.csv"], folder / "many.duckdb", settings=Settings())
    counts = outcome.tables[0].counts
    print(json.dumps([counts.taken, counts.known, counts.refused]))


def measured(*arguments: str) -> dict[str, Any]:
    """What a run in a process of its own found, how long it took and how large it grew."""
    command = [sys.executable, "-m", "benchmarks.ledger_import", *arguments]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = {"whole": time.perf_counter() - start, "said": done.stdout}
    if done.stdout.startswith("{"):
        found |= json.loads(done.stdout)
    return found


def run(name: str, path: Path) -> None:
    """One run, timed without the start of Python and without imports."""
    for one in LIBRARIES[name]:
        import_module(one)
    start, used = time.perf_counter(), time.process_time()
    faults = RUNS[name](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    print(json.dumps({"seconds": seconds, "cpu": cpu, "faults": faults, "megabytes": peak}))


def main() -> None:
    """Print every run and the ratios to ours."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        measured("generate", temporary)
        for kind, target in TARGETS.items():
            path = folder / f"small.{kind}"
            found = {name: measured(name, str(path)) for name in RUNS}
            for name, one in found.items():
                print(
                    f"{ROWS:,} rows of {kind}, {name}: {one['seconds']:.2f} s"
                    f" ({one['cpu']:.2f} s of processor), {one['megabytes']:.0f} MB,"
                    f" {one['faults']} rows at fault"
                )
            own = found["ours"]
            for name in ("frictionless", "pandera"):
                fast, cheap = (found[name][one] / own[one] for one in ("seconds", "cpu"))
                print(f"{kind}: {fast:.1f} times as fast as {name}, {cheap:.1f} by processor time")
            kept = "kept" if own["seconds"] < target else "MISSED"
            print(f"{kind}: {own['seconds']:.2f} s, target {target} s: {kept}")
        for words in ("taken, known, refused", "the same again"):
            once = measured("million", temporary)
            print(
                f"{MANY:,} payments into a file: {once['whole']:.1f} s, {words} {once['said']}",
                end="",
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["generate"]:
        generate(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["million"]:
        million(Path(sys.argv[2]))
    elif sys.argv[1:]:
        run(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
