from __future__ import annotations

import re

import pytest
from tests.web.budgets.filling import add_project, handler, open_year, start, told

from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.budgets.models import Remark, Sheet, Task, TaskKind
from jixiao.web.budgets.selectors.standing import standing_of
from jixiao.web.budgets.services import drafts, library
from jixiao.web.workflow.stages import Stage

MOST_QUERIES = 25


@pytest.fixture
def year(world):
    return open_year(world)


def standings(world, user, kind):
    tasks = Task.objects.filter(unit=world.unit, kind=kind).select_related("fiscal_year", "unit")
    (found,) = standing_of(tasks, scope_of(user))
    return found.missing, found.drafts, found.in_review, found.approved


def at_stage(world, year, name, stage):
    sheet = start(world, year, add_project(world, name))
    Sheet.objects.filter(pk=sheet.pk).update(stage=stage)
    return sheet


def test_each_task_says_how_far_its_sheets_are(world, year):
    add_project(world, "还没有表的项目")
    for name, stage in (
        ("填报中", Stage.DRAFT), ("科室在审", Stage.SECTION), ("财政在审", Stage.FINANCE),
        ("批复了", Stage.APPROVED),
    ):  # fmt: skip
        at_stage(world, year, name, stage)
    assert standings(world, handler(world), TaskKind.OBJECTIVE) == (1, 1, 2, 1)
    assert standings(world, handler(world), TaskKind.MONITORING) == (1, 0, 0, 0)
    assert standings(world, world.stranger, TaskKind.OBJECTIVE) == (0, 0, 0, 0)


def test_the_standing_of_many_tasks_costs_two_queries(world, year, django_assert_num_queries):
    at_stage(world, year, "批复了", Stage.APPROVED)
    tasks = list(Task.objects.select_related("fiscal_year", "unit"))
    scope = scope_of(handler(world))
    with django_assert_num_queries(2):
        assert len(standing_of(tasks, scope)) == len(tasks) > 1


def test_a_reason_leads_to_its_cell_and_the_sheet_is_not_told_twice(
    world, year, client_of, django_assert_max_num_queries
):
    sheet = start(world, year)
    reviewer = world.people[Role.UNIT_HEAD]
    Remark.objects.create(sheet=sheet, field="purpose", text="请写明用途", by=reviewer)
    client = client_of(handler(world))
    with django_assert_max_num_queries(MOST_QUERIES):
        shown = client.get("/").content.decode()
    assert f'href="/sheets/{sheet.pk}/#cell-purpose">请写明用途</a>' in shown
    assert "正在填报的表" not in shown
    assert "2025-11-28截止" in shown
    Remark.objects.all().delete()
    assert "正在填报的表" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("stage", "role", "offered"),
    [
        (Stage.DRAFT, Role.HANDLER, set()),
        (Stage.SECTION, Role.HANDLER, {"withdraw"}),
        (Stage.FINANCE, Role.HANDLER, set()),
        (Stage.APPROVED, Role.HANDLER, {"adjust"}),
        (Stage.SECTION, Role.SECTION_HEAD, {"review"}),
        (Stage.SECTION, Role.UNIT_HEAD, set()),
    ],
)
def test_the_page_of_a_sheet_shows_its_way_and_offers_what_can_be_done_now(
    world, year, client_of, django_assert_max_num_queries, stage, role, offered
):
    sheet = at_stage(world, year, "流动科技馆巡展", stage)
    client = client_of(world.people[role])
    with django_assert_max_num_queries(MOST_QUERIES):
        shown = client.get(f"/sheets/{sheet.pk}/").content.decode()
    assert '<ol class="stages"' in shown
    links = set(re.findall(rf"/(?:sheets|reviews)/{sheet.pk}/(\w*)/?\"", shown))
    if f'"/reviews/{sheet.pk}/"' in shown:
        links.add("review")
    assert links & {"withdraw", "adjust", "review"} == offered


def test_gathering_says_why_nothing_was_gathered(world, year):
    at_stage(world, year, "批复了", Stage.APPROVED)
    with pytest.raises(library.NothingToKeep, match="至少2张已批复的绩效表"):
        library.gather_from_approved(shelf="own", **told(handler(world)))


def test_a_copy_of_last_year_counts_as_begun(world, year):
    project = add_project(world)
    start(world, year, project)
    later = open_year(world, 2027)
    task = Task.objects.filter(unit=world.unit, kind=TaskKind.OBJECTIVE, fiscal_year=later)
    (before,) = standing_of(task, scope_of(handler(world)))
    drafts.start_sheet(project, later, kind=TaskKind.OBJECTIVE, **told(handler(world)))
    (after,) = standing_of(task, scope_of(handler(world)))
    assert (before.missing, after.missing, after.drafts) == (1, 0, 1)
