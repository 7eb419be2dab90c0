"""What stands between a sheet and its reviewer, and which tasks are done by handing it in."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.domain.finding import Severity
from jixiao.web.accounts.models import InstitutionKind
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet, Task
from jixiao.web.budgets.services import keeping
from jixiao.web.workflow.stages import MoveNotAllowed, Stage

SHOWN = 3
Hindrance = Callable[[Sheet], Iterable[str]]
_hindrances: dict[str, list[Hindrance]] = {}


def hold_back(kind: str, ask: Hindrance) -> None:
    """Have an app above say what else holds back sheets of a kind; called when it is ready."""
    _hindrances.setdefault(kind, []).append(ask)


def hindrances(sheet: Sheet) -> list[str]:
    """What has to be put right first: grave findings (never let stand), and what apps above say."""
    keeping.audit(sheet, content_of(sheet))
    grave = [one for one in sheet.findings if one["severity"] == Severity.ERROR]
    told = [f"{one['code']} {one['message']}" for one in grave]
    return told + [said for ask in _hindrances.get(sheet.kind, ()) for said in ask(sheet)]


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

    A task of a unit is done when none of its sheets of the kind is still being filled in; a
    sheet that comes back opens the task again.
    """
    behind = {(one.fiscal_year_id, chain_of(one.project.unit).pk, one.kind) for one in sheets}
    for year, unit, kind in sorted(behind):
        of_unit = Q(project__unit=unit) | _in_sections(unit)
        drafts = Sheet.objects.filter(
            of_unit, fiscal_year=year, kind=kind, is_current=True, stage=Stage.DRAFT
        )
        tasks = Task.objects.filter(fiscal_year=year, unit=unit, kind=kind)
        if drafts.exists():
            tasks.filter(done_at__isnull=False).update(done_at=None)
        else:
            tasks.filter(done_at__isnull=True).update(done_at=timezone.now())


def _in_sections(unit: int) -> Q:
    return Q(project__unit__parent=unit, project__unit__kind=InstitutionKind.SECTION)
