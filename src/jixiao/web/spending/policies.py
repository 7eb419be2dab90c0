"""Who may do what with the money: import into the ledger, say why a project is slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.web.accounts.roles import Role

if TYPE_CHECKING:
    from jixiao.web.accounts.models import Institution
    from jixiao.web.accounts.scope import Held, Scope
    from jixiao.web.spending.models import ProgressRow

IMPORTING = (Role.ACCOUNTANT, Role.FINANCE_REVIEWER)
EXPLAINING = (Role.ACCOUNTANT, Role.HANDLER, Role.SECTION_HEAD, Role.UNIT_HEAD)


def may_look(scope: Scope) -> bool:
    """Whether somebody sees money at all; the administrators of system and security do not."""
    return bool(scope.unit_paths)


def may_import(scope: Scope) -> bool:
    """Whether somebody may import exports at all: an accountant, or the finance authority."""
    return any(one.role in IMPORTING for one in scope.held)


def may_import_for(scope: Scope, institution: Institution) -> Held | None:
    """The post by which somebody hands in the payments of an institution."""
    return _held(scope, IMPORTING, over=institution.path)


def may_explain(scope: Scope, row: ProgressRow) -> Held | None:
    """The post by which somebody says why a project is slow: one of the unit or its sections."""
    theirs = (one for one in scope.held if one.role in EXPLAINING)
    return next((one for one in theirs if row.scope_path.startswith(one.unit_path)), None)


def _held(scope: Scope, roles: tuple[Role, ...], *, over: str) -> Held | None:
    found = (scope.held_as(role, over=over) for role in roles)
    return next((one for one in found if one), None)
