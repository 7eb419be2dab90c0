"""Points for the indicators of a sheet, and findings that are let stand with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.domain.finding import Severity
from jixiao.pipeline.weighing import shared_points
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import LetStand
from jixiao.web.budgets.services.drafts import lock, tell
from jixiao.web.budgets.services.keeping import PATH_OF_ROWS, count, keep_content

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope
    from jixiao.web.budgets.models import Sheet

LEAST_REASON = 5


class CannotLetStand(Exception):
    """A finding that must be put right or that is gone, or a reason that says nothing."""


@transaction.atomic
def share_points(
    sheet: Sheet, *, importance: Mapping[int, Fraction], step: Decimal = Decimal(1),
    by: User, scope: Scope,
) -> Sheet:  # fmt: skip
    """Share the points of the year's rule-set out, evenly where no importance is given.

    ``importance`` is by the position of an indicator. Raises NotYours, and Unknown with a
    sentence where points cannot be shared out.
    """
    locked, held = lock(sheet, scope=scope)
    ruleset = locked.fiscal_year.ruleset or None
    weighed, notes = shared_points(
        content_of(locked), ruleset=ruleset, importance=importance, step=step
    )
    keep_content(locked, weighed, paths=(PATH_OF_ROWS,), by=by)
    how = _("按重要性") if importance else _("平均")
    tell(locked, "分配分值", held, by=by, details={"方式": how, "说明": "；".join(notes)})
    return locked


@transaction.atomic
def let_stand(sheet: Sheet, fingerprint: str, *, reason: str, by: User, scope: Scope) -> LetStand:
    """Let a warning or a note stand, with the reason; raises NotYours and CannotLetStand."""
    locked, held = lock(sheet, scope=scope)
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
    locked, held = lock(sheet, scope=scope)
    kept = LetStand.objects.filter(sheet=locked, fingerprint=fingerprint).first()
    if kept is None:
        return
    kept.delete()
    _recount(locked)
    tell(locked, "撤销说明", held, by=by, details={"规则": kept.code, "理由": kept.reason})


def _recount(sheet: Sheet) -> None:
    count(sheet)
    sheet.save(update_fields=["fault_count", "grave_count"])
