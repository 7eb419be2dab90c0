from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from jixiao.domain.actual import Actual
from jixiao.domain.document import Document
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.monitoring import Monitoring
from jixiao.domain.plain import to_plain
from jixiao.domain.sheet import PlanStep, Sheet, SheetKind, SpendingPlan
from jixiao.domain.sheet import Project as DomainProject
from jixiao.domain.target import Target
from jixiao.pipeline import monitoring
from jixiao.pipeline.goals import write_monitoring
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets import models
from jixiao.web.spending import jobs
from jixiao.web.spending.models import ProgressRow
from jixiao.web.spending.services.files import ledger_path
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.stages import Stage

JULY = date(2025, 7, 31)


def watched(current, *, month=7):
    """A sheet of monitoring with one indicator of twelve, of which so many are done."""
    indicator = Indicator(
        "办展次数", "产出指标", "数量指标", target=Target.parse("≥12次"), points=Decimal(10),
        monitoring=Monitoring(current=Actual.parse(current)),
    )  # fmt: skip
    return Sheet(SheetKind.MONITORING, indicators=(with_terms(indicator),), cut_off_month=month)


@pytest.fixture
def hand_in_monitoring(world, year):
    """Puts a sheet of monitoring of a project into the database, and watches the year anew."""

    def handed(project, current, *, month=7, version=1, stage=Stage.DEPARTMENT):
        models.Sheet.objects.filter(project=project, kind="monitoring").update(is_current=False)
        models.Sheet.objects.create(
            project=project, fiscal_year=year, kind=models.TaskKind.MONITORING, stage=stage,
            version=version, content=to_plain(watched(current, month=month)),
            scope_path=world.unit.path,
        )  # fmt: skip
        jobs.watch_year(year.pk)

    return handed


def row_of(project, month=7):
    return ProgressRow.objects.get(project=project, month=month)


def test_the_light_is_the_worst_of_money_and_goals(spent, projects, hand_in_monitoring):
    before = row_of(projects[1])
    assert (before.light, before.goal_light) == ("green", "")
    hand_in_monitoring(projects[1], "2次")
    after = row_of(projects[1])
    assert (after.light, after.money_light, after.goal_light) == ("red", "green", "red")
    assert "当前完成2次" in after.goal_reason
    assert after.light_rank == 4


def test_the_lights_of_the_web_are_those_of_the_pipeline(
    spent, projects, hand_in_monitoring, year, tmp_path
):
    hand_in_monitoring(projects[0], "7次")
    hand_in_monitoring(projects[1], "5次")
    steps = (PlanStep(date(2025, 6, 30), Decimal("0.5")), PlanStep(date(2025, 12, 31), Decimal(1)))
    plan = Sheet(spending_plan=SpendingPlan(steps))
    sheets = [
        replace(one, project=DomainProject(code, name), unit="示例市科技馆", fiscal_year=2025)
        for one, code, name in (
            (plan, "P1", "展品更新"), (watched("7次"), "P1", "展品更新"),
            (watched("5次"), "P2", "科普进校园"),
        )
    ]  # fmt: skip
    document = Document(sheets=tuple(sheets))
    with monitoring.ledger(ledger_path(year)) as connection:
        told = monitoring.monitor(connection, JULY, documents=[document])
    expected = {
        one.progress.project.code: (one.light.colour, one.light.reason, one.goal.colour)
        for one in told.rows
    }
    found = {
        one.project.code: (one.money_light, one.reason, one.goal_light)
        for one in ProgressRow.objects.filter(month=7).select_related("project")
    }
    assert found == expected
    assert {one[2] for one in expected.values()} == {"green", "yellow"}
    written, _problems = write_monitoring(
        [ledger_path(year)], tmp_path / "监控.xlsx", as_of=JULY,
        documents=[Document(sheets=tuple(sheets[1:]))],
    )  # fmt: skip
    assert {one.sheet.project.code: one.goal.colour for one in written} == {
        one.project.code: one.goal_light
        for one in ProgressRow.objects.filter(month=7).select_related("project")
    }


def test_a_sheet_that_is_still_a_draft_gives_no_light(spent, projects, hand_in_monitoring):
    hand_in_monitoring(projects[1], "2次", stage=Stage.DRAFT)
    assert row_of(projects[1]).goal_light == ""


def test_a_month_is_judged_by_the_sheet_of_that_time(spent, projects, hand_in_monitoring):
    hand_in_monitoring(projects[1], "1次", month=5)
    hand_in_monitoring(projects[1], "7次", month=7, version=2)
    assert [row_of(projects[1], month).goal_light for month in (4, 5, 6, 7)] == [
        "", "red", "red", "green",
    ]  # fmt: skip


def test_a_corrected_version_of_the_same_month_counts(spent, projects, hand_in_monitoring):
    hand_in_monitoring(projects[1], "1次")
    hand_in_monitoring(projects[1], "7次", version=2)
    assert row_of(projects[1]).goal_light == "green"


def test_the_page_shows_both_lights_and_why(spent, projects, hand_in_monitoring, world, client_of):
    hand_in_monitoring(projects[1], "2次")
    client = client_of(world.people[Role.HANDLER])
    page = client.get(reverse("spending"), {"words": "进校园"}).content.decode()
    assert "当前完成2次" in page
    assert "目标" in page


def test_the_accountant_has_the_year_watched_again(spent, projects, world, client_of, year):
    models.Sheet.objects.create(
        project=projects[1], fiscal_year=year, kind=models.TaskKind.MONITORING,
        stage=Stage.SECTION, content=to_plain(watched("2次")), scope_path=world.unit.path,
    )  # fmt: skip
    assert row_of(projects[1]).goal_light == ""
    client = client_of(world.people[Role.ACCOUNTANT])
    told = "亮灯还没有按它们更新"
    assert told in client.get(reverse("spending")).content.decode()
    answer = client.post(reverse("spending-watch", args=[world.unit.pk]), follow=True)
    assert "正在按台账" in answer.content.decode()
    assert told not in answer.content.decode()
    assert row_of(projects[1]).goal_light == "red"
    assert TrailEntry.objects.filter(action="重新统计支出进度").count() == 1


def test_others_do_not_have_it_watched_again(spent, world, client_of):
    client = client_of(world.people[Role.UNIT_HEAD])
    assert client.post(reverse("spending-watch", args=[world.unit.pk])).status_code == 403
