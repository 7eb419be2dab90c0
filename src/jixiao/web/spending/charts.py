"""The charts of the money."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from jixiao.web.shared.charts import Chart


def year_chart(sums: Iterable[dict[str, Any]], *, download_url: str = "") -> Chart:
    """What was spent until the end of each month, beside what the plans say.

    Where only some of the money is planned, what was spent of that stands beside its plan.
    """
    found = list(sums)
    is_part = any(one["planned_budget_sum"] not in (0, one["final_budget_sum"]) for one in found)
    columns = [_("月份"), _("累计支出"), _("计划支出")]
    if is_part:
        columns = [_("月份"), _("累计支出"), _("其中有计划的"), _("计划支出")]
    rows = [
        (_("%(month)d月") % {"month": one["month"]}, one["outturn_sum"], *_planned(one, is_part))
        for one in found
    ]
    return Chart(
        "months", _("全年支出与计划"), columns, rows, kind="line",
        unit=_("万元"), figures="money", download_url=download_url,
    )  # fmt: skip


def _planned(one: dict[str, Any], is_part: bool) -> tuple[object, ...]:  # noqa: FBT001
    """What was spent of the money that is planned, where that is not all of it, and its plan."""
    both = one["planned_outturn_sum"], one["planned_sum"]
    if not one["planned_budget_sum"]:
        both = (None, None)
    return both if is_part else both[1:]
