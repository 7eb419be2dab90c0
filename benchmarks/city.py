"""A generated city: budgets and payments of a fiscal year, with seeded faults and a list of them.

    python -m benchmarks.city OUT [--departments 120 --units 1500 --projects 12000
                                    --payments 1000000 --year 2025 --seed 1 --per-kind 40]

writes ``ledger.duckdb``, ``faults.json``, ``forms.json`` (what each unit's form says), and
``payments.csv`` and ``budgets.csv`` as a platform exports them. ``fill(connection, City(...))``
fills a ledger directly and gives the faults and the forms; the year before, for a forecast, is
``City(fiscal_year=2024, per_kind=0)``. The same City is the same to the byte. Without OUT a city
of a tenth of the size is made and forgotten.

Amounts are whole fen inside and yuan in the ledger. As of the 31st of December no project has
another fault than the one listed for it: a sound project spends at least what its plan has come to
on every day and 99 to 100 per cent in the end, is never paid twice the same amount on one day, and
its payments name its own work.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.cities.exports import EXPORTED, write_csv, write_xlsx
from benchmarks.cities.projects import KINDS, City, projects
from benchmarks.cities.rows import Fault, Filled, budget_rows, payment_rows, plan_rows

if TYPE_CHECKING:
    import duckdb

__all__ = ["EXPORTED", "KINDS", "City", "Fault", "Filled", "fill", "write_csv", "write_xlsx"]


def fill(connection: duckdb.DuckDBPyConnection, city: City) -> Filled:
    """Fill a ledger that has its tables; gives the faults and the forms of the units."""
    filled = Filled()
    made = projects(city)
    with tempfile.TemporaryDirectory() as folder:
        tables = {
            "payments": payment_rows(city, made, filled),
            "budgets": budget_rows(city, made),
            "plans": plan_rows(city, made),
        }
        for name, rows in tables.items():
            path = Path(folder) / f"{name}.csv"
            with path.open("w", encoding="utf-8", newline="") as stream:
                shown = (["\\N" if one is None else one for one in row] for row in rows)
                csv.writer(stream).writerows(shown)
            connection.execute(f"COPY {name} FROM '{path}' (HEADER false, NULLSTR '\\N')")
    return filled


def main() -> None:
    """Write a city into a folder, or make a small one to see that it can be made."""
    asked = argparse.ArgumentParser(description="Generate a city's ledger with seeded faults")
    asked.add_argument("folder", type=Path, nargs="?")
    for name, value in asdict(City()).items():
        asked.add_argument(
            f"--{name.replace('fiscal_', '').replace('_', '-')}", type=int, default=value
        )
    given = vars(asked.parse_args())
    folder: Path | None = given.pop("folder")
    city = City(fiscal_year=given.pop("year"), **given)
    if folder:
        write(folder, city)
        return
    with tempfile.TemporaryDirectory() as temporary:
        write(Path(temporary), City(units=150, projects=1_200, payments=100_000))


def write(folder: Path, city: City) -> None:
    """Write ledger, exports, faults and forms into a folder, over what was there."""
    from jixiao.monitoring.store import opened

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ledger.duckdb").unlink(missing_ok=True)
    with opened(folder / "ledger.duckdb") as connection:
        filled = fill(connection, city)
        for kind in EXPORTED:
            write_csv(connection, folder / f"{kind}.csv", kind=kind)
        count = connection.execute("SELECT count(*), sum(amount) FROM payments").fetchone()
    faults = {"city": asdict(city), "as_of": f"{city.fiscal_year}-12-31", "faults": filled.faults}
    text = json.dumps(faults, ensure_ascii=False, indent=1, default=asdict)
    (folder / "faults.json").write_text(text, encoding="utf-8")
    text = json.dumps(filled.forms, ensure_ascii=False, indent=1)
    (folder / "forms.json").write_text(text, encoding="utf-8")
    print(f"{folder}: payments and their sum {count}, {len(filled.faults)} faults")


if __name__ == "__main__":
    main()
