from __future__ import annotations

import pytest
from django.urls import reverse

from jixiao.web.accounts import services
from jixiao.web.accounts.models import Institution, InstitutionKind, Post, User
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of

SYSTEM, SECURITY = Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR


@pytest.fixture
def city(world):
    """Three hundred units of the department, a person each."""
    for number in range(300):
        unit = services.add_institution(
            f"示例单位{number:03d}", kind=InstitutionKind.UNIT, parent=world.department
        )
        user = User.objects.create(username=f"person{number}", full_name=f"测试{number}")
        Post.objects.create(user=user, institution=unit, role=Role.HANDLER)
    return world


@pytest.mark.parametrize("name", ["institution", "institutions"])
def test_three_hundred_units_take_few_queries_and_fifty_rows(
    city, client_of, django_assert_max_num_queries, name
):
    client = client_of(city.people[SYSTEM])
    address = reverse("institutions") + "?words=示例单位"
    if name == "institution":
        address = city.department.get_absolute_url()
    with django_assert_max_num_queries(25):
        page = client.get(address)
    assert page.content.decode().count("<tr>") <= 55
    assert page.context["page_obj"].paginator.count >= 300


def test_an_institution_is_made_renamed_moved_and_closed_in_the_browser(world, client_of):
    client = client_of(world.people[SYSTEM])
    form = {"kind": "unit", "name": "示例市少年宫", "code": "100009"}
    client.post(reverse("institution_add", args=[world.department.pk]), form)
    made = Institution.objects.get(code="100009")
    client.post(
        reverse("institution_rename", args=[made.pk]), {"name": "示例市青少年宫", "code": "100010"}
    )
    client.post(reverse("institution_move", args=[made.pk]), {"to": "示例市财政局"})
    client.post(reverse("institution_close", args=[made.pk]))
    made.refresh_from_db()
    assert (made.name, made.code, made.parent) == ("示例市青少年宫", "100010", world.authority)
    assert made.closed_date is not None


def test_what_is_wrong_with_a_form_is_said_beside_its_field(world, client_of):
    client = client_of(world.people[SYSTEM])
    page = client.post(reverse("institution_move", args=[world.unit.pk]), {"to": "没有的局"})
    assert page.status_code == 422
    assert "没有找到这个机构" in str(page.context["form"].errors["to"])
    page = client.post(
        reverse("institution_rename", args=[world.unit.pk]), {"name": "示例", "code": "100002"}
    )
    assert page.status_code == 422
    assert "code" in page.context["form"].errors or page.context["form"].non_field_errors()


def test_a_post_is_given_and_ended_in_the_browser(world, client_of):
    client = client_of(world.people[SECURITY])
    form = {"username": "stranger", "role": "accountant", "since_date": "2026-01-01"}
    client.post(reverse("appoint", args=[world.unit.pk]), form)
    post = Post.objects.get(user=world.stranger, institution=world.unit)
    assert scope_of(world.stranger).has(Role.ACCOUNTANT, over=world.unit.path)
    client.post(reverse("post_end", args=[post.pk]))
    post.refresh_from_db()
    assert post.until_date is not None


def test_a_clash_of_posts_is_said_on_the_form(world, client_of):
    client = client_of(world.people[SECURITY])
    form = {"username": "auditor", "role": "handler", "since_date": "2026-01-01"}
    page = client.post(reverse("appoint", args=[world.unit.pk]), form)
    assert "必须是三个人" in page.content.decode()


def test_an_invitation_is_shown_once_confirmed_and_withdrawn_in_the_browser(world, client_of):
    form = {"full_name": "测试新人", "role": "handler"}
    client = client_of(world.people[SYSTEM])
    page = client.post(reverse("invite", args=[world.unit.pk]), form)
    link = page.context["address"]
    assert link in page.content.decode()
    assert link not in client.get(reverse("invitations")).content.decode()
    security = client_of(world.people[SECURITY])
    made = page.context["invitation"]
    security.post(reverse("invitation_confirm", args=[made.pk]))
    assert "等待本人" in security.get(reverse("invitations")).content.decode()
    security.post(reverse("invitation_withdraw", args=[made.pk]))
    security.logout()
    assert security.get(link).status_code == 410


def test_one_changes_ones_own_name(world, client_of):
    client_of(world.stranger).post(reverse("profile"), {"full_name": "测试改名"})
    world.stranger.refresh_from_db()
    assert world.stranger.full_name == "测试改名"


def test_a_stranger_learns_nothing_of_another_unit(world, client_of):
    client = client_of(world.stranger)
    assert client.get(world.unit.get_absolute_url()).status_code == 404
    assert client.get(world.people[Role.HANDLER].get_absolute_url()).status_code == 404
    found = client.get(reverse("institutions") + "?words=科技馆")
    assert "没有找到" in found.content.decode()
