from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.web.budgets.filling import (
    add_indicator,
    add_project,
    fill,
    finance,
    handler,
    open_year,
    start,
    told,
)

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Project, Remark, Sheet, Task, TaskKind
from jixiao.web.budgets.services import copying, drafts, projects
from jixiao.web.workflow.stages import Stage

HTMX = {"HTTP_HX_REQUEST": "true"}
QUERIES = 25


@pytest.fixture
def year(world):
    return open_year(world)


@pytest.fixture
def sheet(world, year):
    return start(world, year)


def post_field(client, sheet, path, text, revision=None):
    given = {"path": path, f"cell:{path}": text, "revision": revision or sheet.revision}
    return client.post(f"/sheets/{sheet.pk}/field/", given, **HTMX)


def test_the_sheet_stands_there_as_its_form_looks(world, sheet, client_of):
    shown = client_of(handler(world)).get(f"/sheets/{sheet.pk}/").content.decode()
    assert "流动科技馆巡展绩效目标表" in shown
    assert 'id="cell-funds-0-original_budget"' in shown
    assert 'name="cell:indicators.0.target"' in shown
    assert 'name="cell:project.name"' not in shown
    assert "年度绩效目标没有填写" in shown


def test_a_reader_gets_the_paper_without_controls(world, sheet, client_of):
    shown = client_of(world.people[Role.UNIT_HEAD]).get(f"/sheets/{sheet.pk}/").content.decode()
    assert "流动科技馆巡展绩效目标表" in shown
    assert 'name="cell:' not in shown
    assert client_of(world.stranger).get(f"/sheets/{sheet.pk}/").status_code == 404


def test_a_saved_cell_answers_with_findings_and_the_cells_that_changed(world, sheet, client_of):
    answer = post_field(client_of(handler(world)), sheet, "objectives.annual.text", "巡展12站")
    said = answer.content.decode()
    assert answer.status_code == 200
    assert 'hx-target="#cell-objectives-annual-text"' in said
    assert "年度绩效目标没有填写" not in said
    assert f'name="revision" value="{sheet.revision + 1}"' in said
    assert "已保存" in said


def test_what_cannot_be_read_is_told_in_the_cell_with_what_was_typed(world, sheet, client_of):
    answer = post_field(client_of(handler(world)), sheet, "funds.0.original_budget", "很多钱")
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "“很多钱”不是金额" in said
    assert ">很多钱</textarea>" in said
    assert 'aria-invalid="true"' in said


def test_a_conflict_answers_with_what_the_other_wrote(world, sheet, client_of):
    fill(sheet, {"purpose": "布展"}, handler(world))
    Sheet.objects.filter(pk=sheet.pk).update(
        edits={"purpose": {"revision": 9, "by": 0, "name": "测试同事"}}
    )
    answer = post_field(client_of(handler(world)), sheet, "purpose", "运输", revision=1)
    assert answer.status_code == 409
    assert "测试同事刚刚把这一格改成了“布展”" in answer.content.decode()


def test_a_level_that_changes_draws_the_paper_anew(world, sheet, client_of):
    add_indicator(sheet, handler(world), name="站点数")
    now = Sheet.objects.get(pk=sheet.pk)
    said = post_field(client_of(handler(world)), now, "indicators.0.dimension", "效益指标")
    assert 'hx-target="#paper"' in said.content.decode()


def test_without_scripts_all_cells_are_saved_at_once(world, sheet, client_of):
    given = {
        "cell:purpose": "布展",
        "cell:funds.0.original_budget": "48",
        "revision": sheet.revision,
    }
    client = client_of(handler(world))
    assert "已保存" in client.post(f"/sheets/{sheet.pk}/save/", given, follow=True).content.decode()
    assert content_of(Sheet.objects.get(pk=sheet.pk)).purpose == "布展"
    given["cell:funds.0.original_budget"] = "很多"
    answer = client.post(f"/sheets/{sheet.pk}/save/", {**given, "revision": 9}, follow=True)
    assert "不是金额" in answer.content.decode()


def test_rows_are_put_in_moved_and_taken_out_with_and_without_scripts(world, sheet, client_of):
    client, url = client_of(handler(world)), f"/sheets/{sheet.pk}/row/"

    def ask(**given):
        revision = Sheet.objects.get(pk=sheet.pk).revision
        return client.post(url, {"revision": revision, **given}, **HTMX).content.decode()

    for name in ("站点数", "展品数"):
        assert 'hx-target="#paper"' in ask(action="indicator", level="产出指标/数量指标", name=name)
    ask(row="up:indicators.1")
    ask(action="fund", text="上级补助")
    ask(action="step", text="9月底")
    content = content_of(Sheet.objects.get(pk=sheet.pk))
    assert [one.name for one in content.indicators] == ["展品数", "站点数"]
    assert (content.funds[3].label, len(content.spending_plan.steps)) == ("上级补助", 5)
    assert "没有写明月份" in ask(action="step", text="年中")
    revision = Sheet.objects.get(pk=sheet.pk).revision
    answer = client.post(url, {"row": "remove:indicators.7", "revision": revision}, follow=True)
    assert "已经不在表中" in answer.content.decode()


def test_points_and_reasons_are_given_on_the_page(world, sheet, client_of):
    client = client_of(handler(world))
    assert (
        "没有年度绩效指标"
        in client.post(
            f"/sheets/{sheet.pk}/points/", {"weight:0": "1"}, follow=True
        ).content.decode()
    )
    add_indicator(sheet, handler(world), name="站点数", target="12个")
    add_indicator(sheet, handler(world), name="展品数", target="40件")
    given = {"weight:0": "3", "weight:1": "1", "weight:x": "1"}
    client.post(f"/sheets/{sheet.pk}/points/", given)
    now = Sheet.objects.get(pk=sheet.pk)
    first, second = (one.points for one in content_of(now).indicators)
    assert first > second
    word = next(one["fingerprint"] for one in now.findings if one["severity"] == "warning")
    url, given = (
        f"/sheets/{sheet.pk}/let-stand/",
        {"fingerprint": word, "reason": "本项目确实不涉及"},
    )
    assert "本项目确实不涉及" in client.post(url, given, follow=True).content.decode()
    client.post(url, {"fingerprint": word, "takes_back": "1"})
    assert not now.let_stand.exists()


def test_home_tells_what_is_next_what_came_back_and_why(world, year, sheet, client_of):
    today = timezone.localdate()
    Task.objects.filter(kind="objective").update(due_date=today + timedelta(3))
    by = world.people[Role.UNIT_HEAD]
    Remark.objects.create(sheet=sheet, field="purpose", text="请写明用途", by=by)
    shown = client_of(handler(world)).get("/").content.decode()
    assert "还有3天" in shown
    assert "请写明用途" in shown
    assert "流动科技馆巡展" in shown


def test_home_of_a_reviewer_counts_what_waits_and_home_of_finance_who_is_late(
    world, year, sheet, client_of
):
    Sheet.objects.filter(pk=sheet.pk).update(stage=Stage.DEPARTMENT)
    Task.objects.update(due_date=timezone.localdate() - timedelta(2))
    client = client_of(world.people[Role.DEPARTMENT_REVIEWER])
    assert "stage=department" in client.get("/").content.decode()
    shown = client_of(finance(world)).get("/").content.decode()
    assert "stage=department" not in shown
    assert "已逾期2天" in shown
    assert "示例市天文馆" in shown


def test_home_of_who_has_nothing_to_do_says_so(world, client_of):
    shown = client_of(world.people[Role.EXPERT]).get("/").content.decode()
    assert "现在没有要办的事" in shown


def test_projects_are_searched_by_name_unit_and_stage(world, year, sheet, client_of):
    add_project(world, "科普培训", "P-2")
    client = client_of(handler(world))

    def named(query):
        shown = client.get(f"/projects/?{query}").content.decode()
        return [one for one in ("流动科技馆巡展", "科普培训") if one in shown]

    assert named("") == ["流动科技馆巡展", "科普培训"]
    assert named("text=P-2") == ["科普培训"]
    assert named("stage=draft") == ["流动科技馆巡展"]
    assert named("stage=none") == ["科普培训"]
    assert named(f"unit={world.section.path}") == ["流动科技馆巡展", "科普培训"]
    assert named("unit=x") == named("unit=00009") != []


def test_a_project_is_entered_changed_and_its_drafts_follow(world, year, client_of):
    client = client_of(handler(world))
    given = {"unit": world.section.pk, "name": "科普培训", "code": "P-2"}
    assert (
        "项目“科普培训”已保存" in client.post("/projects/add/", given, follow=True).content.decode()
    )
    assert "本单位已有项目" in client.post("/projects/add/", given).content.decode()
    project = Project.objects.get()
    sheet = start(world, year, project)
    client.post(f"/projects/{project.pk}/change/", {**given, "name": "科普大培训"})
    assert content_of(Sheet.objects.get(pk=sheet.pk)).project.name == "科普大培训"
    with pytest.raises(projects.ProjectTaken, match="编码"):
        add_project(world, "另一个", "P-2")


def test_last_year_is_copied_and_every_difference_is_shown(world, year, sheet, client_of):
    user = handler(world)
    add_indicator(sheet, user, name="站点数", target="12个")
    fill(sheet, {"funds.0.original_budget": "48", "spending_plan.0.share": "30"}, user)
    next_year = open_year(world, 2027, deadlines={"objective": date(2026, 11, 30)})
    client = client_of(user)
    url = f"/projects/{sheet.project_id}/"
    assert "复制上年" in client.get(f"{url}?year=2027").content.decode()
    client.post(f"{url}start/", {"year": next_year.pk, "copies": "1"})
    new = Sheet.objects.get(fiscal_year=next_year)
    content = content_of(new)
    assert (new.copied_from_id, content.indicators[0].name) == (sheet.pk, "站点数")
    assert content.spending_plan.steps[0].by.isoformat() == "2027-03-31"
    fill(new, {"indicators.0.target": "15个"}, user)
    shown = client.get(f"/sheets/{new.pk}/last-year/").content.decode()
    assert "有1处不同" in shown
    assert "12个" in shown
    assert "15个" in shown
    with pytest.raises(drafts.SheetExists):
        copying.copy_sheet(sheet.project, next_year, source=sheet, **told(user))


def make_many(world, year, count=300):
    content = start(world, year, add_project(world, "样张")).content
    made = Project.objects.bulk_create(
        Project(unit=world.section, name=f"项目{at:03d}", scope_path=world.section.path)
        for at in range(count)
    )
    Sheet.objects.bulk_create(
        Sheet(
            project=one, fiscal_year=year, kind=TaskKind.OBJECTIVE, content=content,
            scope_path=one.scope_path, stage=Stage.DRAFT,
        )
        for one in made
    )  # fmt: skip
    by = world.people[Role.SECTION_HEAD]
    Remark.objects.bulk_create(
        Remark(sheet=sheet, text="请补充", by=by) for sheet in Sheet.objects.all()[:50]
    )
    return Sheet.objects.order_by("pk").last()


def test_pages_ask_the_database_no_more_often_for_three_hundred_sheets(
    world, year, client_of, django_assert_max_num_queries
):
    last = make_many(world, year)
    urls = (
        "/", "/projects/", f"/projects/{last.project_id}/", f"/sheets/{last.pk}/", "/years/",
        f"/years/{year.pk}/", "/library/", "/monitoring/?year=2026",
        "/monitoring/start/?year=2026", f"/sheets/{last.pk}/suggestions/",
    )  # fmt: skip
    for person in (handler(world), finance(world)):
        client = client_of(person)
        for url in urls:
            if person == finance(world) and ("start" in url or url.endswith("suggestions/")):
                continue
            with django_assert_max_num_queries(QUERIES):
                assert client.get(url).status_code == 200


def test_saving_a_cell_asks_the_database_at_most_as_often_as_a_page(
    world, year, client_of, django_assert_max_num_queries
):
    last = make_many(world, year, 20)
    client = client_of(handler(world))
    with django_assert_max_num_queries(QUERIES):
        assert post_field(client, last, "purpose", "布展").status_code == 200
