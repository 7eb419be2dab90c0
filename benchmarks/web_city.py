"""A city in the database of the web application, the same every time.

    python -m benchmarks.web_city [--projects 12000] [--units 1500] [--departments 120]

fills the database that JIXIAO_DATA or JIXIAO_DATABASE names (which must hold no institutions) with
the institutions of ``benchmarks.city``, four people a unit and one a department, a fiscal year with
its tasks, projects with an approved objective sheet of ten indicators and a self-evaluation each,
the trail of how they were approved (a chain a unit), and the money of twelve months.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from benchmarks.cities import web_money, web_sheets
from benchmarks.cities.projects import City, projects
from benchmarks.cities.projects import Project as Made
from benchmarks.cities.web_people import institutions, people
from benchmarks.cities.web_rows import Filled, kept_of, poured

MONTHS = 12
YEAR_BEGINS = datetime(2025, 1, 6, 9, tzinfo=UTC)


def fill(city: City) -> Filled:
    """Fill the database in one transaction."""
    from django.db import connection, transaction

    from jixiao.web.accounts.wall import everything_visible

    filled = Filled()
    with everything_visible(), transaction.atomic():
        institutions(city, filled)
        people(filled)
        _year(city, filled)
        pairs = _projects(city, filled)
        _sheets(city, pairs, filled)
        _trail(pairs, filled)
        _money(pairs, filled)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return filled


def _year(city: City, filled: Filled) -> None:
    from jixiao.web.budgets.models import FiscalYear, Task, TaskKind
    from jixiao.web.workflow.stages import REVIEWED

    year = FiscalYear(
        authority=filled.authority, year=city.fiscal_year, ruleset="mof_2020_self_evaluation",
        is_open=True, stages=[str(one) for one in REVIEWED],
    )  # fmt: skip
    (filled.year,) = kept_of(FiscalYear, [year], filled)
    months = (2, 8, 14, 17, 19)

    def tasks() -> Iterator[Task]:
        for at, unit in enumerate(filled.units.values()):
            for kind, month in zip(TaskKind, months, strict=True):
                due = date(city.fiscal_year + (month - 1) // 12, (month - 1) % 12 + 1, 20)
                is_done = kind in {TaskKind.OBJECTIVE, TaskKind.MONITORING} and at % 11 != 0
                is_done = is_done or (kind is TaskKind.SELF_EVALUATION and at % 3 != 0)
                done = datetime(due.year, due.month, 18, 9, tzinfo=UTC) if is_done else None
                yield Task(
                    fiscal_year=year, unit=unit, kind=kind, due_date=due, done_at=done,
                    scope_path=unit.path,
                )  # fmt: skip

    kept_of(Task, tasks(), filled)


def _projects(city: City, filled: Filled) -> list[tuple[Made, Any]]:
    from jixiao.web.budgets.models import Project

    made = projects(city)
    units = [filled.units[one.owner[2]] for one in made]
    rows = (
        Project(unit=unit, code=one.code, name=one.name, scope_path=unit.path)
        for one, unit in zip(made, units, strict=True)
    )
    return list(zip(made, kept_of(Project, rows, filled), strict=True))


def _sheets(city: City, pairs: list[tuple[Made, Any]], filled: Filled) -> None:
    from jixiao.web.budgets.models import IndicatorRow, Sheet, TaskKind
    from jixiao.web.workflow.stages import ORDER, Stage

    random = Random(city.seed)  # noqa: S311

    def sheets(kind: TaskKind) -> Iterator[Sheet]:
        is_evaluated = kind is TaskKind.SELF_EVALUATION
        for at, (made, kept) in enumerate(pairs):
            score = Decimal(60 + int(random.random() * 4_000) % 4_000 / 100).quantize(
                Decimal("0.01")
            )
            stage = Stage.APPROVED if not is_evaluated or at % 10 < 6 else ORDER[at % 5]
            faults = web_sheets.findings(at + is_evaluated)
            plain = web_sheets.content(
                made, fiscal_year=city.fiscal_year, is_evaluated=is_evaluated, score=score
            )
            yield Sheet(
                project=kept, fiscal_year=filled.year, kind=kind, stage=stage, content=plain,
                handler=filled.handlers[kept.unit_id], scope_path=kept.scope_path,
                findings=faults, fault_count=len(faults),
                grave_count=sum(one["severity"] == "error" for one in faults),
                frozen_at=YEAR_BEGINS if stage is Stage.APPROVED else None,
                budget=Decimal(made.final).scaleb(-2), score=score if is_evaluated else None,
                rating=_rating(score) if is_evaluated else "",
            )  # fmt: skip

    objectives = kept_of(Sheet, sheets(TaskKind.OBJECTIVE), filled)
    kept_of(Sheet, sheets(TaskKind.SELF_EVALUATION), filled)
    poured(
        IndicatorRow,
        (
            IndicatorRow(
                sheet=sheet, position=at, dimension=one["dimension"], kind=one["kind"],
                name=one["name"], target=one["target"]["text"], points=Decimal(one["points"]),
            )
            for sheet in objectives
            for at, one in enumerate(sheet.content["indicators"])
        ),
        filled,
    )  # fmt: skip


def _rating(score: Decimal) -> str:
    return "优" if score >= 90 else "良" if score >= 80 else "中" if score >= 60 else "差"


def _trail(pairs: list[tuple[Made, Any]], filled: Filled) -> None:
    """How every objective sheet was approved, in the chain of its unit."""
    from jixiao.web.workflow.digests import FIRST, digest_of
    from jixiao.web.workflow.models import TrailEntry, TrailHead

    heads: dict[int, tuple[int, str]] = {}

    def entries() -> Iterator[TrailEntry]:
        for at, (_made, kept) in enumerate(pairs):
            by = filled.handlers[kept.unit_id]
            for step, action in enumerate(("报送", "通过", "通过", "批复")):
                number, before = heads.get(kept.unit_id, (0, FIRST))
                entry = TrailEntry(
                    chain_id=kept.unit_id, number=number + 1, by=by, by_name=str(by),
                    at=YEAR_BEGINS + timedelta(days=step, minutes=at % 600), action=action,
                    subject=f"sheet:{kept.pk}", details={"版本": 1}, scope_path=kept.scope_path,
                    previous_digest=before,
                )  # fmt: skip
                entry.digest = digest_of(entry)
                heads[kept.unit_id] = (number + 1, entry.digest)
                yield entry

    poured(TrailEntry, entries(), filled)
    kept_of(
        TrailHead,
        (TrailHead(chain_id=pk, number=number, digest=digest)
         for pk, (number, digest) in heads.items()),
        filled,
    )  # fmt: skip


def _money(pairs: list[tuple[Made, Any]], filled: Filled) -> None:
    from jixiao.web.spending.models import Ledger, ProgressRow
    from jixiao.web.spending.services.sums import add_up

    year = filled.year
    poured(ProgressRow, web_money.progress_rows(year, pairs, MONTHS), filled)
    for month in range(1, MONTHS + 1):
        add_up(year, month)
    known = Ledger(fiscal_year=year, month=MONTHS, as_of=date(year.year, 12, 31))
    kept_of(Ledger, [known], filled)


def main() -> None:
    """Fill the database that the environment names."""
    asked = argparse.ArgumentParser(description="Fill the web application's database with a city")
    for name in ("departments", "units", "projects"):
        asked.add_argument(f"--{name}", type=int, default=getattr(City(), name))
    given = vars(asked.parse_args())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    began = time.monotonic()
    filled = fill(City(**given))
    for name, count in filled.counts.items():
        print(f"{name:14} {count:>9,}")
    print(f"{time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
