from __future__ import annotations

import io
import re
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import FiscalYear, LetStand, Sheet

MOST_QUERIES = 25
TABLES = ("tasks", "months", "ratings", "bands", "families", "below", "late", "projects")


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def chart_of(answer, name):
    return next(one for one in answer.context["charts"] if one.name == name)


def workbook(answer):
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def test_finance_sees_every_department_with_its_sums(city, world, client_of):
    answer = client_of(world.people[Role.FINANCE_REVIEWER]).get(reverse("dashboard"))
    lines = {str(one.place): one for one in answer.context["page_obj"]}
    science, culture = lines["示例市科学技术局"], lines["示例市文化局"]
    assert (science.done, science.late, science.all) == (1, 1, 2)
    assert (culture.done, culture.late, culture.all) == (0, 0, 1)
    assert science.outturn == Decimal(600_000)
    assert science.rate == Decimal("0.3")
    assert (science.mean, science.faults, science.grave) == (Decimal(85), 3, 2)
    assert (science.red, culture.red) == (1, 0)


def test_the_charts_add_up_tasks_money_ratings_and_findings(city, world, client_of):
    answer = client_of(world.people[Role.FINANCE_REVIEWER]).get(reverse("dashboard"))
    assert chart_of(answer, "tasks").rows == [("目标申报", 1, 1, 1)]
    assert chart_of(answer, "months").rows[1][1:] == (Decimal(1_200_000), Decimal(1_200_000))
    assert [one[1] for one in chart_of(answer, "ratings").rows] == [1, 1, 1, 0, 0]
    assert [one[1] for one in chart_of(answer, "bands").rows] == [1, 0, 1, 1]
    families = {row[0]: row[1:] for row in chart_of(answer, "families").rows}
    assert set(families.values()) == {(0, 3, 0), (3, 0, 0)}


def test_a_finding_that_is_let_stand_is_counted_no_more(city, world, client_of):
    sheet = Sheet.objects.get(project__code="P2", kind="self_evaluation")
    by = world.people[Role.HANDLER]
    LetStand.objects.create(sheet=sheet, code="FU001", fingerprint="FU0011", reason="已核实", by=by)
    answer = client_of(world.people[Role.FINANCE_REVIEWER]).get(reverse("dashboard"))
    families = [row[1:] for row in chart_of(answer, "families").rows]
    assert sorted(families) == [(0, 3, 0), (2, 0, 0)]


def test_one_goes_down_from_department_to_unit_to_project_to_sheet(city, world, client_of):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    department = reverse("dashboard-at", args=[world.department.pk])
    assert department in text_of(client.get(reverse("dashboard")))
    unit = reverse("dashboard-at", args=[world.unit.pk])
    assert unit in text_of(client.get(department))
    below = reverse("dashboard-projects", args=[world.unit.pk])
    assert below in text_of(client.get(unit))
    page = client.get(below)
    assert [str(one) for one in page.context["page_obj"]] == ["示例市科技馆的项目"]
    assert "95分" in text_of(page)


def test_a_department_is_chosen_in_the_filter(city, world, client_of):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    given = {"department": str(city.department.pk), "year": "2025"}
    answer = client.get(reverse("dashboard"), given, follow=True)
    assert "示例市文化局2025年度" in text_of(answer)
    assert [str(one.place) for one in answer.context["page_obj"]] == ["示例市图书馆"]


def test_a_department_sees_nothing_of_another(city, world, client_of):
    client = client_of(world.people[Role.DEPARTMENT_REVIEWER])
    assert client.get(reverse("dashboard-at", args=[city.department.pk])).status_code == 404
    assert client.get(reverse("dashboard-at", args=[world.authority.pk])).status_code == 404
    answer = client.get(reverse("dashboard"))
    assert chart_of(answer, "tasks").rows == [("目标申报", 1, 0, 1)]
    assert "示例市图书馆" not in text_of(answer)


def test_a_section_sees_the_dashboard_of_its_unit_alone(city, world, client_of):
    client = client_of(world.people[Role.HANDLER])
    answer = client.get(reverse("dashboard"))
    assert chart_of(answer, "months").rows[1][1] == Decimal(200_000)
    assert client.get(reverse("dashboard-late", args=[world.other_unit.pk])).status_code == 404


def test_administrators_of_the_system_see_no_figures(city, world, client_of):
    client = client_of(world.people[Role.SYSTEM_ADMINISTRATOR])
    assert client.get(reverse("dashboard")).status_code == 404


def test_late_units_are_named_with_their_days(city, world, client_of):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    answer = client.get(reverse("dashboard-late", args=[world.authority.pk]))
    assert [str(one.unit) for one in answer.context["page_obj"]] == ["示例市天文馆"]
    assert "已逾期2天" in text_of(answer)


@pytest.mark.parametrize("what", TABLES)
def test_every_table_comes_as_a_workbook(what, city, world, client_of):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    answer = client.get(reverse("dashboard-table", args=[world.authority.pk, what]))
    tab = workbook(answer).active
    assert tab.max_row > 1
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_workbook_has_money_in_ten_thousands_and_the_figures_of_the_chart(city, world, client_of):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    answer = client.get(reverse("dashboard-table", args=[world.authority.pk, "months"]))
    rows = list(workbook(answer).active.iter_rows(values_only=True))
    assert rows[0] == ("月份", "累计支出（万元）", "计划支出（万元）")
    assert rows[2] == ("2月", 120, 120)


def test_there_is_no_other_table(city, world, client_of):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    answer = client.get(reverse("dashboard-table", args=[world.authority.pk, "others"]))
    assert answer.status_code == 404


def test_before_a_year_is_opened_the_page_says_so(city, world, client_of):
    FiscalYear.objects.all().update(authority=world.other_unit)
    answer = client_of(world.people[Role.FINANCE_REVIEWER]).get(reverse("dashboard"))
    assert "还没有开启预算年度" in text_of(answer)


@pytest.mark.parametrize("name", ["dashboard-at", "dashboard-projects", "dashboard-late"])
def test_a_page_asks_the_database_few_questions(
    name, city, world, client_of, django_assert_max_num_queries
):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(reverse(name, args=[world.authority.pk])).status_code == 200
