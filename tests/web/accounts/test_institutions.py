from __future__ import annotations

import pytest

from jixiao.web.accounts import services
from jixiao.web.accounts.faults import StillInUse, WrongPlace
from jixiao.web.accounts.models import Institution, InstitutionKind, Post
from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.budgets.models import Project
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.trail import record
from jixiao.web.workflow.verification import broken

Kind = InstitutionKind


@pytest.fixture
def system(world):
    return world.people[Role.SYSTEM_ADMINISTRATOR]


@pytest.fixture
def elsewhere(world):
    return services.add_institution("示例市文化局", kind=Kind.DEPARTMENT, parent=world.authority)


def test_an_institution_is_added_below_another_and_its_making_is_recorded(world, system):
    made = services.add_institution(
        "示例市青少年宫", kind=Kind.UNIT, parent=world.department, code="100003", by=system
    )
    assert made.path == world.department.path + "00003"
    entry = TrailEntry.objects.get(subject=f"institution:{made.pk}")
    assert (entry.action, entry.by) == ("新增机构", system)


def test_a_department_is_not_put_below_a_unit(world, system):
    with pytest.raises(WrongPlace, match="不能设在预算单位之下"):
        services.add_institution("示例局", kind=Kind.DEPARTMENT, parent=world.unit, by=system)


def test_only_the_system_administrator_changes_the_tree(world, elsewhere):
    for role in set(Role) - {Role.SYSTEM_ADMINISTRATOR}:
        by = world.people[role]
        with pytest.raises(NotAllowed, match="系统管理员"):
            services.rename_institution(world.unit, name="别名", code="", by=by)
        with pytest.raises(NotAllowed):
            services.move_institution(world.unit, to=elsewhere, by=by)
        with pytest.raises(NotAllowed):
            services.close_institution(world.unit, by=by)


def test_a_moved_unit_takes_its_sections_projects_and_trail_along(world, system, elsewhere):
    project = Project.objects.create(unit=world.unit, name="示例项目", scope_path=world.unit.path)
    record(world.unit, "报送", subject="sheet:1", by=world.people[Role.UNIT_HEAD])
    services.move_institution(world.unit, to=elsewhere, by=system)
    for one in (world.unit, world.section, project):
        one.refresh_from_db()
    assert world.unit.path.startswith(elsewhere.path)
    assert world.section.path.startswith(world.unit.path)
    assert project.scope_path == world.unit.path
    trail = TrailEntry.objects.filter(chain=world.unit)
    assert set(trail.values_list("scope_path", flat=True)) == {world.unit.path}
    assert list(broken(TrailEntry.objects.order_by("chain", "number"))) == []
    old_department = scope_of(world.people[Role.DEPARTMENT_REVIEWER])
    assert not Institution.objects.visible_to(old_department).filter(pk=world.unit.pk).exists()


def test_an_institution_is_not_moved_below_itself(world, system):
    with pytest.raises(WrongPlace, match="自己"):
        services.move_institution(world.department, to=world.department, by=system)


def test_a_unit_is_closed_only_when_nobody_is_in_office_there(world, system):
    with pytest.raises(StillInUse, match="1个下级机构"):
        services.close_institution(world.unit, by=system)
    Post.objects.filter(institution=world.other_unit).delete()
    services.close_institution(world.other_unit, by=system)
    assert Institution.objects.open().filter(pk=world.other_unit.pk).count() == 0
    with pytest.raises(WrongPlace, match="已撤销"):
        services.add_institution("示例科", kind=Kind.SECTION, parent=world.other_unit, by=system)


def test_an_administrator_of_one_department_reaches_no_other(world, elsewhere):
    by = world.people[Role.EXPERT]
    Post.objects.filter(user=by).delete()
    Post.objects.create(user=by, institution=elsewhere, role=Role.SYSTEM_ADMINISTRATOR)
    services.rename_institution(elsewhere, name="示例市文化和旅游局", code="200", by=by)
    with pytest.raises(NotAllowed):
        services.rename_institution(world.unit, name="别名", code="", by=by)
