from __future__ import annotations

from datetime import date

import pytest
from tests.web.budgets.filling import DAYS, finance, handler, open_year, told

from jixiao.web.accounts import services as accounts
from jixiao.web.accounts.models import InstitutionKind
from jixiao.web.budgets.models import FiscalYear, Task, TaskKind
from jixiao.web.budgets.policies import NotYours
from jixiao.web.budgets.services import years
from jixiao.web.budgets.services.years import YearPlan
from jixiao.web.budgets.working_days import is_working_day, last_working_day, proposed
from jixiao.web.workflow.models import TrailEntry


def test_opening_a_year_sends_each_task_to_every_unit_once(world):
    year = open_year(world)
    assert Task.objects.filter(fiscal_year=year).count() == 2 * len(DAYS)
    assert years.send_missing_tasks(year, **told(finance(world))) == 0
    assert TrailEntry.objects.filter(action="开启年度", subject=f"year:{year.pk}").exists()


def test_a_unit_that_comes_later_gets_its_tasks_too(world):
    year = open_year(world)
    new = accounts.add_institution(
        "示例市植物园", kind=InstitutionKind.UNIT, parent=world.department
    )
    assert years.send_missing_tasks(year, **told(finance(world))) == len(DAYS)
    assert {one.due_date for one in new.tasks.all()} == set(DAYS.values())


def test_a_year_is_opened_once_and_by_the_finance_authority_alone(world):
    open_year(world)
    with pytest.raises(years.YearExists, match="已经开启"):
        open_year(world)
    with pytest.raises(NotYours, match="财政部门"):
        years.open_year(
            world.authority, 2027, plan=YearPlan("x", deadlines=DAYS), **told(handler(world))
        )


def test_a_calendar_out_of_order_is_refused_with_both_days(world):
    wrong = {**DAYS, "monitoring": date(2027, 6, 30)}
    with pytest.raises(years.WrongCalendar, match=r"绩效自评.*早于.*运行监控"):
        open_year(world, deadlines=wrong)
    with pytest.raises(years.WrongCalendar, match="至少"):
        open_year(world, deadlines={})
    assert not FiscalYear.objects.exists()


def test_a_deadline_moves_for_those_who_are_not_done_and_is_trailed(world):
    year = open_year(world)
    done = Task.objects.filter(fiscal_year=year, kind=TaskKind.OBJECTIVE).first()
    Task.objects.filter(pk=done.pk).update(done_at="2025-11-01T00:00:00+08:00")
    day = date(2025, 12, 12)
    years.change_deadline(
        year, TaskKind.OBJECTIVE, day, reason="预算编制时间调整", **told(finance(world))
    )
    due = set(Task.objects.filter(kind=TaskKind.OBJECTIVE).values_list("due_date", flat=True))
    assert due == {day, DAYS["objective"]}
    said = TrailEntry.objects.get(action="调整期限").details
    assert (said["原期限"], said["新期限"], said["涉及单位"]) == ("2025-11-28", "2025-12-12", 1)


def test_days_off_are_passed_over_and_years_without_a_list_are_said_to_be_guessed():
    assert last_working_day(date(2026, 10, 1)) == (date(2026, 9, 30), True)
    assert is_working_day(date(2026, 10, 1)) is None
    found = last_working_day(date(2044, 10, 2))
    assert (found.day.isoformat(), found.is_known) == ("2044-09-30", False)
    assert all(is_working_day(one.day) for one in proposed(2026).values())


def test_the_form_proposes_a_calendar_and_opens_the_year(world, client_of):
    client = client_of(finance(world))
    shown = client.get("/years/open/?year=2044").content.decode()
    assert "放假安排还没有收录" in shown
    form = {
        "year": "2026", "ruleset": "mof_2020_self_evaluation", "stages": ["leadership", "finance"],
        "objective_form": "hebei_2020_objective", "due_objective": "2025-11-28",
        "due_self_evaluation": "2027-03-31",
    }  # fmt: skip
    refused = client.post("/years/open/", {**form, "due_objective": "2025-10-01"})
    assert "不是工作日" in refused.content.decode()
    assert client.post("/years/open/", form).status_code == 302
    year = FiscalYear.objects.get()
    assert (year.stages, year.forms) == (
        ["leadership", "finance"],
        {"objective": "hebei_2020_objective"},
    )
    assert year.tasks.count() == 4


def test_the_page_of_a_year_shows_a_unit_its_own_tasks_alone(world, client_of):
    year = open_year(world)
    shown = client_of(handler(world)).get(f"/years/{year.pk}/").content.decode()
    assert "示例市科技馆" in shown
    assert "示例市天文馆" not in shown
    assert "调整期限" not in shown


def test_a_handler_cannot_move_a_deadline_by_asking_the_address(world, client_of):
    year = open_year(world)
    given = {"kind": "objective", "due_date": "2025-12-12", "reason": "想晚一点"}
    assert client_of(handler(world)).post(f"/years/{year.pk}/deadline/", given).status_code == 403
    year.refresh_from_db()
    assert year.deadlines["objective"] == "2025-11-28"


def test_settings_of_a_year_can_be_changed_and_are_trailed(world, client_of):
    year = open_year(world)
    given = {"ruleset": "mof_2021_with_cost", "stages": ["finance"]}
    assert client_of(finance(world)).post(f"/years/{year.pk}/change/", given).status_code == 302
    year.refresh_from_db()
    assert (year.ruleset, year.stages, year.forms) == ("mof_2021_with_cost", ["finance"], {})
    assert TrailEntry.objects.filter(action="调整年度").exists()


def test_years_are_told_by_the_title_of_their_method_and_their_stages(world, client_of):
    year = open_year(world)
    client = client_of(finance(world))
    for address in ("/years/", f"/years/{year.pk}/"):
        shown = client.get(address).content.decode()
        assert "项目支出单位自评（全国）" in shown
        assert "mof_2020_self_evaluation" not in shown
    assert "科室审核 → 单位审定 → 主管部门审核 → 财政审核" in shown
