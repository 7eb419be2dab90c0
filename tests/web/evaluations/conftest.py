from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.evaluations.samples import objective

from jixiao.domain.plain import to_plain
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.accounts.wall import everything_visible
from jixiao.web.budgets.models import FiscalYear, Project, Sheet, TaskKind
from jixiao.web.evaluations.services.starting import start_evaluation
from jixiao.web.workflow.stages import Stage

ATTENDED = "参加培训的人员共120人".encode()


@pytest.fixture(autouse=True)
def _open_wall(db):
    with everything_visible():
        yield


@pytest.fixture
def year(world):
    """The year 2026 of the authority, opened."""
    return FiscalYear.objects.create(
        authority=world.authority, year=2026, ruleset="mof_2020_self_evaluation", is_open=True
    )


@pytest.fixture
def approved(world, year):
    """Makes an approved sheet of objectives of a project of the unit's section."""

    def make(name="科普展览巡展", unit=None, place=None, **values):
        unit, place = unit or world.unit, place or world.section
        project = Project.objects.create(unit=unit, name=name, scope_path=place.path)
        return Sheet.objects.create(
            project=project, fiscal_year=year, kind=TaskKind.OBJECTIVE, stage=Stage.APPROVED,
            content=to_plain(objective(name, **values)), scope_path=place.path,
        )  # fmt: skip

    return make


@pytest.fixture
def person(world):
    """The people with what they hold: ``person(Role.HANDLER).scope``."""

    def of(role):
        user = world.people[role]
        return SimpleNamespace(user=user, scope=scope_of(user))

    return of


@pytest.fixture
def handler(person):
    """The one who fills in."""
    return person(Role.HANDLER)


@pytest.fixture
def sheet(approved, handler):
    """A self-evaluation that was just begun."""
    return start_evaluation(approved(), by=handler.user, scope=handler.scope)


@pytest.fixture
def upload():
    """Makes an upload."""

    def make(name="签到表.txt", data=ATTENDED):
        return SimpleUploadedFile(name, data)

    return make
