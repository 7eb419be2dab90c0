from __future__ import annotations

import io
import re
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from jixiao.domain.monitoring import Cause
from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.budgets.models import Project
from jixiao.web.spending.models import Ledger, ProgressRow, SlowReason, UnitMonth
from jixiao.web.spending.services import reasons
from jixiao.web.spending.services.sums import add_up
from jixiao.web.workflow.models import TrailEntry

MOST_QUERIES = 25


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def explain(row, by):
    return reasons.explain_slow(
        row, causes=[Cause.FUNDING], explanation="上级资金七月才到位", measure="八月底前支付首款",
        by=by, scope=scope_of(by),
    )  # fmt: skip


def test_the_page_shows_each_project_with_light_reason_and_forecast(spent, world, client_of):
    page = text_of(client_of(world.people[Role.HANDLER]).get(reverse("spending")))
    assert "2025年7月支出进度" in page
    assert "红灯" in page
    assert "按计划应支出" in page
    assert "20.00" in page


def test_another_month_shows_what_was_spent_until_then(spent, world, client_of):
    client = client_of(world.people[Role.ACCOUNTANT])
    answer = client.get(reverse("spending-at", args=[world.unit.pk]), {"month": "3"})
    assert "2025年3月支出进度" in text_of(answer)
    assert answer.context["now"]["outturn_sum"] == Decimal(150_000)


def test_lights_and_words_narrow_the_list(spent, world, client_of):
    client, url = client_of(world.people[Role.ACCOUNTANT]), reverse("spending")
    red = client.get(url, {"light": "red"}).context["page_obj"]
    named = client.get(url, {"words": "进校园"}).context["page_obj"]
    assert [str(one.project) for one in red] == ["展品更新"]
    assert [str(one.project) for one in named] == ["科普进校园"]


def test_another_unit_sees_nothing_of_it(spent, world, client_of):
    client = client_of(world.stranger)
    assert client.get(reverse("spending-at", args=[world.unit.pk])).status_code == 404
    assert client.get(reverse("spending-table", args=[world.unit.pk, "xlsx"])).status_code == 404
    row = ProgressRow.objects.get(project__code="P1", month=7)
    assert client.get(reverse("spending-reason", args=[row.pk])).status_code == 404
    page = client.get(reverse("spending"))
    assert list(page.context["page_obj"]) == []


def test_slow_projects_stand_apart_and_ask_their_unit_why(spent, world, client_of):
    client = client_of(world.people[Role.HANDLER])
    page = text_of(client.get(reverse("spending-slow")))
    assert "展品更新" in page
    assert "科普进校园" not in page
    assert "尚未填写" in page
    row = ProgressRow.objects.get(project__code="P1", month=7)
    assert row.behind_since == 1
    empty = client.post(reverse("spending-reason", args=[row.pk]), {})
    assert "请至少选一类原因。" in text_of(empty)
    given = {"causes": ["funding"], "explanation": "上级资金未到位", "measure": "九月前付首款"}
    saved = client.post(reverse("spending-reason", args=[row.pk]), given, follow=True)
    assert "九月前付首款" in text_of(saved)
    assert "经费保障" in text_of(saved)


def test_only_the_unit_itself_gives_its_reasons(spent, world):
    row = ProgressRow.objects.get(project__code="P1", month=7)
    with pytest.raises(NotAllowed, match="示例市科技馆"):
        explain(row, world.people[Role.DEPARTMENT_REVIEWER])
    explain(row, world.people[Role.SECTION_HEAD])
    assert TrailEntry.objects.filter(action="填写支出缓慢原因").get().details["措施"]


def test_a_project_that_is_not_slow_needs_no_reason(spent, world):
    row = ProgressRow.objects.get(project__code="P2", month=7)
    with pytest.raises(reasons.ReasonNotAllowed, match="不需要"):
        explain(row, world.people[Role.HANDLER])


def test_reasons_outlive_a_new_import(spent, world, hand_in):
    row = ProgressRow.objects.get(project__code="P1", month=7)
    explain(row, world.people[Role.HANDLER])
    hand_in(spent.text)
    assert SlowReason.objects.get().project == row.project


def test_the_workbook_has_the_figures_of_the_page_and_the_reasons(spent, world, client_of):
    explain(ProgressRow.objects.get(project__code="P1", month=7), world.people[Role.HANDLER])
    client = client_of(world.people[Role.ACCOUNTANT])
    answer = client.get(reverse("spending-table", args=[world.unit.pk, "xlsx"]))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = {str(cell.value) for tab in book for row in tab for cell in row}
    assert "2025年7月支出进度表" in cells
    assert "八月底前支付首款" in cells
    assert "28.00005" in cells or "28" in cells or "28.0" in cells


def test_the_table_is_a_word_document_too(spent, world, client_of):
    client = client_of(world.people[Role.ACCOUNTANT])
    answer = client.get(reverse("spending-table", args=[world.unit.pk, "docx"]))
    assert answer.content.startswith(b"PK")
    assert "attachment" in answer["Content-Disposition"]


def test_where_nothing_was_imported_the_page_says_what_to_do(world, year, client_of):
    client = client_of(world.people[Role.ACCOUNTANT])
    assert "还没有导入台账" in text_of(client.get(reverse("spending")))
    year.delete()
    assert "还没有开启预算年度" in text_of(client.get(reverse("spending")))


@pytest.fixture
def many(world, year):
    """Three hundred projects of the unit with a row each."""
    Ledger.objects.create(fiscal_year=year, month=1, as_of="2025-01-31")
    projects = Project.objects.bulk_create(
        Project(unit=world.unit, name=f"项目{n}", code=f"M{n}", scope_path=world.unit.path)
        for n in range(300)
    )
    ProgressRow.objects.bulk_create(
        ProgressRow(
            fiscal_year=year, month=1, as_of="2025-01-31", key=one.code, category="project",
            unit=world.unit, project=one, final_budget=100, light="red", light_rank=4,
            is_slow=True, gap=9, scope_path=world.unit.path,
        )
        for one in projects
    )  # fmt: skip
    add_up(year, 1)
    return projects


@pytest.mark.parametrize("name", ["spending", "spending-slow"])
def test_three_hundred_projects_are_paged_in_few_queries(
    name, many, world, client_of, django_assert_max_num_queries
):
    client = client_of(world.people[Role.ACCOUNTANT])
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(reverse(name)).context["page_obj"]
    assert (page.paginator.count, len(page.object_list)) == (300, 30)
    assert UnitMonth.objects.get().red == 300


def test_a_table_of_too_many_projects_is_refused_with_what_to_do(
    many, world, client_of, monkeypatch
):
    monkeypatch.setattr("jixiao.web.spending.views.progress.MOST_ROWS", 299)
    client = client_of(world.people[Role.ACCOUNTANT])
    answer = client.get(reverse("spending-table", args=[world.unit.pk, "xlsx"]), follow=True)
    assert "请到主管部门或单位的页面下载" in text_of(answer)
