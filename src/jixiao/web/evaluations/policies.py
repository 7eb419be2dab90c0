"""Who may fill in, prove, review and report on a self-evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import Scope
from jixiao.web.budgets.models import TaskKind
from jixiao.web.evaluations.models import Level
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.accounts.models import Institution
    from jixiao.web.accounts.scope import Held
    from jixiao.web.budgets.models import Sheet
    from jixiao.web.evaluations.models import Evidence, Report, Review

REVIEWERS = {
    Role.DEPARTMENT_REVIEWER: Level.DEPARTMENT,
    Role.FINANCE_REVIEWER: Level.FINANCE,
    Role.EXPERT: Level.EXPERT,
}
REVIEWED_BY = gettext_lazy("抽查复核由主管部门、财政部门或者受委托的专家进行。")
REPORTERS = (Role.HANDLER, Role.SECTION_HEAD, Role.UNIT_HEAD, Role.ACCOUNTANT)


def may_see_any(request: HttpRequest) -> bool:
    """Whether there are self-evaluations that somebody could see."""
    return bool(getattr(request, "scope", Scope()).paths)


def require_reader(scope: Scope) -> None:
    """Refuse those who only administer: they see no sheets. Raises NotAllowed."""
    if not scope.paths:
        raise NotAllowed(_("自评表由承办预算绩效业务的人员和审计员查看。"))


def require_starter(scope: Scope) -> None:
    """Refuse those who handle no sheets. Raises NotAllowed."""
    if not scope.has_any(Role.HANDLER):
        raise NotAllowed(_("自评由本单位经办人开始。"))


def is_open(sheet: Sheet) -> bool:
    """Whether a sheet is a self-evaluation that is still being filled in."""
    is_draft = sheet.stage == Stage.DRAFT and sheet.frozen_at is None
    return sheet.kind == TaskKind.SELF_EVALUATION and sheet.is_current and is_draft


def filler(scope: Scope, sheet: Sheet) -> Held | None:
    """The post by which somebody fills a self-evaluation in: that of the handler."""
    return scope.held_as(Role.HANDLER, over=sheet.scope_path)


def money_filler(scope: Scope, sheet: Sheet) -> Held | None:
    """The post by which somebody fills in the money: the handler's or the accountant's."""
    return filler(scope, sheet) or scope.held_as(Role.ACCOUNTANT, over=sheet.scope_path)


def require_filler(scope: Scope, sheet: Sheet, *, is_money: bool = False) -> Held:
    """The post by which a draft is filled in; raises NotAllowed."""
    held = money_filler(scope, sheet) if is_money else filler(scope, sheet)
    if held is None:
        raise NotAllowed(_("自评表由本单位经办人填写；资金执行数也可以由财务填写。"))
    if not is_open(sheet):
        raise NotAllowed(_("这张自评表已经报送，不能再改；需要修改的，请先撤回或者由审核人退回。"))
    return held


def levels(scope: Scope, sheet: Sheet) -> dict[Level, Held]:
    """As whom somebody may review a self-evaluation: the department, finance, an expert."""
    held = {level: scope.held_as(role, over=sheet.scope_path) for role, level in REVIEWERS.items()}
    return {level: one for level, one in held.items() if one is not None}


def require_any_level(scope: Scope, sheet: Sheet) -> None:
    """Refuse those who review a self-evaluation on no level. Raises NotAllowed."""
    if not levels(scope, sheet):
        raise NotAllowed(str(REVIEWED_BY))


def require_reviewer(scope: Scope, sheet: Sheet, level: Level) -> Held:
    """The post by which a handed-in self-evaluation is reviewed; raises NotAllowed."""
    held = levels(scope, sheet).get(level)
    if held is None:
        raise NotAllowed(str(REVIEWED_BY))
    if sheet.kind != TaskKind.SELF_EVALUATION or sheet.stage == Stage.DRAFT:
        raise NotAllowed(_("这张自评表还没有报送，报送以后才能复核。"))
    return held


def may_see_review(scope: Scope, review: Review) -> bool:
    """Whether a review is shown: its own side always, the others once it is concluded."""
    return review.concluded_at is not None or Level(review.level) in levels(scope, review.sheet)


def reporter(scope: Scope, unit: Institution) -> Held | None:
    """The post by which somebody asks for a report of a unit; one in a section of it is enough."""
    fitting = [
        one
        for one in scope.held
        if one.role in REPORTERS
        and (one.path.startswith(unit.path) or unit.path.startswith(one.path))
    ]
    return min(fitting, key=lambda one: bool(one.acting_for), default=None)


def require_reporter(scope: Scope, unit: Institution) -> Held:
    """The post by which a report is asked for; raises NotAllowed."""
    if (held := reporter(scope, unit)) is None:
        raise NotAllowed(_("自评工作报告由本单位生成。"))
    return held


def may_read_report(scope: Scope, report: Report) -> bool:
    """Whether a document may be taken along; the record of a review as the review itself."""
    return report.review is None or may_see_review(scope, report.review)


def may_remove(scope: Scope, evidence: Evidence) -> bool:
    """Whether a file may be taken out: by the handler, while the sheet is a draft."""
    return is_open(evidence.sheet) and filler(scope, evidence.sheet) is not None
