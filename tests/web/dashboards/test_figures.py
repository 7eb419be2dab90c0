from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils.html import escape
from tests.web.dashboards.conftest import finding

from jixiao.web.accounts import services as accounts
from jixiao.web.accounts.models import InstitutionKind
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import Project, Sheet, Task, TaskKind
from jixiao.web.shared.templatetags.components import figure
from jixiao.web.workflow.stages import Stage

IN_WAN = 10_000
PLACES = ("authority", "department", "unit")
READERS = {
    "authority": Role.FINANCE_REVIEWER, "department": Role.DEPARTMENT_REVIEWER,
    "unit": Role.UNIT_HEAD,
}  # fmt: skip


@pytest.fixture(params=PLACES)
def board(request, city, world, client_of):
    """A dashboard at a level, as somebody of that level sees it: a client and the page."""
    client = client_of(world.people[READERS[request.param]])
    place = getattr(world, request.param)
    return client, client.get(reverse("dashboard-at", args=[place.pk]))


def rows_of(answer):
    return list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)


def plain(value):
    return None if value is None else round(Decimal(str(value)), 6)


def test_the_figures_of_a_chart_its_table_and_its_workbook_are_the_same(board):
    client, page = board
    text, compared = page.content.decode(), 0
    for chart in page.context["charts"]:
        if chart.name == "slowest":
            continue
        scale = IN_WAN if chart.figures == "money" else 1
        told = [[plain(one and one / scale) for one in row[1:]] for row in chart.rows]
        drawn = list(zip(*(one["values"] for one in chart.description()["series"]), strict=True))
        assert [[plain(one) for one in row] for row in drawn] == told
        _titles, *kept = rows_of(client.get(chart.download_url))
        assert [row[0] for row in kept] == [str(row[0]) for row in chart.rows]
        assert [[plain(one) for one in row[1:]] for row in kept] == told
        for row in chart.rows:
            assert all(figure(one, chart.figures) in text for one in row[1:])
            compared += len(row) - 1
    assert compared > 10


def test_every_number_of_a_chart_leads_to_a_list_of_so_many(board):
    client, page = board
    followed = 0
    for chart in page.context["charts"]:
        if chart.figures == "money":
            continue
        for name, cells in chart.lines:
            for number, link in cells:
                assert link, (chart.name, name)
                found = client.get(link).context["page_obj"].paginator.count
                assert found == number, (chart.name, name, link)
                followed += bool(number)
    assert followed >= 4


def test_the_money_of_a_month_leads_to_the_projects_of_that_month(board):
    client, page = board
    chart = next(one for one in page.context["charts"] if one.name == "months")
    for row, (_name, cells) in zip(chart.rows, chart.lines, strict=True):
        led = client.get(cells[0][1])
        assert led.context["now"]["outturn_sum"] == row[1]
        assert sum(one.outturn for one in led.context["page_obj"]) == row[1]


def test_the_cards_lead_to_the_lists_behind_them(board):
    client, page = board
    tasks, _money, scores, found = page.context["cards"]

    def number_at(url):
        return client.get(url).context["page_obj"].paginator.count

    done, every = tasks.figure.split("/")
    assert number_at(tasks.url) == int(every) >= int(done)
    assert f"逾期{number_at(tasks.note_url) if tasks.note_url else 0}个" == tasks.note
    assert f"已评{number_at(scores.url)}个项目" == scores.note
    assert str(number_at(found.url)) == found.figure
    assert f"其中错误{number_at(found.note_url) if found.note_url else 0}个" == found.note
    text = page.content.decode()
    assert all(escape(one.url) in text for one in (tasks, scores, found))


def test_the_lines_below_add_up_to_the_cards_also_with_sections(city, world, client_of):
    section = accounts.add_institution(
        "计划科", kind=InstitutionKind.SECTION, parent=world.department
    )
    project = Project.objects.create(
        unit=world.department, name="本级项目", scope_path=section.path
    )
    Task.objects.create(
        fiscal_year=city.year,
        unit=world.department,
        kind="objective",
        due_date="2025-01-02",
        scope_path=world.department.path,
    )
    Sheet.objects.create(
        project=project, fiscal_year=city.year, kind="self_evaluation", score=80, rating="良",
        content={}, findings=[finding("TX005", "note")], fault_count=1, scope_path=section.path,
    )  # fmt: skip
    page = client_of(world.people[Role.DEPARTMENT_REVIEWER]).get(reverse("dashboard"))
    lines = page.context["page_obj"]
    own = next(one for one in lines if one.is_own)
    assert (own.mean, own.faults, own.late) == (80, 1, 1)
    assert str(sum(one.faults for one in lines)) == page.context["cards"][3].figure
    assert f"{sum(one.done for one in lines)}/{sum(one.all for one in lines)}" == (
        page.context["cards"][0].figure
    )


def test_what_is_a_departments_own_leads_to_pages_of_that_alone(
    city, world, client_of, django_assert_max_num_queries
):
    section = accounts.add_institution(
        "计划科", kind=InstitutionKind.SECTION, parent=world.department
    )
    project = Project.objects.create(
        unit=world.department, name="本级项目", scope_path=section.path
    )
    Task.objects.create(
        fiscal_year=city.year, unit=world.department, kind="objective", due_date="2025-01-02",
        scope_path=world.department.path,
    )  # fmt: skip
    Sheet.objects.create(
        project=project, fiscal_year=city.year, kind="self_evaluation", score=80, rating="良",
        content={}, findings=[finding("TX005", "note")], fault_count=1, scope_path=section.path,
    )  # fmt: skip
    client = client_of(world.people[Role.DEPARTMENT_REVIEWER])
    rows = client.get(reverse("dashboard")).context["rows"]
    own, to = next(one for one in rows if one[0].is_own)
    for figure_of, way in ((own.all, "tasks"), (own.late, "late"), (own.faults, "faults")):
        assert client.get(to[way]).context["page_obj"].paginator.count == figure_of == 1
    assert [one.name for one in client.get(to["scores"]).context["page_obj"]] == ["本级项目"]
    with django_assert_max_num_queries(25):
        page = client.get(to["place"])
    assert "示例市科学技术局本级2025年度看板" in page.content.decode()
    assert [one.figure for one in page.context["cards"]][2:] == ["80", "1"]


def test_what_is_not_filled_in_is_counted_as_a_family_of_its_own(city, world, client_of):
    sheet = Sheet.objects.filter(fault_count__gt=0, kind="self_evaluation").first()
    sheet.findings = [finding("待填", "error")]
    sheet.fault_count = sheet.grave_count = 1
    sheet.save()
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    page = client.get(reverse("dashboard"))
    chart = next(one for one in page.context["charts"] if one.name == "families")
    assert chart.rows[-1] == ("没有填写", 1, 0, 0)
    assert client.get(chart.links[-1][0]).context["page_obj"].paginator.count == 1
    lines = page.context["page_obj"]
    assert page.context["cards"][3].figure == str(sum(one.faults for one in lines))


def test_findings_stand_with_their_sheets_the_gravest_first(city, world, client_of):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    url = reverse("dashboard-findings", args=[world.authority.pk])
    found = list(client.get(url).context["page_obj"])
    assert [one.severity for one in found] == ["error"] * 3 + ["warning"] * 3
    assert found[0].unit == "示例市科技馆"
    narrowed = client.get(url, {"family": "TG"})
    assert {one.code for one in narrowed.context["page_obj"]} == {"TG003"}
    assert reverse("evaluation", args=[found[0].sheet_id]) in client.get(url).content.decode()


def test_a_department_sees_the_findings_of_its_units_alone(city, world, client_of):
    client = client_of(world.people[Role.DEPARTMENT_REVIEWER])
    url = reverse("dashboard-findings", args=[world.department.pk])
    assert {one.unit for one in client.get(url).context["page_obj"]} == {
        "示例市科技馆", "示例市天文馆",
    }  # fmt: skip
    other = reverse("dashboard-findings", args=[city.department.pk])
    assert client.get(other).status_code == 404


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"light": "red"}, ["示例市科技馆的项目"]),
        ({"result": "优"}, ["示例市科技馆的项目"]),
        ({"result": "60"}, ["示例市天文馆的项目"]),
        ({"result": "scored"}, ["示例市科技馆的项目", "示例市天文馆的项目"]),
        ({"words": "天文"}, ["示例市天文馆的项目"]),
        ({"stage": "objective:approved"}, []),
        ({"result": "unrated"}, []),
    ],
)  # fmt: skip
def test_projects_are_narrowed(given, named, city, world, client_of):
    client = client_of(world.people[Role.DEPARTMENT_REVIEWER])
    answer = client.get(reverse("dashboard-projects", args=[world.department.pk]), given)
    assert [one.name for one in answer.context["page_obj"]] == named


def test_a_stage_leads_to_its_projects(city, world, client_of):
    Sheet.objects.filter(project__unit=world.unit, kind="objective").update(stage=Stage.SECTION)
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    page = client.get(reverse("dashboard"))
    stages = {(one.kind, one.stage): one.number for one in page.context["stages"]}
    assert stages[TaskKind.OBJECTIVE, Stage.SECTION] == 1
    assert "stage=objective:section" in page.content.decode()
    url = reverse("dashboard-projects", args=[world.authority.pk])
    found = client.get(url, {"stage": "objective:section"})
    assert [one.unit for one in found.context["page_obj"]] == [world.unit]


def test_what_is_downloaded_is_what_the_page_lists(city, world, client_of):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    for name, given in (
        ("dashboard-projects", {"light": "green"}), ("dashboard-late", {"state": "done"}),
        ("dashboard-findings", {"severity": "error"}),
    ):  # fmt: skip
        page = client.get(reverse(name, args=[world.authority.pk]), given)
        kept = rows_of(client.get(page.context["download"]))
        assert len(kept) - 1 == page.context["page_obj"].paginator.count > 0, name


def test_tasks_are_shown_by_state_and_kind(city, world, client_of):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    url = reverse("dashboard-late", args=[world.authority.pk])
    numbers = {
        state: client.get(url, {"state": state}).context["page_obj"].paginator.count
        for state in ("", "done", "open", "late")
    }
    assert numbers == {"": 3, "done": 1, "open": 1, "late": 1}
    assert (
        client.get(url, {"state": "", "kind": "disclosure"}).context["page_obj"].paginator.count
        == 0
    )
    assert Task.objects.count() == 3


def test_an_unknown_filter_narrows_nothing(city, world, client_of):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    url = reverse("dashboard-projects", args=[world.authority.pk])
    found = client.get(url, {"light": "violet", "stage": "x", "month": "99"})
    assert found.context["page_obj"].paginator.count == 3
