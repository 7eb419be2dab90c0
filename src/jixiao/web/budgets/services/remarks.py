"""Remarks of a reviewer, pinned to fields; they become the reasons of a return."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.web.accounts.models import User
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets.models import Remark, Sheet
from jixiao.web.budgets.services.deciding import Decision, Desk, subject_of
from jixiao.web.workflow import trail
from jixiao.web.workflow.stages import Move, MoveNotAllowed, Stage

LONGEST = 600


class Reason(NamedTuple):
    """A reason for a return: the path of the field (``indicators.3.target``), and the words."""

    field: str
    text: str


def require_reviewer(sheet: Sheet, *, by: User) -> Decision:
    """The post by which somebody may remark on a sheet now; raises MoveNotAllowed."""
    return Desk.of(by, [sheet]).decide(sheet, Move.RETURN)


@transaction.atomic
def pin(sheet: Sheet, *, by: User, field: str, text: str) -> Remark:
    """Pin a remark to a field of a sheet that one reviews; an empty field means the whole sheet."""
    _decide(sheet.pk, Move.RETURN, by=by)
    if not text.strip():
        raise MoveNotAllowed(_("意见是空的；请写明哪里不对、要怎样改。"))
    if len(text) > LONGEST:
        raise MoveNotAllowed(_("意见超过%(most)d字；请分成几条写。") % {"most": LONGEST})
    return Remark.objects.create(sheet=sheet, field=field, text=text.strip(), by=by)


@transaction.atomic
def take_off(remark: Remark, *, by: User) -> None:
    """Take a remark of one's own off again, as long as the sheet was not returned with it."""
    _decide(remark.sheet_id, Move.RETURN, by=by)
    if remark.by_id != by.pk or remark.settled_at is not None:
        raise MoveNotAllowed(_("只能删除自己写的、还没有随表退回的意见。"))
    remark.delete()


@transaction.atomic
def settle(remark: Remark, *, by: User) -> Remark:
    """Say that a remark was dealt with; only who fills the sheet in, while it is with them."""
    sheet, _step, held = _decide(remark.sheet_id, Move.SUBMIT, by=by)
    if remark.settled_at is None:
        remark.settled_at = timezone.now()
        remark.save(update_fields=["settled_at"])
        details = {"对象": sheet.project.name, "意见": remark.text}
        trail.record(
            chain_of(sheet.project.unit), "处理意见", subject=subject_of(sheet), by=by,
            acting_for=held.acting_for, details=details, scope_path=sheet.scope_path,
        )  # fmt: skip
    return remark


def _decide(key: int, move: Move, *, by: User) -> Decision:
    """Whether the move would be allowed now: who may return may remark, who may submit settles."""
    rows = Sheet.objects.select_for_update(of=("self",))
    sheet = rows.select_related("project__unit__parent", "fiscal_year").get(pk=key)
    return Desk.of(by, [sheet]).decide(sheet, move)


def texts_of_open(sheet: Sheet) -> list[str]:
    """What the remarks say that nobody has settled."""
    return [one.text for one in sheet.remarks.filter(settled_at__isnull=True)]


def with_open(sheets: Iterable[Sheet]) -> dict[int, int]:
    """How many remarks are open, by sheet; sheets without any are left out."""
    found = Remark.objects.filter(sheet__in=list(sheets), settled_at__isnull=True)
    return dict(found.values_list("sheet").annotate(Count("pk")).order_by())


def require_none_open(sheet: Sheet, *, counted: int | None = None) -> None:
    """Raise MoveNotAllowed where remarks are pinned that say that something is wrong."""
    count = with_open([sheet]).get(sheet.pk, 0) if counted is None else counted
    if count and sheet.stage != Stage.DRAFT:
        raise MoveNotAllowed(
            _("“%(sheet)s”上还有%(count)d条意见；请退回，或先删除意见再通过。")
            % {"sheet": sheet, "count": count}
        )
