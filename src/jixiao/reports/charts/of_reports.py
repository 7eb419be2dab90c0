"""The charts of the reports: budgets against outturn, the plan, scores by dimension, the years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.money import Money, total
from jixiao.domain.number import HUNDRED
from jixiao.domain.sheet import SpendingPlan
from jixiao.reports.charts.drawing import Series
from jixiao.reports.charts.lying import bars
from jixiao.reports.charts.upright import columns, lines

MOST_PROJECTS = 15
FEN = Decimal("0.01")
Spent = tuple[str, Money | None, Money | None]


def budgets_and_outturn(projects: Sequence[Spent]) -> str:
    """Budget and outturn of projects in 万元, the largest first; what is over stands in one bar."""
    ordered = sorted(projects, key=lambda one: -(one[1] or Money(Decimal(0))).yuan)
    shown = [*ordered[:MOST_PROJECTS]]
    rest = ordered[MOST_PROJECTS:]
    if rest:
        shown.append((f"其余{len(rest)}个项目", _sum(rest, 1), _sum(rest, 2)))
    return bars(
        [name for name, _budget, _outturn in shown],
        [
            Series("预算数", tuple(_wan(budget) for _name, budget, _outturn in shown)),
            Series("全年执行数", tuple(_wan(outturn) for _name, _budget, outturn in shown)),
        ],
        title="各项目预算数与全年执行数（万元）",
    )


def plan_curve(plan: SpendingPlan, *, title: str = "资金支出计划（累计，%）") -> str:
    """The cumulative shares of a spending plan over its dates, in per cent."""
    shares = tuple(None if one is None else one * HUNDRED for one in plan.shares)
    return lines([step.text for step in plan.steps], [Series("计划进度", shares)], title=title)


def scores_by_dimension(parts: Sequence[tuple[str, Decimal, Decimal]]) -> str:
    """What was got of the points of each dimension (name, points, score), in per cent."""
    named = [f"{name}（{_plain(score)}/{_plain(points)}分）" for name, points, score in parts]
    rates = tuple(
        (score / points * HUNDRED).quantize(FEN, ROUND_HALF_UP) if points else None
        for _name, points, score in parts
    )
    return bars(named, [Series("得分率", rates)], title="各类指标得分率（%）", of=HUNDRED)


def years(labels: Sequence[str], series: Sequence[Series], *, title: str) -> str:
    """Figures of several years side by side."""
    return columns(labels, series, title=title)


def _sum(projects: Sequence[Spent], at: int) -> Money | None:
    some = [one[at] for one in projects if isinstance(one[at], Money)]
    return total([one for one in some if isinstance(one, Money)]) if some else None


def _wan(money: Money | None) -> Decimal | None:
    return None if money is None else money.wan.quantize(FEN, ROUND_HALF_UP)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
