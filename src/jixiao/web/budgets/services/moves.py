"""Moves of sheets between stages: each checks role and state, changes, and is put on the trail."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.web.accounts.models import User
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.services import handing_in, remarks
from jixiao.web.budgets.services.deciding import Decision, Desk, Seen, subject_of
from jixiao.web.budgets.services.remarks import Reason
from jixiao.web.workflow import submissions, trail
from jixiao.web.workflow.stages import Move, MoveNotAllowed, Stage
from jixiao.web.workflow.trail import Deed
from jixiao.web.workflow.words import in_chinese

Details = dict[str, Any]
MOVED = ["stage", "changed_at", "frozen_at", "findings", "fault_count", "grave_count"]


class Outcome(NamedTuple):
    """What became of one sheet of several: an empty fault where it was moved."""

    sheet: Sheet
    fault: str = ""


@transaction.atomic
def submit(sheet: Sheet, *, by: User) -> Sheet:
    """Hand a sheet in to its first reviewer; grave findings and open remarks hold it back."""
    decision = _decided(sheet, Move.SUBMIT, by=by)
    handing_in.require_ready(decision.sheet)
    now, subject = decision.sheet, subject_of(decision.sheet)
    kept = submissions.keep(now.content, subject=subject, by=by, scope_path=now.scope_path)
    details = {"报送次数": kept.number, "内容摘要": kept.digest}
    _carry_out([decision], by=by, details={now.pk: details})
    return now


@transaction.atomic
def accept(sheet: Sheet, *, by: User, seen: Seen | None = None) -> Sheet:
    """Let a sheet pass on to the next stage; behind the last one it is approved and frozen."""
    decision = _decided(sheet, Move.ACCEPT, by=by, seen=seen)
    remarks.require_none_open(decision.sheet)
    _carry_out([decision], by=by)
    return decision.sheet


@transaction.atomic
def accept_many(seen: Mapping[int, Seen], *, by: User) -> list[Outcome]:
    """Let several sheets pass at once; one that cannot does not hold back the others."""
    sheets = _locked(seen)
    desk = Desk.of(by, sheets)
    with_remarks = remarks.with_open(sheets)
    decisions, outcomes = [], []
    for sheet in sheets:
        try:
            decision = desk.decide(sheet, Move.ACCEPT, seen=seen[sheet.pk])
            remarks.require_none_open(sheet, counted=with_remarks.get(sheet.pk, 0))
        except MoveNotAllowed as fault:
            outcomes.append(Outcome(sheet, str(fault)))
        else:
            decisions.append(decision)
            outcomes.append(Outcome(sheet))
    _carry_out(decisions, by=by)
    return outcomes


@transaction.atomic
def return_with(
    sheet: Sheet, *, by: User, reasons: Sequence[Reason] = (), seen: Seen | None = None
) -> Sheet:
    """Send a sheet back to who filled it in, with reasons pinned to fields; one at least."""
    decision = _decided(sheet, Move.RETURN, by=by, seen=seen)
    for reason in reasons:
        remarks.pin(decision.sheet, by=by, field=reason.field, text=reason.text)
    said = remarks.texts_of_open(decision.sheet)
    if not said:
        raise MoveNotAllowed(_("退回要写明原因；请至少写一条意见，再退回。"))
    details = {"意见": "；".join(one.rstrip("。；") for one in said)}
    _carry_out([decision], by=by, details={decision.sheet.pk: details})
    return decision.sheet


@transaction.atomic
def withdraw(sheet: Sheet, *, by: User) -> Sheet:
    """Take a sheet back while its first reviewer has not decided yet."""
    decision = _decided(sheet, Move.WITHDRAW, by=by)
    _carry_out([decision], by=by)
    return decision.sheet


def _decided(sheet: Sheet, move: Move, *, by: User, seen: Seen | None = None) -> Decision:
    """Hold the row, so that two people cannot both act, and decide by what it says now."""
    held = _locked([sheet.pk])
    return Desk.of(by, held).decide(held[0], move, seen=seen or Seen.of(sheet))


def _locked(keys: Collection[int]) -> list[Sheet]:
    """Sheets held until the transaction ends, in one order for everybody."""
    rows = Sheet.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return list(rows.select_related("project__unit__parent", "fiscal_year").order_by("pk"))


def _carry_out(
    decisions: Sequence[Decision], *, by: User, details: Mapping[int, Details] | None = None
) -> None:
    """Move the sheets, put it on the trail of their units, and see which tasks are done now."""
    now = timezone.now()
    deeds: list[tuple[Sheet, Deed]] = []
    for sheet, step, held in decisions:
        said = _said(sheet, step.to) | (details or {}).get(sheet.pk, {})
        action, subject = in_chinese(step.move.label), subject_of(sheet)
        deed = Deed(action, subject, held.acting_for, said, sheet.scope_path)
        deeds.append((sheet, deed))
        sheet.stage, sheet.changed_at = step.to, now
        sheet.frozen_at = now if step.to is Stage.APPROVED else None
    moved = [sheet for sheet, _deed in deeds]
    Sheet.objects.bulk_update(moved, MOVED)
    _record(deeds, by=by)
    handing_in.refresh_tasks(moved)


def _said(sheet: Sheet, to: Stage) -> Details:
    """Which sheet it is, and from where to where it went."""
    before, after = in_chinese(Stage(sheet.stage).label), in_chinese(to.label)
    return {"对象": f"{sheet.project.name}第{sheet.version}版", "环节": f"{before}→{after}"}


def _record(deeds: Iterable[tuple[Sheet, Deed]], *, by: User) -> None:
    """Add to the chain of each unit, in one order for everybody."""

    def unit_of(one: tuple[Sheet, Deed]) -> int:
        return chain_of(one[0].project.unit).pk

    for _unit, some in groupby(sorted(deeds, key=unit_of), key=unit_of):
        listed = list(some)
        chain = chain_of(listed[0][0].project.unit)
        trail.record_all(chain, [deed for _sheet, deed in listed], by=by)
