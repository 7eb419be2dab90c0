"""Points for the indicators of a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.pipeline.weighing import shared_points
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.policies import require_objective
from jixiao.web.budgets.services.drafts import lock, tell
from jixiao.web.budgets.services.keeping import PATH_OF_ROWS, keep_content

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope
    from jixiao.web.budgets.models import Sheet


@transaction.atomic
def share_points(
    sheet: Sheet, *, importance: Mapping[int, Fraction], step: Decimal = Decimal(1),
    by: User, scope: Scope,
) -> Sheet:  # fmt: skip
    """Share the points of the year's rule-set out, evenly where no importance is given.

    ``importance`` is by the position of an indicator. Raises NotYours, and Unknown with a
    sentence where points cannot be shared out.
    """
    locked, held = lock(sheet, scope=scope, require=require_objective)
    ruleset = locked.fiscal_year.ruleset or None
    weighed, notes = shared_points(
        content_of(locked), ruleset=ruleset, importance=importance, step=step
    )
    keep_content(locked, weighed, paths=(PATH_OF_ROWS,), by=by)
    how = _("按重要性") if importance else _("平均")
    tell(locked, "分配分值", held, by=by, details={"方式": how, "说明": "；".join(notes)})
    return locked
