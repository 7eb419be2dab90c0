"""Versions: an approved sheet is frozen, and an adjustment is the next version with its reason."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.web.accounts.models import User
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets.models import IndicatorRow, LetStand, Sheet
from jixiao.web.budgets.services import handing_in
from jixiao.web.budgets.services.deciding import Desk, subject_of
from jixiao.web.workflow import trail
from jixiao.web.workflow.stages import Move, MoveNotAllowed, Stage
from jixiao.web.workflow.words import in_chinese

LONGEST = 400
# What an approved version says for ever; the rest (such as whether it is current) may change.
FROZEN = (
    "content", "version", "stage", "kind", "reason", "project_id", "fiscal_year_id", "frozen_at",
    "score", "rating",
)  # fmt: skip


class SheetFrozen(Exception):
    """An approved sheet that somebody tried to change."""


def require_open(sheet: Sheet) -> None:
    """Raise SheetFrozen for a sheet that was approved: it is changed by its next version only."""
    if sheet.stage == Stage.APPROVED or sheet.frozen_at is not None:
        raise SheetFrozen(
            _("“%(sheet)s”已经批复，不能再改；确需调整的，请写明原因，作为新的版本报送。")
            % {"sheet": sheet}
        )


@transaction.atomic
def adjust(sheet: Sheet, *, by: User, reason: str) -> Sheet:
    """Begin the next version of an approved sheet, for a reason; the old one stays as it is."""
    rows = Sheet.objects.select_for_update(of=("self",))
    old = rows.select_related("fiscal_year", "project__unit__parent").get(pk=sheet.pk)
    decision = Desk.of(by, [old]).decide(old, Move.ADJUST)
    said = _reason(reason)
    Sheet.objects.filter(pk=old.pk).update(is_current=False)
    new = Sheet.objects.create(
        project=old.project, fiscal_year=old.fiscal_year, kind=old.kind, version=old.version + 1,
        content=old.content, findings=old.findings, reason=said, handler=by,
        scope_path=old.scope_path, budget=old.budget, outturn=old.outturn, score=old.score,
        rating=old.rating, fault_count=old.fault_count, grave_count=old.grave_count,
    )  # fmt: skip
    _copy_rows(old, new)
    handing_in.refresh_tasks([new])
    details = {"对象": f"{old.project.name}第{new.version}版", "原因": said}
    action = in_chinese(Move.ADJUST.label)
    for one in (old, new):
        trail.record(
            chain_of(old.project.unit), action, subject=subject_of(one), by=by,
            acting_for=decision.held.acting_for, details=details, scope_path=old.scope_path,
        )  # fmt: skip
    return new


def _reason(reason: str) -> str:
    said = reason.strip()
    if not said:
        raise MoveNotAllowed(_("调整要写明原因；请写清为什么调整、依据是什么。"))
    if len(said) > LONGEST:
        raise MoveNotAllowed(_("调整原因超过%(most)d字；请写得简短些。") % {"most": LONGEST})
    return said


def _copy_rows(old: Sheet, new: Sheet) -> None:
    """Give the new version its indicators to search by, and the findings that are let stand."""
    rows = list(IndicatorRow.objects.filter(sheet=old))
    for row in rows:
        row.pk, row.sheet = None, new
    IndicatorRow.objects.bulk_create(rows)
    reasons = list(LetStand.objects.filter(sheet=old))
    for reason in reasons:
        reason.pk, reason.sheet = None, new
    LetStand.objects.bulk_create(reasons)
