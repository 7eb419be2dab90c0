"""A year, a project and a sheet to be filled in, as tests of the budgets need them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.pipeline.rows import new_indicator
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.budgets.models import Sheet, TaskKind
from jixiao.web.budgets.services import drafts, filling, imports, projects, rows, years
from jixiao.web.budgets.services.years import YearPlan

REPORT = Path(__file__).parents[3] / "src/jixiao/demo/report-2020.docx"
DAYS = {
    "objective": date(2025, 11, 28), "monitoring": date(2026, 8, 31),
    "self_evaluation": date(2027, 3, 31),
}  # fmt: skip
HEBEI = {"objective": "hebei_2020_objective"}


def told(user):
    """Who does something, and what they hold."""
    return {"by": user, "scope": scope_of(user)}


def open_year(world, year=2026, *, forms=HEBEI, deadlines=DAYS):
    """The finance authority opens a year."""
    plan = YearPlan("mof_2020_self_evaluation", forms, (), deadlines)
    return years.open_year(world.authority, year, plan=plan, **told(finance(world)))


def finance(world):
    return world.people[Role.FINANCE_REVIEWER]


def handler(world):
    return world.people[Role.HANDLER]


def add_project(world, name="流动科技馆巡展", code=""):
    return projects.add_project(world.section, name=name, code=code, **told(handler(world)))


def start(world, year, project=None):
    project = project or add_project(world)
    return drafts.start_sheet(project, year, kind=TaskKind.OBJECTIVE, **told(handler(world)))


def fill(sheet, values, user, revision=None):
    """Write into cells as somebody, from the page as it is now."""
    now = Sheet.objects.get(pk=sheet.pk)
    at = now.revision if revision is None else revision
    return filling.fill_fields(now, values, revision=at, **told(user))


def add_indicator(sheet, user, kind="数量指标", **given):
    now = Sheet.objects.get(pk=sheet.pk)
    return rows.add_indicator(
        now, new_indicator("产出指标", kind, **given), revision=now.revision, **told(user)
    )


def report(name="2020年自评报告.docx", data=None):
    return SimpleUploadedFile(name, REPORT.read_bytes() if data is None else data)


def take_in(world, year, file=None):
    found = imports.take_in(file or report(), unit=world.section, year=year, **told(handler(world)))
    found.refresh_from_db()
    return found
