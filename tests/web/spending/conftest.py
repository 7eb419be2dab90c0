from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.domain.plain import to_plain
from jixiao.domain.sheet import PlanStep, Sheet, SpendingPlan
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.budgets import models
from jixiao.web.spending.services import imports
from jixiao.web.workflow.stages import Stage

HEAD = "支付凭证号,实际支付日期,支付金额（元）,单位编码,单位名称,项目编码,项目名称,用途\n"
BUDGET_HEAD = "指标编号,年初预算数,单位编码,单位名称,项目编码,项目名称\n"
OWN = "100001,示例市科技馆"


def payment(voucher, day, amount, *, unit=OWN, project="P1,展品更新"):
    return f"{voucher},{day},{amount},{unit},{project},展品制作\n"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Ledgers of one test are not those of another."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path)


@pytest.fixture
def year(world):
    """The year 2025 of the authority, open."""
    return models.FiscalYear.objects.create(
        authority=world.authority, year=2025, ruleset="mof_2020_self_evaluation", is_open=True
    )


@pytest.fixture
def projects(world, year):
    """Two projects of the unit, the first with an approved plan: half by June, all in December."""
    made = [
        models.Project.objects.create(
            unit=world.unit, code=code, name=name, scope_path=world.unit.path
        )
        for code, name in (("P1", "展品更新"), ("P2", "科普进校园"))
    ]
    steps = [(date(2025, 6, 30), "0.5"), (date(2025, 12, 31), "1")]
    plan = SpendingPlan(tuple(PlanStep(by=day, share=share) for day, share in steps))
    models.Sheet.objects.create(
        project=made[0], fiscal_year=year, kind=models.TaskKind.OBJECTIVE, stage=Stage.APPROVED,
        content=to_plain(Sheet(spending_plan=plan)), scope_path=world.unit.path,
    )  # fmt: skip
    return made


@pytest.fixture
def hand_in(world, year):
    """Hands in an export as the accountant of the unit, and imports it as it was read."""

    def handed(text, *, by=None, place=None, name="支付明细.csv", is_confirmed=True):
        by = by or world.people[Role.ACCOUNTANT]
        upload = SimpleUploadedFile(name, text.encode("utf-8-sig"))
        given = {"by": by, "scope": scope_of(by)}
        imported = imports.receive_export(
            upload, institution=place or world.unit, year=year, **given
        )
        imported.refresh_from_db()
        if is_confirmed:
            imports.confirm_columns(imported, tables=imported.tables, **given)
            imported.refresh_from_db()
        return imported

    return handed


@pytest.fixture
def spent(world, projects, hand_in):
    """A ledger: P1 with 1,000,000 yuan and a fifth of it spent by July, P2 with most of it."""
    budgets = BUDGET_HEAD + "".join(
        f"{number},{amount},{OWN},{project}\n"
        for number, amount, project in (
            ("Z1", 1_000_000, "P1,展品更新"), ("Z2", 100_000, "P2,科普进校园"),
        )
    )  # fmt: skip
    payments = HEAD + (
        payment("V1", "2025-03-10", "150000.00")
        + payment("V2", "2025-07-15", "50000.50")
        + payment("V3", "2025-05-20", "80000.00", project="P2,科普进校园")
    )
    return SimpleNamespace(
        budgets=hand_in(budgets, name="预算.csv"), payments=hand_in(payments), text=payments
    )
