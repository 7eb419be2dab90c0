from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from jixiao.web.accounts.models import Delegation, Institution, Post
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of

TODAY = date(2026, 11, 23)


def test_a_department_sees_its_units_and_a_unit_only_itself(world):
    department = scope_of(world.people[Role.DEPARTMENT_REVIEWER]).within("path")
    head = scope_of(world.people[Role.UNIT_HEAD]).within("path")
    assert set(Institution.objects.filter(department)) == {
        world.department, world.unit, world.section, world.other_unit,
    }  # fmt: skip
    assert set(Institution.objects.filter(head)) == {world.unit, world.section}


def test_an_administrator_of_the_system_sees_no_sheets_and_an_auditor_all(world):
    assert scope_of(world.people[Role.SYSTEM_ADMINISTRATOR]).paths == ()
    assert scope_of(world.people[Role.AUDITOR]).paths == (world.authority.path,)


def test_one_person_cannot_hold_two_of_the_three_administrations(world):
    person = world.people[Role.AUDITOR]
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(
            user=person, institution=world.authority, role=Role.SYSTEM_ADMINISTRATOR
        )


def test_a_delegation_holds_on_its_days_alone(world):
    post = world.people[Role.UNIT_HEAD].posts.get()
    substitute = world.people[Role.ACCOUNTANT]
    Delegation.objects.create(
        post=post, to=substitute, from_date=TODAY, until_date=TODAY + timedelta(3), reason="出差"
    )
    during = scope_of(substitute, day=TODAY + timedelta(3))
    after = scope_of(substitute, day=TODAY + timedelta(4))
    held = during.held_as(Role.UNIT_HEAD, over=world.section.path)
    assert held is not None
    assert held.acting_for == str(world.people[Role.UNIT_HEAD])
    assert after.held_as(Role.UNIT_HEAD, over=world.section.path) is None
