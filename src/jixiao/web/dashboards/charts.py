"""The charts of the dashboards, each with its table of the same figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jixiao.web.budgets.models import TaskKind
from jixiao.web.dashboards import links
from jixiao.web.dashboards.families import NAMES
from jixiao.web.dashboards.forms import BAND_NAMES
from jixiao.web.dashboards.selectors import results
from jixiao.web.dashboards.selectors.below import Line
from jixiao.web.dashboards.selectors.chosen import DONE, LATE, OPEN, UNRATED
from jixiao.web.dashboards.selectors.findings import SEVERITIES
from jixiao.web.dashboards.selectors.summary import Summary
from jixiao.web.shared.charts import Chart
from jixiao.web.spending.charts import year_chart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        download_url=links.download(asked, "tasks"),
        links=[[links.tasks(asked, kind=kind, state=state) for state in (DONE, OPEN, LATE)]
               for kind in summary.kinds],
    )  # fmt: skip


def months(asked: Asked, summary: Summary) -> Chart:
    """Money against plan by month."""
    made = year_chart(summary.months, download_url=links.download(asked, "months"))
    to = [links.money(asked, month=one["month"]) for one in summary.months]
    return replace(made, links=[[one] * (len(made.columns) - 1) for one in to])


def ratings(asked: Asked, summary: Summary) -> Chart:
    """Self-evaluations by rating."""
    rows = [(_(one), summary.rated(one)) for one in results.RATINGS]
    rows.append((_("未评"), summary.rated("")))
    return Chart(
        "ratings", _("自评等级分布"), (_("等级"), _("项目数")), rows if summary.evaluations else [],
        unit=_("个"), download_url=links.download(asked, "ratings"),
        links=_by_result(asked, (*results.RATINGS, UNRATED)) if summary.evaluations else (),
    )  # fmt: skip


def bands(asked: Asked, summary: Summary) -> Chart:
    """Self-evaluations by band of scores."""
    lows = [low for low, _high in results.BANDS]
    names, counts = [str(BAND_NAMES[one]) for one in lows], [summary.banded(one) for one in lows]
    return Chart(
        "bands", _("自评得分分布"), (_("得分"), _("项目数")),
        list(zip(names, counts, strict=True)) if any(counts) else [],
        unit=_("个"), download_url=links.download(asked, "bands"),
        links=_by_result(asked, lows) if any(counts) else (),
    )  # fmt: skip


def families(asked: Asked, summary: Summary) -> Chart:
    """Findings by family of rules and severity."""
    rows = [
        (str(NAMES[one.family]), one.errors, one.warnings, one.notes) for one in summary.families
    ]
    return Chart(
        "families", _("审核问题分类"), (_("类别"), _("错误"), _("警告"), _("提示")), rows,
        kind="stacked", unit=_("个"), colours=("red", "yellow", "blue"),
        download_url=links.download(asked, "families"),
        links=[[links.findings(asked, family=one.family, severity=severity)
                for severity in SEVERITIES] for one in summary.families],
    )  # fmt: skip


def slowest(asked: Asked, lines: Sequence[Line]) -> Chart:
    """The institutions next below that have spent the smallest share of their budgets."""
    spent = sorted((one for one in lines if one.rate is not None), key=lambda one: one.rate or 0)
    shown = spent[:MOST_BARS]
    rows = [(str(one.place), one.budget, one.outturn) for one in shown]
    return Chart(
        "slowest", _("执行率最低的单位"), (_("单位"), _("全年预算"), _("累计支出")), rows,
        kind="across", unit=_("万元"), figures="money", download_url=links.download(asked, "below"),
        links=[[links.money(asked, at=one.place.pk)] * 2 for one in shown],
    )  # fmt: skip


def _by_result(asked: Asked, wanted: Iterable[object]) -> list[list[str]]:
    return [[links.projects(asked, result=one)] for one in wanted]
