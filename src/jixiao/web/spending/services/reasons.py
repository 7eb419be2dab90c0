"""Why the money of a project is slow, in the words of its unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.spending import policies
from jixiao.web.spending.models import ProgressRow, SlowReason
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from jixiao.domain.monitoring import Cause
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope


class ReasonNotAllowed(Exception):
    """A row that needs no reason."""


@transaction.atomic
def explain_slow(
    row: ProgressRow, *, causes: Sequence[Cause], explanation: str, measure: str, by: User,
    scope: Scope,
) -> SlowReason:  # fmt: skip
    """Write down causes and measure for a slow project and month, over what was said before.

    Raises NotAllowed and ReasonNotAllowed.
    """
    held = policies.may_explain(scope, row)
    if held is None:
        raise NotAllowed(
            _("只有“%(unit)s”的人员可以填写它的支出缓慢原因；请由该单位填写。")
            % {"unit": row.unit.name}
        )
    if row.project is None or not row.is_slow:
        raise ReasonNotAllowed(_("这个项目当月不在支出缓慢项目之列，不需要填写原因。"))
    said = {"causes": [one.value for one in causes], "explanation": explanation, "measure": measure}
    reason, _new = SlowReason.objects.update_or_create(
        project=row.project, fiscal_year_id=row.fiscal_year_id, month=row.month,
        defaults={**said, "by": by, "scope_path": row.scope_path},
    )  # fmt: skip
    trail.record(
        row.unit, "填写支出缓慢原因", subject=f"project:{row.project_id}", by=by,
        acting_for=held.acting_for,
        details={"月份": row.month, "原因": [one.label for one in causes], "说明": explanation,
                 "措施": measure},
    )  # fmt: skip
    return reason
