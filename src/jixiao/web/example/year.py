"""The example's budget year: opened, the published report dropped in, some of it handed in."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import resources
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import TaskKind
from jixiao.web.budgets.services import imports, years
from jixiao.web.budgets.working_days import last_working_day
from jixiao.web.example.working import run_jobs
from jixiao.web.workflow.stages import REVIEWED

if TYPE_CHECKING:
    from jixiao.web.budgets.models import FiscalYear, Sheet
    from jixiao.web.example.people import World

YEAR, REPORT = 2020, "report-2020.docx"
RULESET, SELF_EVALUATION_FORM = "mof_2020_self_evaluation", "mof_2020_self_evaluation"
# So many days from today each task of the example is due: a year that goes on.
DUE = {
    TaskKind.OBJECTIVE: 5, TaskKind.MONITORING: 20, TaskKind.SELF_EVALUATION: 45,
    TaskKind.RECTIFICATION: 75, TaskKind.DISCLOSURE: 105,
}  # fmt: skip


def open_year(world: World) -> FiscalYear:
    """The year of the report, with deadlines that lie ahead of today."""
    today = timezone.localdate()
    plan = years.YearPlan(
        ruleset=RULESET,
        forms={str(TaskKind.SELF_EVALUATION): SELF_EVALUATION_FORM},
        stages=[str(one) for one in REVIEWED],
        deadlines={str(kind): _working(today, days) for kind, days in DUE.items()},
    )
    return years.open_year(world.authority, YEAR, plan=plan, **world.acting(Role.FINANCE_REVIEWER))


def drop_report(world: World, year: FiscalYear) -> dict[str, Sheet]:
    """Read the report as a file dropped in and take over its sheets but the last; by code."""
    data = (resources.files("jixiao") / "demo" / REPORT).read_bytes()
    acting = world.acting(Role.HANDLER)
    file = SimpleUploadedFile(REPORT, data)
    imported = imports.take_in(file, unit=world.section, year=year, **acting)
    run_jobs()
    sheets = {}
    for draft in list(imported.drafts.all())[:-1]:
        code = draft.content["project"]["code"]
        sheets[code] = imports.accept_draft(draft, project=None, code=code, **acting)
    return sheets


def _working(today: date, days: int) -> date:
    return last_working_day(today + timedelta(days=days)).day
