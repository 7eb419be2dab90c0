"""A small world for tests: a finance authority, a department, two units, a person for each role."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from jixiao.web.accounts import services as accounts
from jixiao.web.accounts.models import Institution, InstitutionKind, Post, User
from jixiao.web.accounts.roles import Role

PASSWORD = "made-up-for-tests-1"  # noqa: S105


@dataclass
class World:
    """The institutions, and people by role; those of the other unit see nothing of the first."""

    authority: Institution
    department: Institution
    unit: Institution
    section: Institution
    other_unit: Institution
    people: dict[Role, User] = field(default_factory=dict)
    stranger: User | None = None


def make_world() -> World:
    """Institutions as a city has them, and one person a role."""
    authority = accounts.add_institution("示例市财政局", kind=InstitutionKind.FINANCE_AUTHORITY)
    department = accounts.add_institution(
        "示例市科学技术局", kind=InstitutionKind.DEPARTMENT, parent=authority, code="100"
    )
    unit = accounts.add_institution(
        "示例市科技馆", kind=InstitutionKind.UNIT, parent=department, code="100001"
    )
    section = accounts.add_institution("展教部", kind=InstitutionKind.SECTION, parent=unit)
    other = accounts.add_institution(
        "示例市天文馆", kind=InstitutionKind.UNIT, parent=department, code="100002"
    )
    world = World(authority, department, unit, section, other)
    places = {
        Role.HANDLER: section, Role.SECTION_HEAD: section, Role.ACCOUNTANT: unit,
        Role.UNIT_HEAD: unit, Role.DEPARTMENT_REVIEWER: department,
    }  # fmt: skip
    for role in Role:
        world.people[role] = _person(role.value, role=role, at=places.get(role, authority))
    world.stranger = _person("stranger", role=Role.HANDLER, at=other)
    return world


def _person(username: str, *, role: Role, at: Institution) -> User:
    user = User.objects.create_user(username, password=PASSWORD, full_name=f"测试{role.label[:4]}")
    Post.objects.create(user=user, institution=at, role=role, since_date=date(2020, 1, 1))
    return user
