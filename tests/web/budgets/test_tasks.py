from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from tests.web.budgets.filling import DAYS, handler, open_year, start, told

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import Task, TaskKind
from jixiao.web.budgets.services import tasks
from jixiao.web.workflow.models import TrailEntry

NOTE = "已于2027年3月1日在本单位网站公开"
LATER = {"rectification": date(2027, 5, 28), "disclosure": date(2027, 6, 30)}


@pytest.fixture
def disclosure(world):
    open_year(world, deadlines={**DAYS, **LATER})
    return Task.objects.get(unit=world.unit, kind=TaskKind.DISCLOSURE)


@pytest.fixture
def head(world):
    return world.people[Role.UNIT_HEAD]


def test_the_head_says_how_a_task_was_done_and_takes_it_back_with_a_reason(disclosure, head):
    done = tasks.finish_task(disclosure, note=NOTE, **told(head))
    assert done.done_at is not None
    with pytest.raises(tasks.CannotFinish, match="已经办结"):
        tasks.finish_task(disclosure, note=NOTE, **told(head))
    tasks.reopen_task(disclosure, note="网址有误，重新公开", **told(head))
    disclosure.refresh_from_db()
    assert disclosure.done_at is None
    with pytest.raises(tasks.CannotFinish, match="还没有办结"):
        tasks.reopen_task(disclosure, note="网址有误，重新公开", **told(head))
    told_of = TrailEntry.objects.filter(subject=f"task:{disclosure.pk}").order_by("number")
    assert [(one.action, one.details["说明"]) for one in told_of] == [
        ("办结任务", NOTE), ("撤销办结", "网址有误，重新公开"),
    ]  # fmt: skip


def test_a_note_has_to_say_something(disclosure, head):
    with pytest.raises(tasks.CannotFinish, match="至少5个字"):
        tasks.finish_task(disclosure, note=" 好了 ", **told(head))
    with pytest.raises(tasks.CannotFinish, match="至少5个字"):
        tasks.reopen_task(disclosure, note="", **told(head))


def test_nobody_but_the_head_of_the_unit_says_so(world, disclosure):
    for role in (Role.HANDLER, Role.DEPARTMENT_REVIEWER, Role.FINANCE_REVIEWER):
        with pytest.raises(PermissionDenied, match="单位负责人"):
            tasks.finish_task(disclosure, note=NOTE, **told(world.people[role]))


def test_a_task_with_sheets_is_done_by_handing_them_in_alone(world, disclosure, head):
    start(world, disclosure.fiscal_year)
    of_sheets = Task.objects.get(unit=world.unit, kind=TaskKind.OBJECTIVE)
    with pytest.raises(tasks.CannotFinish, match="报送自动办结"):
        tasks.finish_task(of_sheets, note=NOTE, **told(head))


def test_a_unit_without_projects_says_so_and_its_task_is_done(world, disclosure, head, client_of):
    of_sheets = Task.objects.get(unit=world.unit, kind=TaskKind.OBJECTIVE)
    page = reverse("task", args=[of_sheets.pk])
    client = client_of(head)
    assert page in client.get(reverse("home")).content.decode()
    client.post(page, {"note": "本年度没有安排项目"})
    of_sheets.refresh_from_db()
    assert of_sheets.done_at is not None


def test_home_leads_to_where_each_task_is_done(world, disclosure, client_of):
    home = client_of(handler(world)).get("/").content.decode()
    for task in Task.objects.filter(unit=world.unit):
        assert f'href="{task.get_absolute_url()}"' in home
    rows = Task.objects.filter(unit=world.unit).select_related("fiscal_year")
    assert {one.kind: one.get_absolute_url() for one in rows} == {
        "objective": "/projects/?year=2026",
        "monitoring": "/monitoring/?year=2026",
        "self_evaluation": "/evaluations/?year=2026",
        "rectification": reverse("task", args=[rows.get(kind="rectification").pk]),
        "disclosure": reverse("task", args=[disclosure.pk]),
    }


def test_the_page_of_a_task_says_who_marks_it_and_takes_the_note(
    world, disclosure, head, client_of
):
    url = reverse("task", args=[disclosure.pk])
    shown = client_of(handler(world)).get(url).content.decode()
    assert "由单位负责人标记办结" in shown
    assert "<textarea" not in shown
    client = client_of(head)
    shown = client.post(url, {"note": "好了"}).content.decode()
    assert "请写清楚是怎样完成的，至少5个字" in shown
    shown = client.post(url, {"note": NOTE}, follow=True).content.decode()
    assert "撤销办结" in shown
    assert "办结任务" in shown
    client.post(url, {"note": "网址有误，重新公开", "reopens": "1"})
    disclosure.refresh_from_db()
    assert disclosure.done_at is None
    assert client_of(world.stranger).get(url).status_code == 404


def test_the_header_names_the_year_once(disclosure, head, client_of):
    home = client_of(head).get("/").content.decode()
    facts = home[home.index('<dl class="facts">') : home.index("</dl>")]
    assert facts.count("2026年度") == 1
