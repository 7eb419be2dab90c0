from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import timezone

from jixiao.web.accounts import services as accounts
from jixiao.web.accounts.models import InstitutionKind
from jixiao.web.budgets.models import FiscalYear, Project, Sheet, Task, TaskKind
from jixiao.web.spending.models import Ledger, ProgressRow
from jixiao.web.spending.services.sums import add_up


def finding(code, severity):
    return {"code": code, "severity": severity, "message": "示例问题", "fingerprint": f"{code}1"}


@pytest.fixture
def city(world):
    """A year with tasks, money and scores of two departments; the second has one unit."""
    department = accounts.add_institution(
        "示例市文化局", kind=InstitutionKind.DEPARTMENT, parent=world.authority, code="200"
    )
    library = accounts.add_institution(
        "示例市图书馆", kind=InstitutionKind.UNIT, parent=department, code="200001"
    )
    year = FiscalYear.objects.create(
        authority=world.authority, year=2025, ruleset="mof_2020_self_evaluation", is_open=True
    )
    Ledger.objects.create(fiscal_year=year, month=2, as_of=date(2025, 2, 28))
    today = timezone.localdate()
    days = ((world.unit, -3, True), (world.other_unit, -2, False), (library, 5, False))
    for unit, days_left, is_done in days:
        Task.objects.create(
            fiscal_year=year, unit=unit, kind=TaskKind.OBJECTIVE, scope_path=unit.path,
            due_date=today + timedelta(days_left), done_at=timezone.now() if is_done else None,
        )  # fmt: skip
    for at, unit in enumerate((world.unit, world.other_unit, library)):
        _project(unit, year=year, at=at)
    for month in (1, 2):
        add_up(year, month)
    return SimpleNamespace(department=department, library=library, year=year)


def _project(unit, *, year, at):
    project = Project.objects.create(unit=unit, code=f"P{at}", name=f"{unit}的项目",
                                     scope_path=unit.path)  # fmt: skip
    common = {"project": project, "fiscal_year": year, "content": {}, "scope_path": unit.path}
    Sheet.objects.create(
        kind=TaskKind.SELF_EVALUATION, score=Decimal(95 - 20 * at), rating="优良中"[at],
        findings=[finding("TG003", "warning")] * at + [finding("FU001", "error")],
        fault_count=at + 1, grave_count=1, **common,
    )  # fmt: skip
    Sheet.objects.create(kind=TaskKind.OBJECTIVE, findings=[], **common)
    for month in (1, 2):
        ProgressRow.objects.create(
            fiscal_year=year, month=month, as_of=date(2025, month, 28), key=project.code,
            category="project", unit=unit, project=project, final_budget=1_000_000,
            outturn=100_000 * month * (at + 1), planned=200_000 * month, planned_budget=1_000_000,
            planned_outturn=100_000 * month * (at + 1), light=("red", "green", "green")[at],
            scope_path=unit.path,
        )  # fmt: skip
