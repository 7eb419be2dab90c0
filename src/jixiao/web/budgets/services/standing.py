"""Findings that are let stand with a reason (问题说明), on a draft of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.domain.finding import Severity
from jixiao.web.budgets.models import LetStand
from jixiao.web.budgets.policies import require_draft
from jixiao.web.budgets.services.drafts import lock, tell
from jixiao.web.budgets.services.keeping import count

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope
    from jixiao.web.budgets.models import Sheet

LEAST_REASON = 5


class CannotLetStand(Exception):
    """A finding that must be put right or that is gone, or a reason that says nothing."""


@transaction.atomic
def let_stand(sheet: Sheet, fingerprint: str, *, reason: str, by: User, scope: Scope) -> LetStand:
    """Let a warning or a note stand, with the reason; raises NotYours and CannotLetStand."""
    locked, held = lock(sheet, scope=scope, require=require_draft)
    found = next((one for one in locked.findings if one["fingerprint"] == fingerprint), None)
    if found is None:
        raise CannotLetStand(_("这个问题已经不在了，不用再说明；请看最新的检查结果。"))
    if found["severity"] == Severity.ERROR:
        raise CannotLetStand(_("“%s”是错误，必须改正，不能只作说明。") % found["message"])
    if len(reason.strip()) < LEAST_REASON:
        raise CannotLetStand(_("请写清楚保留的理由，至少5个字。"))
    kept, _is_new = LetStand.objects.update_or_create(
        sheet=locked, fingerprint=fingerprint,
        defaults={"code": found["code"], "reason": reason.strip(), "by": by},
    )  # fmt: skip
    _recount(locked)
    details = {"规则": found["code"], "问题": found["message"], "理由": kept.reason}
    tell(locked, "说明问题", held, by=by, details=details)
    return kept


@transaction.atomic
def take_back(sheet: Sheet, fingerprint: str, *, by: User, scope: Scope) -> None:
    """Take the reason back, so that the finding stands against the sheet again."""
    locked, held = lock(sheet, scope=scope, require=require_draft)
    kept = LetStand.objects.filter(sheet=locked, fingerprint=fingerprint).first()
    if kept is None:
        return
    kept.delete()
    _recount(locked)
    tell(locked, "撤销说明", held, by=by, details={"规则": kept.code, "理由": kept.reason})


def _recount(sheet: Sheet) -> None:
    count(sheet)
    sheet.save(update_fields=["fault_count", "grave_count"])
