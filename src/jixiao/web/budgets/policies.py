"""Who may open years, keep projects, fill in sheets, import files and keep the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import Scope
from jixiao.web.budgets.models import Shelf, TaskKind
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.accounts.models import Institution
    from jixiao.web.accounts.scope import Held
    from jixiao.web.budgets.models import FiscalYear, Sheet

FILLED_HERE = frozenset({TaskKind.OBJECTIVE, TaskKind.MONITORING})


class NotYours(PermissionDenied):
    """Something that the person may not do, with who may."""


def scope_on(request: HttpRequest) -> Scope:
    """The scope of the person who asks."""
    return getattr(request, "scope", Scope())


def may_see_sheets(request: HttpRequest) -> bool:
    """Whether there are sheets that somebody could see."""
    return bool(scope_on(request).paths)


def may_keep_years(request: HttpRequest) -> bool:
    """Whether somebody sits in a finance authority."""
    return scope_on(request).has_any(Role.FINANCE_REVIEWER)


def may_import(request: HttpRequest) -> bool:
    """Whether somebody handles sheets."""
    return scope_on(request).has_any(Role.HANDLER)


def require_reader(scope: Scope) -> None:
    """Refuse who sees no sheets at all: the administrators of the system; raises NotYours."""
    if not scope.paths:
        raise NotYours(_("项目、年度和指标库由业务岗位和审计员查看；您没有这些岗位。"))


def require_importer(scope: Scope) -> None:
    """Refuse who handles no sheets; raises NotYours."""
    if not scope.has_any(Role.HANDLER):
        raise NotYours(_("文件由经办人导入；您不是经办人。"))


def require_authority(scope: Scope, authority: Institution) -> Held:
    """The post by which fiscal years of an authority are kept; raises NotYours."""
    held = scope.held_as(Role.FINANCE_REVIEWER, over=authority.path)
    if held is None:
        raise NotYours(_("预算年度由财政部门开启和调整；您没有这个财政部门的岗位。"))
    return held


def require_year(scope: Scope, year: FiscalYear) -> Held:
    """The post by which a fiscal year is kept; raises NotYours."""
    return require_authority(scope, year.authority)


def handler(scope: Scope, path: str) -> Held | None:
    """The post by which somebody handles what lies at a path."""
    return scope.held_as(Role.HANDLER, over=path)


def require_handler(scope: Scope, path: str) -> Held:
    """The same; raises NotYours."""
    if (held := handler(scope, path)) is None:
        raise NotYours(_("项目和绩效表由本单位经办人填报；您不是这里的经办人。"))
    return held


def head(scope: Scope, path: str) -> Held | None:
    """The post by which somebody answers for a unit."""
    return scope.held_as(Role.UNIT_HEAD, over=path)


def require_head(scope: Scope, path: str) -> Held:
    """The same; raises NotYours."""
    if (held := head(scope, path)) is None:
        raise NotYours(_("这项任务由单位负责人标记办结；您不是这个单位的负责人。"))
    return held


def is_draft(sheet: Sheet) -> bool:
    """Whether a sheet is still being filled in, on whichever page."""
    return sheet.stage == Stage.DRAFT and sheet.frozen_at is None and sheet.is_current


def is_open(sheet: Sheet) -> bool:
    """Whether a sheet is a draft that is filled in on its own page."""
    return is_draft(sheet) and sheet.kind in FILLED_HERE


def may_fill_in(scope: Scope, sheet: Sheet) -> bool:
    """Whether somebody may change a sheet now."""
    return is_open(sheet) and handler(scope, sheet.scope_path) is not None


def require_open(scope: Scope, sheet: Sheet) -> Held:
    """The post by which a sheet is filled in; raises NotYours."""
    held = require_draft(scope, sheet)
    if not is_open(sheet):
        raise NotYours(_("绩效自评在自评表的页面填写，不在这里填写；请从“自评”打开。"))
    return held


def require_objective(scope: Scope, sheet: Sheet) -> Held:
    """The post by which the rows and points of objectives are changed; raises NotYours."""
    held = require_open(scope, sheet)
    if sheet.kind != TaskKind.OBJECTIVE:
        raise NotYours(_("监控表的指标按批复的绩效目标，不能增删、移动，也不分配分值。"))
    return held


def require_draft(scope: Scope, sheet: Sheet) -> Held:
    """The post by which a draft of any kind is worked on; raises NotYours."""
    held = require_handler(scope, sheet.scope_path)
    if not is_draft(sheet):
        raise NotYours(
            _("这张绩效表已经报送或批复，不能再改；需要修改的，请先撤回，或者由审核人退回后再改。")
        )
    return held


def shelves(scope: Scope) -> tuple[Shelf, ...]:
    """The parts of the library that somebody may add to."""
    if scope.has_any(Role.FINANCE_REVIEWER):
        return (Shelf.NATIONAL, Shelf.INDUSTRY)
    if scope.has_any(Role.DEPARTMENT_REVIEWER):
        return (Shelf.INDUSTRY, Shelf.OWN)
    return (Shelf.OWN,) if scope.has_any(Role.HANDLER) else ()


def may_keep_library(request: HttpRequest) -> bool:
    """Whether somebody may add to the library."""
    return bool(shelves(scope_on(request)))


def librarian(scope: Scope, shelf: Shelf) -> Held:
    """The post by which somebody adds to a part of the library; raises NotYours."""
    roles = (Role.FINANCE_REVIEWER, Role.DEPARTMENT_REVIEWER, Role.HANDLER)
    if shelf in shelves(scope):
        for role in roles:
            found = next((one for one in scope.held if one.role is role), None)
            if found is not None:
                return found
    raise NotYours(
        _("共性指标由财政部门维护，行业指标由财政和主管部门维护，本单位指标由单位维护。")
    )
