from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jixiao.web.accounts import services
from jixiao.web.accounts.faults import WrongDelegation
from jixiao.web.accounts.models import Delegation, Post, User
from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.workflow.models import TrailEntry


@pytest.fixture
def head(world):
    return world.people[Role.UNIT_HEAD]


@pytest.fixture
def colleague(world):
    return world.people[Role.ACCOUNTANT]


def days(first=0, last=3):
    today = timezone.localdate()
    return {"from_date": today + timedelta(first), "until_date": today + timedelta(last)}


def test_a_post_is_handed_over_by_its_holder_and_shown_to_both(client_of, world, head, colleague):
    form = {"to": colleague.pk, "reason": "出差", **days()}
    client_of(head).post(reverse("delegate", args=[head.posts.get().pk]), form)
    held = scope_of(colleague).held_as(Role.UNIT_HEAD, over=world.unit.path)
    assert held is not None
    assert held.acting_for == str(head)
    for person in (head, colleague):
        page = client_of(person).get(reverse("delegations")).content.decode()
        assert "出差" in page
        assert "代办中" in page
    assert TrailEntry.objects.filter(action="委托代办", by=head, chain=world.unit).exists()


@pytest.mark.parametrize("who", ["head", "colleague"])
def test_either_ends_it_early(world, head, colleague, who, request):
    services.delegate(head.posts.get(), to=colleague, reason="出差", by=head, **days())
    services.end_delegation(Delegation.objects.get(), by=request.getfixturevalue(who))
    assert not scope_of(colleague).has(Role.UNIT_HEAD, over=world.unit.path)


def test_nobody_else_hands_it_over_or_ends_it(world, head, colleague):
    post, other = head.posts.get(), world.people[Role.SECTION_HEAD]
    with pytest.raises(NotAllowed):
        services.delegate(post, to=colleague, reason="出差", by=other, **days())
    made = services.delegate(post, to=colleague, reason="出差", by=head, **days())
    with pytest.raises(NotAllowed):
        services.end_delegation(made, by=other)


def test_only_a_colleague_of_the_same_unit_stands_in(world, head):
    with pytest.raises(WrongDelegation, match="本单位"):
        services.delegate(head.posts.get(), to=world.stranger, reason="出差", by=head, **days())


@pytest.mark.parametrize(("first", "last"), [(3, 0), (-9, -3), (0, 200)])
def test_days_that_make_no_sense_are_refused(head, colleague, first, last):
    with pytest.raises(WrongDelegation):
        services.delegate(
            head.posts.get(), to=colleague, reason="出差", by=head, **days(first, last)
        )


def test_a_post_is_not_handed_to_two_at_once(world, head, colleague):
    services.delegate(head.posts.get(), to=colleague, reason="出差", by=head, **days())
    with pytest.raises(WrongDelegation, match="已经委托过"):
        services.delegate(
            head.posts.get(), to=world.people[Role.HANDLER], reason="出差", by=head, **days(3, 9)
        )


def test_the_colleague_is_chosen_first_by_name_or_section_a_page_at_a_time(
    client_of, world, head, django_assert_max_num_queries
):
    for number in range(120):
        user = User.objects.create(username=f"colleague{number}", full_name=f"测试同事{number:03d}")
        Post.objects.create(user=user, institution=world.section, role=Role.HANDLER)
    client, address = client_of(head), reverse("delegate", args=[head.posts.get().pk])
    with django_assert_max_num_queries(25):
        page = client.get(address)
    assert page.context["page_obj"].paginator.num_pages == 3
    assert [str(one) for one in client.get(f"{address}?words=同事07").context["page_obj"]] == [
        f"测试同事07{number}" for number in range(10)
    ]
    assert client.get(f"{address}?words=展教部").context["page_obj"].paginator.count == 122
    chosen = User.objects.get(username="colleague77")
    page = client.get(f"{address}?to={chosen.pk}")
    assert "测试同事077" in page.content.decode()
    client.post(f"{address}?to={chosen.pk}", {"reason": "出差", **days()})
    assert Delegation.objects.get().to == chosen


@pytest.mark.parametrize("to", ["0", "x", ""])
def test_somebody_who_may_not_stand_in_cannot_be_chosen(client_of, world, head, to):
    address = reverse("delegate", args=[head.posts.get().pk])
    page = client_of(head).post(f"{address}?to={to}", {"reason": "出差", **days()})
    assert "选择代办人" in page.content.decode()
    stranger = client_of(head).post(
        f"{address}?to={world.stranger.pk}", {"reason": "出差", **days()}
    )
    assert "选择代办人" in stranger.content.decode()
    assert not Delegation.objects.exists()


def test_an_expert_of_a_third_party_stands_in_for_nobody(world):
    reviewer = world.people[Role.FINANCE_REVIEWER]
    with pytest.raises(WrongDelegation, match="本单位"):
        services.delegate(
            reviewer.posts.get(), to=world.people[Role.EXPERT], reason="出差", by=reviewer, **days()
        )


def test_nobody_of_a_unit_below_stands_in_for_who_reviews_it(world):
    """The department's own people, not those whose sheets it reviews."""
    reviewer = world.people[Role.DEPARTMENT_REVIEWER]
    with pytest.raises(WrongDelegation, match="本单位"):
        services.delegate(
            reviewer.posts.get(),
            to=world.people[Role.HANDLER],
            reason="出差",
            by=reviewer,
            **days(),
        )
