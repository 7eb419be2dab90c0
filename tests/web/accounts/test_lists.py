"""The lists of the 三员: who holds what, what was changed, invitations by the page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from jixiao.web.accounts import services
from jixiao.web.accounts.models import Invitation, Post, User
from jixiao.web.accounts.roles import ADMINISTRATION, Role
from jixiao.web.workflow.models import TrailEntry

SYSTEM, SECURITY, AUDITOR = ADMINISTRATION


@pytest.fixture
def crowd(world):
    """Sixty people of the unit, half of whom have left."""
    for number in range(60):
        user = User.objects.create(username=f"crowd{number}", full_name=f"示例{number:02d}")
        Post.objects.create(
            user=user, institution=world.unit, role=Role.HANDLER, since_date="2024-01-01",
            until_date="2024-12-31" if number % 2 else None,
        )  # fmt: skip
    return world


def names(page):
    return [str(post.user) for post in page.context["page_obj"]]


@pytest.mark.parametrize("role", ADMINISTRATION)
def test_each_of_the_three_sees_who_holds_what_a_page_at_a_time(
    crowd, client_of, django_assert_max_num_queries, role
):
    client = client_of(crowd.people[role])
    with django_assert_max_num_queries(25):
        page = client.get(reverse("posts"))
    assert page.context["page_obj"].paginator.count == 30 + len(Role) + 1
    assert len(names(page)) <= 50


def test_posts_are_found_by_words_role_and_whether_they_ended(crowd, client_of):
    client, address = client_of(crowd.people[SECURITY]), reverse("posts")
    assert names(client.get(f"{address}?words=示例01")) == []
    assert names(client.get(f"{address}?words=示例01&state=left")) == ["示例01"]
    assert names(client.get(f"{address}?words=天文馆")) == ["测试经办人"]
    assert names(client.get(f"{address}?role=auditor")) == ["测试审计员"]
    at = client.get(f"{address}?at={crowd.unit.pk}&state=any")
    assert at.context["page_obj"].paginator.count == 62
    assert "示例市科技馆的岗位" in at.content.decode()


def test_an_official_sees_the_posts_of_their_own_unit_alone(crowd, client_of):
    page = client_of(crowd.stranger).get(reverse("posts"))
    assert names(page) == ["测试经办人"]


def test_an_institution_shows_its_first_posts_and_leads_to_all(
    crowd, client_of, django_assert_max_num_queries
):
    client = client_of(crowd.people[SECURITY])
    with django_assert_max_num_queries(25):
        page = client.get(crowd.unit.get_absolute_url())
    assert len(page.context["posts"]) == 20
    assert "查看全部62个岗位" in page.content.decode()


@pytest.mark.parametrize("role", ADMINISTRATION)
def test_each_of_the_three_sees_what_was_changed_and_no_business(world, client_of, role):
    services.rename_institution(world.unit, name="示例馆", code="1", by=world.people[SYSTEM])
    services.appoint(
        world.stranger, institution=world.unit, role=Role.EXPERT, by=world.people[SECURITY]
    )
    kept = TrailEntry.objects.count()
    from jixiao.web.workflow.trail import record

    record(world.unit, "报送", subject="sheet:1", by=world.people[Role.HANDLER])
    page = client_of(world.people[role]).get(reverse("post_changes"))
    actions = [one.action for one in page.context["page_obj"]]
    assert actions[:2] == ["任命岗位", "机构更名"]
    assert "报送" not in actions
    assert len(actions) == kept
    everything = client_of(world.people[role]).get(reverse("post_changes") + "?with_sign_ins=on")
    assert "登录" in [one.action for one in everything.context["page_obj"]]
    found = client_of(world.people[role]).get(reverse("post_changes") + "?words=更名 示例馆")
    assert [one.action for one in found.context["page_obj"]] == ["机构更名"]


def test_chosen_invitations_are_confirmed_together(world, client_of):
    for number in range(3):
        services.invite(
            f"测试新人{number}", institution=world.unit, role=Role.HANDLER, by=world.people[SYSTEM]
        )
    first, second, third = Invitation.objects.order_by("pk")
    client = client_of(world.people[SECURITY])
    chosen = {"invitation": [first.pk, third.pk, "x"]}
    page = client.post(reverse("invitations_confirm"), chosen, follow=True)
    assert "已确认2份邀请" in page.content.decode()
    for one in (first, second, third):
        one.refresh_from_db()
    assert [bool(one.confirmed_at) for one in (first, second, third)] == [True, False, True]
    assert TrailEntry.objects.filter(action="确认邀请").count() == 2
    again = client.post(reverse("invitations_confirm"), chosen, follow=True)
    assert "没有选中等待确认的邀请" in again.content.decode()


def test_invitations_are_found_by_words_and_by_how_they_stand(world, client_of):
    for name, place in (("测试甲", world.unit), ("测试乙", world.other_unit)):
        services.invite(name, institution=place, role=Role.HANDLER, by=world.people[SYSTEM])
    services.confirm_invitation(
        Invitation.objects.get(full_name="测试甲"), by=world.people[SECURITY]
    )
    client, address = client_of(world.people[AUDITOR]), reverse("invitations")

    def found(query):
        return {one.full_name for one in client.get(address + query).context["page_obj"]}

    assert found("?state=waiting") == {"测试乙"}
    assert found("?state=open") == {"测试甲"}
    assert found("?state=used") == found("?state=run_out") == set()
    assert found("?words=天文") == {"测试乙"}
    assert found("?state=nonsense") == {"测试甲", "测试乙"}
