"""Who may look at the trail, and who at whole chains."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import Scope

WATCHING = (Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER, Role.FINANCE_REVIEWER, Role.AUDITOR)


def may_see_trail(request: HttpRequest) -> bool:
    """Whether there is anything whose trail a person may see."""
    scope: Scope = getattr(request, "scope", Scope())
    return bool(scope.paths)


def require_seeing(scope: Scope) -> None:
    """Refuse whoever sees no sheets, and so nothing that was done to them."""
    if not scope.paths:
        raise PermissionDenied(_("办理留痕由业务岗位和审计员查看；您没有这些岗位。"))


def may_check_chains(scope: Scope) -> bool:
    """Whether whole chains lie in what a person is answerable for."""
    return any(one.role in WATCHING for one in scope.held)


def require_whole_chains(scope: Scope) -> None:
    """Refuse whoever answers for no whole unit."""
    if not may_check_chains(scope):
        raise PermissionDenied(
            _("留痕链由单位负责人、主管部门、财政审核和审计员核对；您没有这些岗位。")
        )


def require_auditor(scope: Scope) -> None:
    """Refuse everybody but an auditor: the anchor names all chains."""
    if not scope.has_any(Role.AUDITOR):
        raise PermissionDenied(_("留痕存档由审计员下载；您不是审计员。"))
