"""The charts of the money."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from jixiao.web.shared.charts import Chart


def year_chart(sums: Iterable[dict[str, Any]], *, download_url: str = "") -> Chart:
    """What was spent until the end of each month, beside what the plans say."""
    rows = [
        (_("%(month)d月") % {"month": one["month"]}, one["outturn_sum"],
         one["planned_sum"] if one["planned_budget_sum"] else None)
        for one in sums
    ]  # fmt: skip
    return Chart(
        "months", _("全年支出与计划"), (_("月份"), _("累计支出"), _("计划支出")), rows, kind="line",
        unit=_("万元"), figures="money", download_url=download_url,
    )  # fmt: skip
