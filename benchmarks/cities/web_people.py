"""The institutions of a generated city and their people, as the web application keeps them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from benchmarks.cities.projects import City, owners
from benchmarks.cities.web_rows import Filled, kept_of

PASSWORD = "!"  # noqa: S105 (nobody signs in by password)


def institutions(city: City, filled: Filled) -> None:
    from jixiao.web.accounts.models import Institution, InstitutionKind
    from jixiao.web.accounts.paths import STEP

    top = Institution(kind=InstitutionKind.FINANCE_AUTHORITY, name="示例市财政局", path="00001")
    (filled.authority,) = kept_of(Institution, [top], filled)
    listed = owners(city)
    codes = dict.fromkeys((one[0], one[1]) for one in listed)
    departments = (
        Institution(
            kind=InstitutionKind.DEPARTMENT, code=code, name=name, parent=top,
            path=f"{top.path}{at:0{STEP}d}",
        )
        for at, (code, name) in enumerate(codes, start=1)
    )  # fmt: skip
    filled.departments = {one.code: one for one in kept_of(Institution, departments, filled)}
    turn: dict[str, int] = defaultdict(int)

    def units() -> Iterator[Institution]:
        for code, _department, unit_code, name in listed:
            turn[code] += 1
            above = filled.departments[code]
            path = f"{above.path}{turn[code]:0{STEP}d}"
            yield Institution(
                kind=InstitutionKind.UNIT, code=unit_code, name=name, parent=above, path=path
            )

    filled.units = {one.code: one for one in kept_of(Institution, units(), filled)}


def people(filled: Filled) -> None:
    from jixiao.web.accounts.models import Post, User
    from jixiao.web.accounts.roles import Role

    wanted = [
        (unit, role)
        for unit in filled.units.values()
        for role in (Role.HANDLER, Role.SECTION_HEAD, Role.ACCOUNTANT, Role.UNIT_HEAD)
    ]
    wanted += [(one, Role.DEPARTMENT_REVIEWER) for one in filled.departments.values()]
    wanted += [
        (filled.authority, role) for role in Role if role not in {role for _, role in wanted}
    ]
    users = kept_of(
        User,
        (
            User(username=f"u{at:05d}", full_name=f"测试{role.label[:4]}{at}", password=PASSWORD)
            for at, (_, role) in enumerate(wanted)
        ),
        filled,
    )
    posts = (
        Post(user=user, institution=place, role=role, since_date=date(2024, 1, 1))
        for user, (place, role) in zip(users, wanted, strict=True)
    )
    for post in kept_of(Post, posts, filled):
        filled.people.setdefault(post.role, post.user)
        if post.role == Role.HANDLER:
            filled.handlers[post.institution_id] = post.user
