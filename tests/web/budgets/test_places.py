"""Lists narrowed to a unit: chosen where few are seen, looked up by name where many are."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.web.budgets.filling import add_project
from tests.web.budgets.reviewing import make_office

from jixiao.web.accounts import services as accounts
from jixiao.web.accounts.models import Institution, InstitutionKind
from jixiao.web.accounts.places import FEW
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import Project, Sheet
from jixiao.web.workflow.stages import Stage

MOST_QUERIES = 25


@pytest.fixture
def many(world):
    """More units than fit into a list to choose from, each with a project; the department's own."""
    made = [
        accounts.add_institution(
            f"示例市第{at}小学", kind=InstitutionKind.UNIT, parent=world.department,
            code=f"2000{at:02d}",
        )
        for at in range(FEW)
    ]  # fmt: skip
    Project.objects.bulk_create(
        Project(unit=one, name=f"{one.name}校舍维修", scope_path=one.path) for one in made
    )
    return made


@pytest.fixture
def names_of(client_of, world):
    """The projects that the finance authority finds."""

    def ask(**query):
        page = client_of(world.people[Role.FINANCE_REVIEWER]).get("/projects/", query)
        return [one.name for one in page.context["page"]]

    return ask


def fields_at(client_of, person, name):
    return set(client_of(person).get(reverse(name)).context["form"].fields) & {"unit", "place"}


@pytest.mark.parametrize("name", ["projects", "reviews"])
def test_few_units_are_chosen_from_and_many_are_looked_up(world, many, client_of, name):
    assert fields_at(client_of, world.people[Role.UNIT_HEAD], name) == {"unit"}
    assert fields_at(client_of, world.people[Role.FINANCE_REVIEWER], name) == {"place"}


def test_a_unit_is_looked_up_by_words_of_its_name_or_by_its_code(many, names_of):
    assert names_of(place="第7小学") == ["示例市第7小学校舍维修"]
    assert names_of(place="示例市 第7小学") == ["示例市第7小学校舍维修"]
    assert names_of(place="200007") == ["示例市第7小学校舍维修"]
    assert names_of(place="没有这个单位") == []


def test_what_is_below_the_unit_or_department_is_found_with_it(world, many, names_of):
    add_project(world, "科普展览")
    assert names_of(place="科技馆") == ["科普展览"]
    assert names_of(place="展教部") == ["科普展览"]
    assert "科普展览" in names_of(place="科学技术局")


def test_the_name_of_the_authority_does_not_stand_for_all_units(many, names_of):
    assert names_of(place="示例市财政局") == []


def test_reviewers_look_units_up_in_the_same_way(world, client_of):
    office = make_office(world)
    for name, at in (("甲项目", world.section), ("乙项目", world.other_unit)):
        office.sheet(name, at=at, stage=Stage.FINANCE)
    Institution.objects.bulk_create(
        Institution(name=f"示例单位{at}", kind=InstitutionKind.UNIT, parent=world.department,
                    path=f"{world.department.path}{at + 100:05d}")
        for at in range(FEW)
    )  # fmt: skip
    client = client_of(office.person(Role.FINANCE_REVIEWER))
    page = client.get(reverse("reviews"), {"place": "科技馆"}).context["page"]
    assert [one.project.name for one in page] == ["甲项目"]
    assert Sheet.objects.filter(stage=Stage.FINANCE).count() == 2


def test_a_reviewer_of_few_units_chooses_one(world, client_of):
    office = make_office(world)
    for name, at in (("甲项目", world.section), ("乙项目", world.other_unit)):
        office.sheet(name, at=at, stage=Stage.DEPARTMENT)
    client = client_of(office.person(Role.DEPARTMENT_REVIEWER))
    page = client.get(reverse("reviews"), {"unit": world.other_unit.path}).context["page"]
    assert [one.project.name for one in page] == ["乙项目"]


@pytest.mark.parametrize("name", ["projects", "reviews"])
def test_looking_up_takes_few_queries(world, many, client_of, name, django_assert_max_num_queries):
    client = client_of(world.people[Role.FINANCE_REVIEWER])
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(reverse(name), {"place": "小学"})
    assert page.status_code == 200
