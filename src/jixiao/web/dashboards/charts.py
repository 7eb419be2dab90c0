"""The charts of the dashboards, each with its table of the same figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from jixiao.domain.finding import FAMILIES
from jixiao.web.budgets.models import TaskKind
from jixiao.web.dashboards.selectors import results
from jixiao.web.dashboards.selectors.below import Line
from jixiao.web.dashboards.selectors.summary import Summary
from jixiao.web.shared.charts import Chart
from jixiao.web.spending.charts import year_chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.dashboards.selectors.asked import Asked

MOST_BARS = 12


def all_of(asked: Asked, summary: Summary, lines: Sequence[Line]) -> list[Chart]:
    """The charts of a dashboard in the order of the year."""
    made = [make(asked, summary) for make in (tasks, months, ratings, bands, families)]
    return [*made, slowest(asked, lines)] if lines else made


def tasks(asked: Asked, summary: Summary) -> Chart:
    """How far the tasks of the year are, in the order in which they are due."""
    rows = [
        (TaskKind(kind).label, *(one[name] for name in ("done", "open", "late")))
        for kind, one in summary.kinds.items()
    ]
    return Chart(
        "tasks", _("任务进度"), (_("任务"), _("已完成"), _("进行中"), _("已逾期")), rows,
        kind="stacked", unit=_("个单位"), colours=("green", "blue", "red"),
        download_url=_download(asked, "tasks"),
    )  # fmt: skip


def months(asked: Asked, summary: Summary) -> Chart:
    """Money against plan by month."""
    return year_chart(summary.months, download_url=_download(asked, "months"))


def ratings(asked: Asked, summary: Summary) -> Chart:
    """Self-evaluations by rating."""
    rows = [(one, summary.rated(one)) for one in results.RATINGS]
    rows.append((_("未评"), summary.rated("")))
    return Chart(
        "ratings", _("自评等级分布"), (_("等级"), _("项目数")), rows if summary.evaluations else [],
        unit=_("个"), download_url=_download(asked, "ratings"),
    )  # fmt: skip


def bands(asked: Asked, summary: Summary) -> Chart:
    """Self-evaluations by band of scores."""
    names = (_("90—100分"), _("80—90分"), _("60—80分"), _("60分以下"))
    counts = [summary.banded(low) for low, _high in results.BANDS]
    return Chart(
        "bands", _("自评得分分布"), (_("得分"), _("项目数")),
        list(zip(names, counts, strict=True)) if any(counts) else [],
        unit=_("个"), download_url=_download(asked, "bands"),
    )  # fmt: skip


def families(asked: Asked, summary: Summary) -> Chart:
    """Findings by family of rules and severity."""
    rows = [(FAMILIES[one.family], one.errors, one.warnings, one.notes) for one in summary.families]
    return Chart(
        "families", _("审核问题分类"), (_("类别"), _("错误"), _("警告"), _("提示")), rows,
        kind="stacked", unit=_("个"), colours=("red", "yellow", "blue"),
        download_url=_download(asked, "families"),
    )  # fmt: skip


def slowest(asked: Asked, lines: Sequence[Line]) -> Chart:
    """The institutions next below that have spent the smallest share of their budgets."""
    spent = sorted((one for one in lines if one.rate is not None), key=lambda one: one.rate or 0)
    rows = [(str(one.place), one.budget, one.outturn) for one in spent[:MOST_BARS]]
    return Chart(
        "slowest", _("执行率最低的单位"), (_("单位"), _("全年预算"), _("累计支出")), rows,
        kind="across", unit=_("万元"), figures="money", download_url=_download(asked, "below"),
    )  # fmt: skip


def _download(asked: Asked, what: str) -> str:
    address = reverse("dashboard-table", args=[asked.place.pk, what])
    return f"{address}?year={asked.period.year.year}&month={asked.period.month}"
