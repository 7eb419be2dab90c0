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
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from random import Random
from typing import Any

from benchmarks.cities import web_money, web_sheets
from benchmarks.cities.projects import City, owners, projects
from benchmarks.cities.projects import Project as Made

BATCH = 2_000
MONTHS = 12
PASSWORD = "!"  # noqa: S105 (nobody signs in by password)
YEAR_BEGINS = datetime(2025, 1, 6, 9, tzinfo=UTC)


@dataclass
class Filled:
    """What was put into the database: people by what they do, the year, how many of everything."""

    people: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    year: Any = None
    authority: Any = None
    units: dict[str, Any] = field(default_factory=dict)
    departments: dict[str, Any] = field(default_factory=dict)
    handlers: dict[int, Any] = field(default_factory=dict)


def fill(city: City) -> Filled:
    """Fill the database in one transaction."""
    from django.db import connection, transaction

    from jixiao.web.accounts.wall import everything_visible

    filled = Filled()
    with everything_visible(), transaction.atomic():
        _institutions(city, filled)
        _people(filled)
        _year(city, filled)
        pairs = _projects(city, filled)
        _sheets(city, pairs, filled)
        _trail(pairs, filled)
        _money(pairs, filled)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return filled


def _kept(model: Any, rows: Iterable[Any], filled: Filled) -> list[Any]:
    """Insert rows some thousands at a time, count them, and give them back with their keys."""
    kept, left = [], iter(rows)
    while some := list(islice(left, BATCH)):
        kept += model.objects.bulk_create(some)
    filled.counts[model.__name__] = filled.counts.get(model.__name__, 0) + len(kept)
    return kept


def _poured(model: Any, rows: Iterable[Any], filled: Filled) -> None:
    """Insert very many rows that nothing else points at; PostgreSQL takes them by COPY."""
    from django.db import connection

    count = 0
    if connection.vendor == "postgresql":
        count = _copied(model, rows)
    else:
        left = iter(rows)
        while some := list(islice(left, BATCH)):
            model.objects.bulk_create(some)
            count += len(some)
    filled.counts[model.__name__] = count


def _copied(model: Any, rows: Iterable[Any]) -> int:
    from django.db import connection

    table = model._meta  # noqa: SLF001 (Django's own, and documented)
    columns = [one for one in table.concrete_fields if not one.primary_key]
    names = ", ".join(f'"{one.column}"' for one in columns)
    count = 0
    with connection.cursor() as cursor:
        command = f'COPY "{table.db_table}" ({names}) FROM STDIN'
        with cursor.cursor.copy(command) as copy:
            for row in rows:
                copy.write_row(
                    [one.get_db_prep_save(one.pre_save(row, add=True), connection)
                     for one in columns]
                )  # fmt: skip
                count += 1
    return count


def _institutions(city: City, filled: Filled) -> None:
    from jixiao.web.accounts.models import Institution, InstitutionKind
    from jixiao.web.accounts.paths import STEP

    top = Institution(kind=InstitutionKind.FINANCE_AUTHORITY, name="示例市财政局", path="00001")
    (filled.authority,) = _kept(Institution, [top], filled)
    listed = owners(city)
    codes = dict.fromkeys((one[0], one[1]) for one in listed)
    departments = (
        Institution(
            kind=InstitutionKind.DEPARTMENT, code=code, name=name, parent=top,
            path=f"{top.path}{at:0{STEP}d}",
        )
        for at, (code, name) in enumerate(codes, start=1)
    )  # fmt: skip
    filled.departments = {one.code: one for one in _kept(Institution, departments, filled)}
    turn: dict[str, int] = defaultdict(int)

    def units() -> Iterator[Institution]:
        for code, _department, unit_code, name in listed:
            turn[code] += 1
            above = filled.departments[code]
            path = f"{above.path}{turn[code]:0{STEP}d}"
            yield Institution(
                kind=InstitutionKind.UNIT, code=unit_code, name=name, parent=above, path=path
            )

    filled.units = {one.code: one for one in _kept(Institution, units(), filled)}


def _people(filled: Filled) -> None:
    from jixiao.web.accounts.models import Post, User
    from jixiao.web.accounts.roles import Role

    wanted = [
        (unit, role)
        for unit in filled.units.values()
        for role in (Role.HANDLER, Role.SECTION_HEAD, Role.ACCOUNTANT, Role.UNIT_HEAD)
    ]
    wanted += [(one, Role.DEPARTMENT_REVIEWER) for one in filled.departments.values()]
    wanted += [
        (filled.authority, role) for role in Role if role not in {role for _, role in wanted}
    ]
    users = _kept(
        User,
        (
            User(username=f"u{at:05d}", full_name=f"测试{role.label[:4]}{at}", password=PASSWORD)
            for at, (_, role) in enumerate(wanted)
        ),
        filled,
    )
    posts = (
        Post(user=user, institution=place, role=role, since_date=date(2024, 1, 1))
        for user, (place, role) in zip(users, wanted, strict=True)
    )
    for post in _kept(Post, posts, filled):
        filled.people.setdefault(post.role, post.user)
        if post.role == Role.HANDLER:
            filled.handlers[post.institution_id] = post.user


def _year(city: City, filled: Filled) -> None:
    from jixiao.web.budgets.models import FiscalYear, Task, TaskKind
    from jixiao.web.workflow.stages import REVIEWED

    year = FiscalYear(
        authority=filled.authority, year=city.fiscal_year, ruleset="mof_2020_self_evaluation",
        is_open=True, stages=[str(one) for one in REVIEWED],
    )  # fmt: skip
    (filled.year,) = _kept(FiscalYear, [year], filled)
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

    _kept(Task, tasks(), filled)


def _projects(city: City, filled: Filled) -> list[tuple[Made, Any]]:
    from jixiao.web.budgets.models import Project

    made = projects(city)
    units = [filled.units[one.owner[2]] for one in made]
    rows = (
        Project(unit=unit, code=one.code, name=one.name, scope_path=unit.path)
        for one, unit in zip(made, units, strict=True)
    )
    return list(zip(made, _kept(Project, rows, filled), strict=True))


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

    objectives = _kept(Sheet, sheets(TaskKind.OBJECTIVE), filled)
    _kept(Sheet, sheets(TaskKind.SELF_EVALUATION), filled)
    _poured(
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

    _poured(TrailEntry, entries(), filled)
    _kept(
        TrailHead,
        (TrailHead(chain_id=pk, number=number, digest=digest)
         for pk, (number, digest) in heads.items()),
        filled,
    )  # fmt: skip


def _money(pairs: list[tuple[Made, Any]], filled: Filled) -> None:
    from jixiao.web.spending.models import Ledger, ProgressRow
    from jixiao.web.spending.services.sums import add_up

    year = filled.year
    _poured(ProgressRow, web_money.progress_rows(year, pairs, MONTHS), filled)
    for month in range(1, MONTHS + 1):
        add_up(year, month)
    known = Ledger(fiscal_year=year, month=MONTHS, as_of=date(year.year, 12, 31))
    _kept(Ledger, [known], filled)


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
