"""The example year as it is loaded: something to do for every role, and true in itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings as configured
from django.urls import reverse

from jixiao.web.accounts.examples import PASSWORD, SIGN_INS
from jixiao.web.accounts.models import User
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import Sheet, TaskKind
from jixiao.web.example.loading import is_empty, load
from jixiao.web.example.marking import Mark, mark_of
from jixiao.web.example.objectives import EXPERIENCE_HALL, REASONS, TOURING_MUSEUM
from jixiao.web.spending.models import UnassignedPayment
from jixiao.web.workflow.stages import Stage
from jixiao.web.workflow.verification import verify

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example")]


@pytest.fixture(scope="module")
def example(django_db_setup, django_db_blocker, tmp_path_factory):
    """The example, loaded once for all tests of this module."""
    from django.db import transaction

    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patched:
        data = tmp_path_factory.mktemp("data")
        patched.setattr(configured, "ENVIRONMENT", replace(configured.ENVIRONMENT, data=data))
        for name in ("year", "money"):
            # Jobs are done at once in tests; what waits in a queue is seen by tests/cli/test_serve.
            patched.setattr(f"jixiao.web.example.{name}.run_jobs", lambda: None)
        with transaction.atomic():
            assert is_empty()
            load()
            assert mark_of(data) is Mark.DONE
            yield
            transaction.set_rollback(True)


def person(role):
    """Who holds a role in the example."""
    return User.objects.get(username=next(one.username for one in SIGN_INS if one.role is role))


def sheet(code, kind=TaskKind.OBJECTIVE):
    """The sheet of a kind of a project of the example."""
    return Sheet.objects.get(project__code=code, kind=kind)


def test_there_is_a_person_for_every_role_and_the_password_is_theirs():
    assert {one.role for one in SIGN_INS} == set(Role)
    for one in SIGN_INS:
        assert person(one.role).check_password(PASSWORD)


def test_sheets_stand_at_every_stage():
    stages = set(Sheet.objects.values_list("stage", flat=True))
    assert stages == {
        Stage.DRAFT, Stage.SECTION, Stage.LEADERSHIP, Stage.DEPARTMENT, Stage.FINANCE,
        Stage.APPROVED,
    }  # fmt: skip


def test_one_sheet_came_back_with_reasons_at_its_fields():
    returned = sheet(EXPERIENCE_HALL)
    assert returned.stage == Stage.DRAFT
    assert [one.field for one in returned.remarks.all()] == [one.field for one in REASONS]


def test_a_self_evaluation_is_scored_and_has_its_evidence():
    evaluation = sheet(TOURING_MUSEUM, TaskKind.SELF_EVALUATION)
    assert evaluation.stage == Stage.FINANCE
    assert evaluation.score is not None
    assert evaluation.evidence.count() == 1


def test_two_payments_wait_for_somebody_to_say_their_project():
    waiting = UnassignedPayment.objects.filter(assigned_at=None)
    assert waiting.count() == 2
    assert set(waiting.values_list("project", flat=True)) == {None}


def test_the_trail_of_all_this_is_intact():
    assert verify().is_intact


@pytest.mark.parametrize("one", SIGN_INS, ids=str)
def test_everybody_has_a_home_page(client, one):
    client.force_login(person(one.role), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("home"), follow=True)
    assert page.status_code == 200
    assert one.full_name in page.content.decode()
