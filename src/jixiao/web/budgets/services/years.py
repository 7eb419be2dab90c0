"""Opening fiscal years and keeping their calendar; tasks go out to units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.web.accounts.models import Institution, InstitutionKind
from jixiao.web.accounts.paths import below
from jixiao.web.budgets import policies
from jixiao.web.budgets.models import FiscalYear, Task, TaskKind
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Held, Scope

BATCH = 1000


class YearExists(Exception):
    """The authority has opened the year already."""


class WrongCalendar(Exception):
    """A calendar that cannot hold: a day missing, or before the one that it follows."""


@dataclass(frozen=True, slots=True)
class YearPlan:
    """What a fiscal year is opened with: the rule-set, forms by kind, stages, last days by kind."""

    ruleset: str
    forms: Mapping[str, str] = field(default_factory=dict)
    stages: Sequence[str] = ()
    deadlines: Mapping[str, date] = field(default_factory=dict)


@transaction.atomic
def open_year(
    authority: Institution, year: int, *, plan: YearPlan, by: User, scope: Scope
) -> FiscalYear:
    """Open a fiscal year and send its tasks to all units; NotYours, YearExists, WrongCalendar."""
    held = policies.require_authority(scope, authority)
    if FiscalYear.objects.filter(authority=authority, year=year).exists():
        raise YearExists(_("%s年度已经开启；需要调整的，请打开该年度修改。") % year)
    _require_order(plan.deadlines)
    opened = FiscalYear.objects.create(
        authority=authority, year=year, ruleset=plan.ruleset, forms=dict(plan.forms),
        stages=[str(one) for one in plan.stages], is_open=True,
        deadlines={str(kind): day.isoformat() for kind, day in plan.deadlines.items()},
    )  # fmt: skip
    sent = send_tasks(opened)
    _tell(opened, "开启年度", held, by=by, details={
        "评分办法": plan.ruleset, "任务": sent, "期限": opened.deadlines,
        "环节": opened.stages, "表样": opened.forms,
    })  # fmt: skip
    return opened


def send_tasks(year: FiscalYear) -> int:
    """Give every unit of the authority its tasks; a unit that has them keeps them."""
    units = Institution.objects.filter(
        below("path", year.authority.path), kind=InstitutionKind.UNIT
    ).open()
    known = set(year.tasks.values_list("unit_id", "kind"))
    tasks = [
        Task(
            fiscal_year=year, unit=unit, kind=kind, scope_path=unit.path,
            due_date=date.fromisoformat(day),
        )
        for unit in units.iterator(BATCH)
        for kind, day in year.deadlines.items()
        if (unit.pk, kind) not in known
    ]  # fmt: skip
    Task.objects.bulk_create(tasks, batch_size=BATCH)
    return len(tasks)


@transaction.atomic
def send_missing_tasks(year: FiscalYear, *, by: User, scope: Scope) -> int:
    """Give units that came later their tasks; raises NotYours."""
    held = policies.require_year(scope, year)
    sent = send_tasks(year)
    _tell(year, "补发任务", held, by=by, details={"任务": sent})
    return sent


@transaction.atomic
def change_deadline(
    year: FiscalYear, kind: TaskKind, due_date: date, *, reason: str, by: User, scope: Scope
) -> FiscalYear:
    """Move a deadline for all units that are not done yet; raises NotYours and WrongCalendar."""
    held = policies.require_year(scope, year)
    locked = FiscalYear.objects.select_for_update().get(pk=year.pk)
    before = locked.deadlines.get(kind, "")
    days = {name: date.fromisoformat(day) for name, day in locked.deadlines.items()}
    _require_order({**days, str(kind): due_date})
    locked.deadlines = {**locked.deadlines, str(kind): due_date.isoformat()}
    locked.save(update_fields=["deadlines"])
    moved = locked.tasks.filter(kind=kind, done_at__isnull=True).update(due_date=due_date)
    if not before:
        moved += send_tasks(locked)
    _tell(locked, "调整期限", held, by=by, details={
        "任务": TaskKind(kind).label, "原期限": before, "新期限": due_date.isoformat(),
        "理由": reason, "涉及单位": moved,
    })  # fmt: skip
    return locked


@transaction.atomic
def change_year(
    year: FiscalYear, *, ruleset: str, forms: Mapping[str, str], stages: Sequence[str],
    by: User, scope: Scope,
) -> FiscalYear:  # fmt: skip
    """Change rule-set, forms and stages; sheets that are begun keep their form. Raises NotYours."""
    held = policies.require_year(scope, year)
    locked = FiscalYear.objects.select_for_update().get(pk=year.pk)
    before = {"原评分办法": locked.ruleset, "原表样": locked.forms, "原环节": locked.stages}
    locked.ruleset, locked.forms, locked.stages = ruleset, dict(forms), [str(one) for one in stages]
    locked.save(update_fields=["ruleset", "forms", "stages"])
    after = {"评分办法": ruleset, "表样": locked.forms, "环节": locked.stages}
    _tell(locked, "调整年度", held, by=by, details={**before, **after})
    return locked


def _require_order(deadlines: Mapping[str, date]) -> None:
    if not deadlines:
        raise WrongCalendar(_("至少要为一项任务填写截止日期。"))
    given = [(kind, deadlines[kind]) for kind in TaskKind if kind in deadlines]
    for (kind, day), (later, next_day) in pairwise(given):
        if next_day < day:
            raise WrongCalendar(
                _("“%(later)s”的截止日期（%(next)s）早于“%(kind)s”的截止日期（%(day)s）；请核对。")
                % {"later": later.label, "next": next_day, "kind": kind.label, "day": day}
            )


def _tell(
    year: FiscalYear, action: str, held: Held, *, by: User, details: dict[str, object]
) -> None:
    trail.record(
        year.authority, action, subject=f"year:{year.pk}", by=by, acting_for=held.acting_for,
        details={"年度": year.year, **details},
    )  # fmt: skip
