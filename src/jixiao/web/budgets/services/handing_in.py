"""What stands between a sheet and its reviewer, and which tasks are done by handing it in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.domain.finding import Severity
from jixiao.web.accounts.models import InstitutionKind
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet, Task, TaskKind
from jixiao.web.budgets.services import keeping
from jixiao.web.workflow.stages import MoveNotAllowed, Stage

SHOWN = 3
FROM_OBJECTIVES = frozenset({TaskKind.MONITORING, TaskKind.SELF_EVALUATION})


def hindrances(sheet: Sheet) -> list[str]:
    """What has to be put right first: the grave findings, which are never let stand."""
    keeping.audit(sheet, content_of(sheet))
    grave = [one for one in sheet.findings if one["severity"] == Severity.ERROR]
    return [one["message"] for one in grave]


def require_ready(sheet: Sheet) -> None:
    """Raise MoveNotAllowed where something must be put right before a sheet is handed in."""
    open_remarks = sheet.remarks.filter(settled_at__isnull=True).count()
    if open_remarks:
        raise MoveNotAllowed(
            _("还有%(count)d条退回意见没有处理；请逐条处理后再报送。") % {"count": open_remarks}
        )
    if faults := list(dict.fromkeys(hindrances(sheet))):
        told = "；".join(faults[:SHOWN])
        raise MoveNotAllowed(
            _("还有%(count)d个错误没有改正，不能报送：%(told)s。请改正后再报送。")
            % {"count": len(faults), "told": told.rstrip("。")}
        )


def refresh_tasks(sheets: Iterable[Sheet]) -> None:
    """Say of the tasks behind these sheets whether they are done.

    A task of a unit is done when none of its sheets of the kind is still to be begun or being
    filled in; a sheet that comes back opens the task again.
    """
    behind = {(one.fiscal_year_id, chain_of(one.project.unit).pk, one.kind) for one in sheets}
    for year, unit, kind in sorted(behind):
        tasks = Task.objects.filter(fiscal_year=year, unit=unit, kind=kind)
        if _is_left(year, unit, kind):
            tasks.filter(done_at__isnull=False).update(done_at=None)
        else:
            tasks.filter(done_at__isnull=True).update(done_at=timezone.now())


def _is_left(year: int, unit: int, kind: str) -> bool:
    """Whether a sheet of the kind is still with the unit, or not begun where objectives ask it."""
    current = Sheet.objects.filter(of_unit_or_sections(unit), fiscal_year=year, is_current=True)
    if current.filter(kind=kind, stage=Stage.DRAFT).exists():
        return True
    if kind not in FROM_OBJECTIVES:
        return False
    begun = Sheet.objects.filter(project=OuterRef("project"), fiscal_year=year, kind=kind)
    approved = current.filter(kind=TaskKind.OBJECTIVE, stage=Stage.APPROVED)
    return approved.filter(~Exists(begun)).exists()


def of_unit_or_sections(unit: int) -> Q:
    """The sheets of a unit, those of its sections with them."""
    of_sections = Q(project__unit__parent=unit, project__unit__kind=InstitutionKind.SECTION)
    return Q(project__unit=unit) | of_sections
