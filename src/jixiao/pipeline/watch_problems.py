"""What is told beside the progress of a ledger: what could not be matched, or is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from jixiao.domain.light import Light
from jixiao.domain.problem import Problem
from jixiao.domain.progress import Progress
from jixiao.domain.slow import ReportedCause

if TYPE_CHECKING:
    from jixiao.monitoring.lights_profile import Profile
    from jixiao.monitoring.plan import Matched, NotToldApart

LONGEST_LIST = 5


def of_ledger(projects: Sequence[Progress], year: int) -> Iterator[Problem]:
    """A ledger that holds nothing of the year, or no budgets to measure by."""
    if not projects:
        yield Problem("no_payments", f"台账中没有{year}年度的预算和支出；请检查年度和截止日期")
    elif not any(one.final_budget.yuan for one in projects):
        yield Problem(
            "no_budgets",
            f"台账中没有{year}年度的预算数，算不出执行率；请用 jixiao ledger import 导入预算指标，"
            "或用 --sheets 给出绩效表",
        )


def of_sheets(matched: Sequence[Matched], unclear: Sequence[NotToldApart]) -> Iterator[Problem]:
    """Sheets whose project the ledger has several times, or not at all."""
    for one in unclear:
        keys = "、".join(one.keys[:LONGEST_LIST])
        yield Problem(
            "project_not_told_apart",
            f"绩效表中的项目“{one.sheet.project.name}”在台账中有{len(one.keys)}个同名项目（{keys}），"
            "没有采用它的支出计划；请在绩效表中写明项目编码或单位",
            one.sheet.place,
        )
    for sheet in (one.sheet for one in matched if one.known is None):
        yield Problem(
            "project_not_in_ledger",
            f"绩效表中的项目“{sheet.project.name}”在台账中没有支出，按没有支出计算；"
            "请核对项目名称和编码",
            sheet.place,
        )


def of_goals(goals: Mapping[str, Light], profile: Profile) -> Iterator[Problem]:
    """A profile that looks at money and goals, and no goals to look at."""
    if profile.measure == "matrix" and not goals:
        yield Problem(
            "no_goals",
            f"亮灯办法“{profile.title}”要同时看预算和绩效目标，而没有给出目标的完成情况，"
            "预算正常的项目不能判定；请用 --sheets 给出截至这个月的绩效运行监控表",
        )


def of_causes(left: Sequence[ReportedCause]) -> Iterator[Problem]:
    """Causes of projects that are slow no more, or are not found for certain."""
    if left:
        names = "、".join(
            f"“{one.project.name or one.project.code}”" for one in left[:LONGEST_LIST]
        )
        more = "等" if len(left) > LONGEST_LIST else ""
        yield Problem(
            "causes_not_used",
            f"填报的原因中有{len(left)}个项目（{names}{more}）不在这个月的支出缓慢项目中，"
            "或者有几个同名项目，没有采用；仍然缓慢的，请写明项目编码或单位",
        )
