from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from jixiao.web.accounts import policies, services
from jixiao.web.accounts.faults import PostsClash, WrongDelegation, WrongPost
from jixiao.web.accounts.models import Delegation, Post
from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import ADMINISTRATION, BUSINESS, Role
from jixiao.web.accounts.scope import scope_of

SYSTEM, SECURITY, AUDITOR = ADMINISTRATION


@pytest.mark.parametrize("first", ADMINISTRATION)
@pytest.mark.parametrize("second", [*ADMINISTRATION, *BUSINESS])
def test_no_service_gives_an_administrator_a_second_post(world, first, second):
    if first is second:
        return
    person, by = world.people[first], world.people[SECURITY]
    with pytest.raises(PostsClash, match="必须是三个人"):
        services.appoint(person, institution=world.authority, role=second, by=by)


@pytest.mark.parametrize("second", [*ADMINISTRATION, *BUSINESS])
def test_the_database_itself_refuses_an_administrator_a_second_post(world, second):
    person = world.people[AUDITOR]
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(user=person, institution=world.unit, role=second)


def test_the_database_refuses_an_official_who_becomes_an_administrator(world):
    post = world.people[Role.HANDLER].posts.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(user=post.user, institution=world.authority, role=AUDITOR)
    other = Post.objects.create(user=post.user, institution=world.unit, role=Role.EXPERT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=other.pk).update(role=SYSTEM)


def test_who_left_an_office_may_take_up_another_the_day_after(world):
    post = world.people[AUDITOR].posts.get()
    post.until_date = date(2026, 6, 30)
    post.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(
            user=post.user, institution=world.unit, role=Role.HANDLER, since_date=post.until_date
        )
    Post.objects.create(
        user=post.user, institution=world.unit, role=Role.HANDLER,
        since_date=post.until_date + timedelta(1),
    )  # fmt: skip
    assert scope_of(post.user).has(Role.HANDLER, over=world.unit.path)


def test_no_post_of_business_is_delegated_to_an_administrator(world):
    head = world.people[Role.UNIT_HEAD]
    given = {"from_date": date(2030, 1, 1), "until_date": date(2030, 1, 3), "reason": "出差"}
    with pytest.raises(WrongDelegation):
        services.delegate(head.posts.get(), to=world.people[SYSTEM], by=head, **given)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delegation.objects.create(post=head.posts.get(), to=world.people[SYSTEM], **given)


def test_no_post_of_an_administrator_is_delegated(world):
    post = world.people[SECURITY].posts.get()
    given = {"from_date": date(2030, 1, 1), "until_date": date(2030, 1, 3), "reason": "出差"}
    with pytest.raises(NotAllowed, match="不能委托"):
        services.delegate(post, to=world.people[Role.EXPERT], by=post.user, **given)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delegation.objects.create(post=post, to=world.people[Role.EXPERT], **given)


def test_who_stands_in_for_an_official_cannot_become_an_administrator_meanwhile(world):
    head, colleague = world.people[Role.UNIT_HEAD].posts.get(), world.people[Role.ACCOUNTANT]
    day = date(2030, 1, 1)
    Delegation.objects.create(
        post=head, to=colleague, from_date=day, until_date=day + timedelta(3), reason="出差"
    )
    Post.objects.filter(user=colleague).update(until_date=date(2029, 12, 31))
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(
            user=colleague, institution=world.authority, role=AUDITOR, since_date=day
        )


def test_each_of_the_three_does_only_their_own(world):
    scopes = {role: scope_of(world.people[role]) for role in ADMINISTRATION}
    may = {
        role: (
            policies.may_manage(scope, world.unit),
            policies.may_appoint(scope, world.unit),
            policies.may_audit(scope),
        )
        for role, scope in scopes.items()
    }
    assert may == {
        SYSTEM: (True, False, False),
        SECURITY: (False, True, False),
        AUDITOR: (False, False, True),
    }


def test_nobody_ends_their_own_post(world):
    post = world.people[SECURITY].posts.get()
    with pytest.raises(WrongPost, match="自己的岗位"):
        services.end_post(post, by=post.user)


def test_an_ended_post_ends_its_delegations_too(world):
    head, colleague = world.people[Role.UNIT_HEAD], world.people[Role.ACCOUNTANT]
    services.delegate(
        head.posts.get(), to=colleague, from_date=date(2030, 1, 1), until_date=date(2030, 1, 9),
        reason="学习", by=head,
    )  # fmt: skip
    services.end_post(head.posts.get(), by=world.people[SECURITY])
    assert not scope_of(colleague, day=date(2030, 1, 2)).has(Role.UNIT_HEAD, over=world.unit.path)
    assert Delegation.objects.get().ended_at is not None
