"""The sign-ins of the example year: one person a role, shown on the page of signing in."""

from __future__ import annotations

from typing import NamedTuple

from jixiao.web.accounts.roles import Role

PASSWORD = "jixiao-shili-2020"  # noqa: S105 (of the example, which only this machine can reach)


class SignIn(NamedTuple):
    """How somebody of the example comes in: a role, and the name that is typed."""

    role: Role
    username: str

    @property
    def full_name(self) -> str:
        """A name that nobody bears."""
        return f"示例{str(self.role.label).partition('（')[0]}"


SIGN_INS = (
    SignIn(Role.HANDLER, "jingban"),
    SignIn(Role.SECTION_HEAD, "keshi"),
    SignIn(Role.ACCOUNTANT, "caiwu"),
    SignIn(Role.UNIT_HEAD, "danwei"),
    SignIn(Role.DEPARTMENT_REVIEWER, "zhuguan"),
    SignIn(Role.FINANCE_REVIEWER, "caizheng"),
    SignIn(Role.EXPERT, "zhuanjia"),
    SignIn(Role.SYSTEM_ADMINISTRATOR, "xitong"),
    SignIn(Role.SECURITY_ADMINISTRATOR, "anquan"),
    SignIn(Role.AUDITOR, "shenji"),
)
