"""Sheets of monitoring (运行监控): begun for a month, the money filled in from the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.pipeline.monitoring_sheets import begin_monitoring, with_money
from jixiao.web.budgets import money, policies
from jixiao.web.budgets.content import content_of, form_of
from jixiao.web.budgets.models import Project, Sheet, TaskKind
from jixiao.web.budgets.services.drafts import lock, tell, with_head
from jixiao.web.budgets.services.handing_in import refresh_tasks
from jixiao.web.budgets.services.keeping import keep_content
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope

LAST_MONTH = 12
MONEY = ("final_budget", "outturn", "forecast_outturn")


class CannotMonitor(Exception):
    """A sheet of monitoring that cannot be begun or filled in, with the reason."""


@transaction.atomic
def start_monitoring(objective: Sheet, *, month: int, by: User, scope: Scope) -> Sheet:
    """Begin monitoring from January to a month, from the approved objectives of a project.

    The sheet of a later month is the next version of that of an earlier one, which stays as it
    was approved. Raises NotYours, and CannotMonitor with the reason.
    """
    held = policies.require_handler(scope, objective.scope_path)
    project = Project.objects.select_for_update().get(pk=objective.project_id)
    year, earlier = objective.fiscal_year, _earlier(objective)
    _require_startable(objective, earlier, month=month)
    spent = money.spent_on(objective, month=month)
    begun = begin_monitoring(
        content_of(objective), month=month, money=spent.until if spent else None,
        form=form_of(year, TaskKind.MONITORING),
    )  # fmt: skip
    if earlier is not None:
        Sheet.objects.filter(pk=earlier.pk).update(is_current=False)
    sheet = Sheet(
        project=project, fiscal_year=year, kind=TaskKind.MONITORING, content={}, handler=by,
        scope_path=objective.scope_path, version=earlier.version + 1 if earlier else 1,
        reason=_("监控截至%d月") % month if earlier else "",
    )  # fmt: skip
    keep_content(sheet, with_head(begun, project, year), paths=(), by=by, is_new=True)
    refresh_tasks([sheet])
    tell(sheet, "开始运行监控", held, by=by, details={
        "项目": project.name, "截至": f"{month}月",
        "执行数来源": f"台账（截至{spent.as_of}）" if spent else "手工填写",
    })  # fmt: skip
    return sheet


def start_all(objectives: Iterable[Sheet], *, month: int, by: User, scope: Scope) -> list[Sheet]:
    """Begin the monitoring of several projects, all or none."""
    with transaction.atomic():
        return [start_monitoring(one, month=month, by=by, scope=scope) for one in objectives]


@transaction.atomic
def take_money(sheet: Sheet, *, by: User, scope: Scope) -> Sheet:
    """Fill in the money of the ledger anew, such as after an import; CannotMonitor without one."""
    locked, held = lock(sheet, scope=scope)
    content = content_of(locked)
    month = content.cut_off_month
    spent = money.spent_on(locked, month=month)
    if locked.kind != TaskKind.MONITORING or spent is None:
        raise CannotMonitor(
            _("台账还没有这个项目截至%s月的执行数；请由财务导入台账后再取，或者手工填写。") % month
        )
    fund = content.total_fund
    at = content.funds.index(fund) if fund else 0
    paths = [f"funds.{at}.{name}" for name in MONEY]
    keep_content(locked, with_money(content, spent.until), paths=paths, by=by)
    tell(locked, "按台账填写执行数", held, by=by, details={"截至": str(spent.as_of)})
    return locked


def _earlier(objective: Sheet) -> Sheet | None:
    """The monitoring of an earlier month of the same project and year."""
    return Sheet.objects.filter(
        project=objective.project_id, fiscal_year=objective.fiscal_year_id,
        kind=TaskKind.MONITORING, is_current=True,
    ).first()  # fmt: skip


def _require_startable(objective: Sheet, earlier: Sheet | None, *, month: int) -> None:
    told = {"name": objective.project.name, "month": month, "year": objective.fiscal_year}
    if not 1 <= month <= LAST_MONTH:
        raise CannotMonitor(_("监控截至的月份应在1月至12月之间。"))
    is_approved = objective.stage == Stage.APPROVED and objective.is_current
    if objective.kind != TaskKind.OBJECTIVE or not is_approved:
        raise CannotMonitor(
            _("项目“%(name)s”的绩效目标还没有批复，批复以后才能开始运行监控。") % told
        )
    if not objective.fiscal_year.is_open:
        raise CannotMonitor(_("%(year)s没有开启，不能开始运行监控；请与财政部门联系。") % told)
    if earlier is None:
        return
    before = content_of(earlier).cut_off_month or 0
    told["before"] = before
    if earlier.stage != Stage.APPROVED:
        raise CannotMonitor(
            _("项目“%(name)s”截至%(before)s月的监控表还没有办完，批复以后才能开始下一期。") % told
        )
    if month <= before:
        raise CannotMonitor(
            _("项目“%(name)s”已有截至%(before)s月的监控表；下一期的月份应在%(before)s月以后。")
            % told
        )
