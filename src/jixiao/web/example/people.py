"""The institutions of the example and a person for each role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from django.contrib.auth.hashers import make_password

from jixiao.web.accounts import services
from jixiao.web.accounts.examples import PASSWORD, SIGN_INS
from jixiao.web.accounts.models import Institution, InstitutionKind, User
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import Scope, scope_of
from jixiao.web.accounts.services.posts import give_post

if TYPE_CHECKING:
    from collections.abc import Mapping

# The codes are those that the published report prints for its department and unit.
DEPARTMENT_CODE, UNIT_CODE = "731", "731002"


class Acting(TypedDict):
    """Who acts, as services ask for it."""

    by: User
    scope: Scope


@dataclass(frozen=True, slots=True)
class World:
    """The institutions of the example, and its people by role."""

    authority: Institution
    department: Institution
    unit: Institution
    section: Institution
    people: Mapping[Role, User]

    def acting(self, role: Role) -> Acting:
        """Who holds a role, as services ask for it."""
        user = self.people[role]
        return {"by": user, "scope": scope_of(user)}


def add_world() -> World:
    """The institutions as a city has them, and one person a role."""
    add, kind = services.add_institution, InstitutionKind
    authority = add("示例市财政局", kind=kind.FINANCE_AUTHORITY)
    department = add(
        "示例市科学技术协会", kind=kind.DEPARTMENT, parent=authority, code=DEPARTMENT_CODE
    )
    unit = add("示例市科学技术协会（机关）", kind=kind.UNIT, parent=department, code=UNIT_CODE)
    section = add("科普部", kind=kind.SECTION, parent=unit)
    add("示例市科技馆", kind=kind.UNIT, parent=department, code="731003")
    places = {
        Role.HANDLER: section, Role.SECTION_HEAD: section, Role.ACCOUNTANT: unit,
        Role.UNIT_HEAD: unit, Role.DEPARTMENT_REVIEWER: department,
    }  # fmt: skip
    people, hashed = {}, make_password(PASSWORD)
    for one in SIGN_INS:
        user = User.objects.create(username=one.username, password=hashed, full_name=one.full_name)
        give_post(user, institution=places.get(one.role, authority), role=one.role)
        people[one.role] = user
    return World(authority, department, unit, section, people)
