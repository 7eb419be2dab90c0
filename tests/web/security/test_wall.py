"""Row-level security: asked as a role that is neither owner nor superuser, as in production."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from jixiao.web.accounts import services
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.accounts.securing import is_bypassed
from jixiao.web.accounts.wall import everything_visible, seeing
from jixiao.web.accounts.walling import walls
from jixiao.web.budgets.models import FiscalYear, LibraryIndicator, Project, Remark, Sheet
from jixiao.web.workflow.models import TrailEntry

BACKEND = "django.contrib.auth.backends.ModelBackend"
ON_POSTGRES = "只在 PostgreSQL 上有行级安全：加 --db=postgres"


@pytest.fixture
def projects(world):
    """A project of each unit, made before the wall is felt."""
    return [
        Project.objects.create(unit=unit, name=f"{unit}项目", scope_path=unit.path)
        for unit in (world.unit, world.other_unit)
    ]


@pytest.fixture
def app_role(projects):
    """Ask as a role as the application should have one."""
    if connection.vendor != "postgresql":
        pytest.skip(ON_POSTGRES)
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE jixiao_app")
        cursor.execute("GRANT USAGE ON SCHEMA public TO jixiao_app")
        cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO jixiao_app")
        cursor.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO jixiao_app")
        cursor.execute("SET LOCAL ROLE jixiao_app")
    return "jixiao_app"


def test_every_table_of_a_units_rows_has_a_policy_that_binds_its_owner_too(app_role):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid "
            "WHERE c.relrowsecurity AND c.relforcerowsecurity AND p.polname = 'jixiao_scope'"
        )
        walled = {name for (name,) in cursor.fetchall()}
    assert walled == {one.table for one in walls()}
    assert {"budgets_sheet", "budgets_indicatorrow", "workflow_trailentry"} <= walled
    assert not is_bypassed(connection)


def test_nothing_is_seen_unless_it_is_said_what_may_be_seen(app_role, projects):
    assert not Project.objects.exists()
    with everything_visible():
        assert Project.objects.count() == 2
    assert not Project.objects.exists()


def test_a_unit_is_seen_and_not_the_other_whatever_is_asked(app_role, world, projects):
    with seeing(scope_of(world.people[Role.HANDLER]).unit_paths):
        assert list(Project.objects.all()) == [projects[0]]
        assert Project.objects.filter(pk=projects[1].pk).update(name="别名") == 0
        assert Project.objects.filter(pk=projects[1].pk).delete()[0] == 0
    with seeing(scope_of(world.people[Role.DEPARTMENT_REVIEWER]).unit_paths):
        assert Project.objects.count() == 2


def test_nothing_is_written_into_another_unit(app_role, world):
    with seeing([world.unit.path]):
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Project.objects.create(
                unit=world.other_unit, name="越权", scope_path=world.other_unit.path
            )
        Project.objects.create(unit=world.unit, name="自己的", scope_path=world.unit.path)


def test_a_path_is_no_prefix_by_chance(app_role, world, projects):
    """``0000100001`` sees nothing of ``0000100002`` and an empty text is no prefix of all."""
    for paths in ((), ("",), ("", "9"), (world.unit.path + "99999",)):
        with seeing(paths):
            assert not Project.objects.exists()


def test_the_rows_of_a_sheet_are_seen_and_written_with_the_sheet(app_role, world, projects):
    with everything_visible():
        year = FiscalYear.objects.create(authority=world.authority, year=2026, ruleset="示例")
        mine, theirs = (
            Sheet.objects.create(
                project=one,
                fiscal_year=year,
                scope_path=one.scope_path,
                kind="objective",
                content={},
            )
            for one in projects
        )
        by = world.people[Role.DEPARTMENT_REVIEWER]
        for sheet in (mine, theirs):
            Remark.objects.create(sheet=sheet, text="请补充", by=by)
    assert not Remark.objects.exists()
    with seeing([world.unit.path]):
        assert [one.sheet_id for one in Remark.objects.all()] == [mine.pk]
        assert Remark.objects.filter(sheet=theirs.pk).delete()[0] == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Remark.objects.create(sheet=theirs, text="越权", by=by)


def test_an_indicator_of_the_library_is_seen_from_below_and_written_only_by_its_owner(
    app_role, world
):
    def shelved(owner):
        return LibraryIndicator.objects.create(
            shelf="own", owner=owner, owner_path=owner.path, dimension="产出指标",
            kind="数量指标", name=f"{owner}的指标", source="示例",
        )  # fmt: skip

    with everything_visible():
        above, own, other = (
            shelved(one) for one in (world.authority, world.unit, world.other_unit)
        )
    with seeing([world.unit.path]):
        assert set(LibraryIndicator.objects.all()) == {above, own}
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            LibraryIndicator.objects.filter(pk=above.pk).update(name="别名")
    with seeing([world.department.path]):
        assert set(LibraryIndicator.objects.all()) == {above, own, other}


def test_what_may_be_seen_is_told_again_after_a_failure(app_role, world, projects):
    with seeing([world.unit.path]):
        with pytest.raises(DatabaseError), transaction.atomic(), everything_visible():
            connection.cursor().execute("SELECT 1 / 0")
        assert list(Project.objects.all()) == [projects[0]]


def test_a_request_sees_what_its_person_may_see_and_leaves_nothing_behind(
    app_role, world, monkeypatch
):
    seen = {}

    def look(request, *_args, **_kwargs):
        seen["names"] = sorted(Project.objects.values_list("name", flat=True))
        return original(request)

    from jixiao.web.accounts.views import account

    original = account.selectors.own_posts  # type: ignore[attr-defined]
    monkeypatch.setattr(account.selectors, "own_posts", look)  # type: ignore[attr-defined]
    client = Client()
    client.force_login(world.stranger, backend=BACKEND)
    assert client.get(reverse("profile")).status_code == 200
    assert seen["names"] == ["示例市天文馆项目"]
    assert not Project.objects.exists()


def test_the_trail_is_written_by_somebody_who_may_not_read_it(app_role, world):
    services.rename_institution(
        world.unit, name="示例馆", code="1", by=world.people[Role.SYSTEM_ADMINISTRATOR]
    )
    assert not TrailEntry.objects.exists()
    with everything_visible():
        assert TrailEntry.objects.get().action == "机构更名"


def test_a_unit_is_moved_with_all_its_rows_behind_the_wall(app_role, world, projects):
    with everything_visible():
        to = services.add_institution("示例局", kind="department", parent=world.authority)
    services.move_institution(world.unit, to=to, by=world.people[Role.SYSTEM_ADMINISTRATOR])
    with everything_visible():
        projects[0].refresh_from_db()
    assert projects[0].scope_path.startswith(to.path)


def test_a_background_job_sees_everything_while_it_runs(app_role):
    from django_tasks.signals import task_finished, task_started

    job = SimpleNamespace(
        id="1", task=SimpleNamespace(module_path="x"), status="RUNNING", backend="default"
    )
    task_started.send(sender=None, task_result=job)
    assert Project.objects.count() == 2
    task_finished.send(sender=None, task_result=job)
    assert not Project.objects.exists()


def test_the_command_says_which_tables_are_guarded_and_whether_it_binds(db, capsys):
    call_command("secure_database")
    printed = capsys.readouterr()
    assert "accounts_post" in printed.out
    if connection.vendor == "postgresql":
        assert "budgets_sheet" in printed.out
        assert "超级用户" in printed.err
    else:
        assert "SQLite" in printed.out
