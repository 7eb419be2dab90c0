"""Seeded faults of a generated city against the rules EX: found, missed, false.

    python -m benchmarks.spending_faults [--departments 120 --units 1500 --projects 12000
                                            --payments 1000000 --year 2025 --seed 1 --per-kind 40]

Every project has a form with the purpose and the outturn that the city says; the cut-off date is
the 31st of December. A finding is false where its project has no fault of that rule, and a fault is
missed where its project has no finding of its rule. Exit 1 with a fault missed or a finding false.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from benchmarks.cities.rows import Filled
from benchmarks.city import KINDS, City, fill

from jixiao.audit.loader import all_rules
from jixiao.audit.run import check_document
from jixiao.domain.document import Document
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, Project, Sheet, SheetKind
from jixiao.domain.spending_view import SpendingViews
from jixiao.monitoring.store import opened
from jixiao.monitoring.views import spending_views


def documents(filled: Filled, year: int) -> Iterable[Document]:
    """The self-evaluations of all units, one document each."""
    by_unit: dict[str, list[Sheet]] = defaultdict(list)
    for form in filled.forms:
        total = Fund(
            FundSource.TOTAL,
            original_budget=Money.parse(form["original_budget"]),
            final_budget=Money.parse(form["final_budget"]),
            outturn=Money.parse(form["outturn"]),
        )
        by_unit[form["unit"]].append(
            Sheet(
                kind=SheetKind.SELF_EVALUATION,
                project=Project(form["project_code"], form["project"]),
                department=form["department"],
                unit=form["unit"],
                fiscal_year=year,
                purpose=form["purpose"],
                funds=(total,),
            )
        )
    return [Document(sheets=tuple(sheets)) for sheets in by_unit.values()]


def found_in(checked: Iterable[Document], views: SpendingViews) -> set[tuple[str, str]]:
    """The codes that were found, each with the name of its project."""
    rules = [one for one in all_rules() if one.family == "EX"]
    return {
        (one.code, one.project)
        for document in checked
        for one in check_document(document, rules, spending=views)[0]
    }


def main() -> int:
    """Make a city, check it, and print a table."""
    asked = argparse.ArgumentParser(description="Find the seeded faults of a city")
    for name, value in asdict(City()).items():
        asked.add_argument(
            f"--{name.replace('fiscal_', '').replace('_', '-')}", type=int, default=value
        )
    given = vars(asked.parse_args())
    city = City(fiscal_year=given.pop("year"), **given)
    with opened() as connection:
        filled = fill(connection, city)
        checked = documents(filled, city.fiscal_year)
        started = time.perf_counter()
        views = spending_views(connection, date(city.fiscal_year, 12, 31))
        made = time.perf_counter()
        found = found_in(checked, views)
        ended = time.perf_counter()
    return report(filled, found, (made - started, ended - made))


def report(filled: Filled, found: set[tuple[str, str]], seconds: tuple[float, float]) -> int:
    """Print found, missed and false for every rule; 1 where any is missed or false."""
    seeded = {(one.code, one.project) for one in filled.faults}
    hits, missed, false = (
        Counter(code for code, _project in some)
        for some in (seeded & found, seeded - found, found - seeded)
    )
    print(f"{len(filled.forms)} projects, {len(seeded)} seeded faults")
    for code in sorted(set(KINDS.values())):
        print(f"{code}  found {hits[code]:4}  missed {missed[code]:4}  false {false[code]:4}")
    for code, project in sorted((seeded - found) | (found - seeded))[:20]:
        print(f"  {code} {'missed' if (code, project) in seeded else 'false'}: {project}")
    print(f"views {seconds[0]:.2f} s, rules {seconds[1]:.2f} s")
    return 1 if missed or false else 0


if __name__ == "__main__":
    sys.exit(main())
