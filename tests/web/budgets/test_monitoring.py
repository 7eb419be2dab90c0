from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from tests.web.budgets.filling import DAYS, add_project, fill, handler, open_year, told
from tests.web.budgets.test_pages import HTMX
from tests.web.evaluations.samples import objective

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets import money
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet, Task, TaskKind
from jixiao.web.budgets.services import filling, monitoring, moves, points, rows
from jixiao.web.budgets.services.keeping import keep_content
from jixiao.web.spending.models import ProgressRow
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.stages import MoveNotAllowed, Stage

FORMS = {"objective": "mof_2021_objective", "monitoring": "mof_2019_monitoring"}
CERTAIN = {f"indicators.{at}.likelihood_certain": "√" for at in range(6)}
STATES = {f"indicators.{at}.current": "已完成" for at in range(6)}
ZERO = dict.fromkeys(
    ("carry_over", "adjustment", "month_outturn", "planned_budget", "planned_outturn", "gap"),
    Decimal(0),
)


@pytest.fixture
def year(world):
    return open_year(world, forms=FORMS, deadlines=DAYS)


@pytest.fixture
def approved(world, year):
    """Makes approved objectives of a project."""

    def make(name="科普展览巡展", stage=Stage.APPROVED):
        project = add_project(world, name)
        sheet = Sheet(
            project=project, fiscal_year=year, kind=TaskKind.OBJECTIVE, stage=stage, content={},
            scope_path=project.scope_path,
        )  # fmt: skip
        keep_content(sheet, objective(name), paths=(), by=handler(world), is_new=True)
        return sheet

    return make


def spend(sheet, month, outturn):
    """The ledger knows of so much money of the project of a sheet at the end of a month."""
    unit = sheet.project.unit.parent
    ProgressRow.objects.create(
        fiscal_year=sheet.fiscal_year, month=month, as_of=date(2026, month, 28), key=str(sheet.pk),
        category="project", unit=unit, project=sheet.project, original_budget=Decimal(480000),
        final_budget=Decimal(500000), outturn=Decimal(outturn), expected=Decimal(450000),
        light="green", scope_path=unit.path, **ZERO,
    )  # fmt: skip


def begin(world, sheet, month=6):
    return monitoring.start_monitoring(sheet, month=month, **told(handler(world)))


def now(sheet):
    return Sheet.objects.get(pk=sheet.pk)


def test_monitoring_begins_with_the_goals_as_approved_and_the_money_of_its_month(world, approved):
    goals = approved()
    spend(goals, 6, 200000)
    spend(goals, 7, 300000)
    sheet = begin(world, goals, 6)
    content = content_of(now(sheet))
    total = content.total_fund
    assert (sheet.kind, content.cut_off_month) == (TaskKind.MONITORING, 6)
    assert [one.name for one in content.indicators] == [row.name for row in _rows()]
    assert (total.outturn.in_wan(), total.execution_rate) == ("20.00", Decimal("0.4"))
    assert total.forecast_outturn.in_wan() == "45.00"
    entry = TrailEntry.objects.get(subject=f"sheet:{sheet.pk}")
    assert entry.details["执行数来源"] == "台账（截至2026-06-28）"


def _rows():
    return objective().indicators


def test_without_a_ledger_the_money_is_left_to_be_filled_in_and_taken_later(world, approved):
    goals = approved()
    sheet, user = begin(world, goals, 6), handler(world)
    assert sheet.outturn is None
    with pytest.raises(monitoring.CannotMonitor, match="截至6月"):
        monitoring.take_money(sheet, **told(user))
    spend(goals, 6, 200000)
    fill(sheet, {"funds.0.forecast_outturn": "47"}, user)
    total = content_of(monitoring.take_money(sheet, **told(user))).total_fund
    assert (total.outturn.in_wan(), total.forecast_outturn.in_wan()) == ("20.00", "47.00")


def test_the_next_month_is_the_next_version_and_the_earlier_one_stays(world, approved):
    goals = approved()
    first = begin(world, goals, 6)
    with pytest.raises(monitoring.CannotMonitor, match="截至6月的监控表还没有办完"):
        begin(world, goals, 9)
    Sheet.objects.filter(pk=first.pk).update(stage=Stage.APPROVED)
    with pytest.raises(monitoring.CannotMonitor, match="6月以后"):
        begin(world, goals, 6)
    second = begin(world, goals, 9)
    assert (second.version, second.reason) == (2, "监控截至9月")
    assert (now(first).is_current, now(second).is_current) == (False, True)


@pytest.mark.parametrize(("month", "said"), [(0, "1月至12月"), (13, "1月至12月")])
def test_a_month_that_is_none_is_refused(world, approved, month, said):
    with pytest.raises(monitoring.CannotMonitor, match=said):
        begin(world, approved(), month)


def test_it_cannot_begin_before_the_objectives_are_approved_nor_in_a_closed_year(
    world, year, approved
):
    with pytest.raises(monitoring.CannotMonitor, match="还没有批复"):
        begin(world, approved(stage=Stage.FINANCE))
    year.is_open = False
    year.save()
    goals = approved("科普讲座")
    goals.fiscal_year.is_open = False
    with pytest.raises(monitoring.CannotMonitor, match="没有开启"):
        begin(world, goals)


def test_the_target_side_is_frozen_and_rates_are_worked_out(world, approved):
    sheet, user = begin(world, approved()), handler(world)
    with pytest.raises(filling.CellNotOpen):
        fill(sheet, {"indicators.0.target": "≥10场"}, user)
    with pytest.raises(PermissionDenied, match="按批复的绩效目标"):
        rows.remove_row(now(sheet), "indicators.0", revision=9, **told(user))
    with pytest.raises(PermissionDenied, match="不分配分值"):
        points.share_points(now(sheet), importance={}, **told(user))
    fill(sheet, {"funds.0.outturn": "12"}, user)
    assert content_of(now(sheet)).total_fund.execution_rate == Decimal("0.25")


def test_it_is_handed_in_once_states_and_likelihoods_are_there_and_doubts_explained(
    world, approved
):
    sheet, user = begin(world, approved()), handler(world)
    with pytest.raises(MoveNotAllowed, match="个错误没有改正"):
        moves.submit(now(sheet), by=user)
    fill(sheet, {"funds.0.outturn": "12", "funds.1.outturn": "12", **STATES, **CERTAIN}, user)
    fill(sheet, {"indicators.0.likelihood_possible": "√"}, user)
    assert content_of(now(sheet)).indicators[0].monitoring.likelihood.value == "possible"
    with pytest.raises(MoveNotAllowed, match="没有写偏差原因"):
        moves.submit(now(sheet), by=user)
    why = {
        "indicators.0.cause_staff": "√",
        "indicators.0.explanation": "讲解员空缺2人，8月补齐，9月起每周加开1场",
    }
    fill(sheet, why, user)
    assert moves.submit(now(sheet), by=user).stage == Stage.SECTION


def test_the_task_is_done_when_every_approved_project_is_handed_in(world, year, approved):
    one, other, user = approved(), approved("科普讲座"), handler(world)
    task = Task.objects.get(unit=world.unit, kind=TaskKind.MONITORING)
    for goals, is_done in ((one, False), (other, True)):
        sheet = begin(world, goals)
        fill(sheet, {"funds.0.outturn": "12", "funds.1.outturn": "12", **STATES, **CERTAIN}, user)
        moves.submit(now(sheet), by=user)
        task.refresh_from_db()
        assert (task.done_at is not None) is is_done


def test_the_pages_lead_from_home_to_a_sheet_with_the_money_filled_in(world, approved, client_of):
    goals = approved()
    approved("科普讲座")
    spend(goals, 7, 300000)
    client, here = client_of(handler(world)), f"{reverse('monitoring')}?year=2026"
    assert f'href="{here}"' in client.get("/").content.decode()
    assert "开始运行监控（2个项目）" in client.get(here).content.decode()
    url = f"{reverse('monitoring_start')}?year=2026"
    assert '<option value="7" selected>1月至7月' in client.get(url).content.decode()
    assert "没有选择项目" in client.post(url, {"month": "7"}, follow=True).content.decode()
    answer = client.post(url, {"month": "7", "sheet": [goals.pk]}, follow=True)
    shown = answer.content.decode()
    assert "1-7月执行数" in shown
    assert ">30.00</textarea>" in shown
    assert 'name="cell:indicators.0.target"' not in shown
    assert "分配分值" not in shown
    assert "1月至7月" in client.get(here).content.decode()
    sheet = Sheet.objects.get(kind=TaskKind.MONITORING)
    client.post(reverse("monitoring_money", args=[sheet.pk]))
    path = "indicators.0.likelihood_possible"
    given = {"path": path, f"cell:{path}": "√", "revision": now(sheet).revision}
    saved = client.post(f"/sheets/{sheet.pk}/field/", given, **HTMX)
    assert saved.status_code == 200


def test_all_that_are_chosen_begin_or_none(world, approved, client_of):
    one, other = approved(), approved("科普讲座")
    client, url = client_of(handler(world)), f"{reverse('monitoring_start')}?year=2026"
    answer = client.post(url, {"month": "6", "sheet": [one.pk, other.pk]}, follow=True)
    assert "其中2个项目的台账没有截至6月的执行数" in answer.content.decode()
    assert Sheet.objects.filter(kind=TaskKind.MONITORING).count() == 2


def test_only_a_handler_of_the_project_begins(world, approved):
    goals = approved()
    with pytest.raises(PermissionDenied, match="经办人"):
        monitoring.start_monitoring(goals, month=6, **told(world.people[Role.UNIT_HEAD]))


def test_with_nobody_to_ask_there_is_no_money(approved, monkeypatch):
    monkeypatch.setattr(money, "_tellers", [])
    assert money.spent_on(approved()) is None
