"""The charts that go with the text of a report, each with its figures in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.money import Money
from jixiao.domain.terms import label
from jixiao.reports.charts.drawing import Series
from jixiao.reports.charts.of_reports import (
    budgets_and_outturn,
    plan_curve,
    scores_by_dimension,
    years,
)
from jixiao.reports.documents.figures import Figures, sum_of_budgets, sum_of_outturns
from jixiao.reports.paper.model import Picture
from jixiao.reports.wording import HUNDREDTH, NONE_PRINTED, amount, listed, number, per_cent

EXECUTION = "预算执行"
Part = tuple[str, Decimal, Decimal]


def money_charts(figures: Figures) -> tuple[Picture, ...]:
    """Budgets against outturn of several projects; of a single one its spending plan."""
    if figures.is_single:
        return _plan(figures)
    lines = [line for line in figures.lines if line.budget is not None]
    if len(lines) < 2:
        return ()
    svg = budgets_and_outturn([(line.name, line.budget, line.outturn) for line in lines])
    said = [
        f"{line.name}预算数{amount(line.budget)}万元、执行数{_said(line.outturn)}" for line in lines
    ]
    return (Picture(svg, f"各项目预算数与全年执行数：{'；'.join(said)}。"),)


def _said(money: Money | None) -> str:
    return NONE_PRINTED if money is None else f"{amount(money)}万元"


def _plan(figures: Figures) -> tuple[Picture, ...]:
    plan = figures.lines[0].sheet.spending_plan
    if sum(share is not None for share in plan.shares) < 2:
        return ()
    said = [f"{step.text}{per_cent(step.share)}" for step in plan.steps if step.share is not None]
    return (Picture(plan_curve(plan), f"资金支出计划（累计）：{listed(said)}。"),)


def score_charts(figures: Figures) -> tuple[Picture, ...]:
    """What was got of the points of each dimension, where the unit printed its scores."""
    parts = _parts(figures)
    if len(parts) < 2:
        return ()
    said = [f"{name}{number(score)}分（满分{number(points)}分）" for name, points, score in parts]
    return (Picture(scores_by_dimension(parts), f"各类指标得分：{listed(said)}。"),)


def _parts(figures: Figures) -> list[Part]:
    """Points and scores of all projects by dimension, execution first."""
    sums: dict[str, list[Decimal]] = {}
    for line in figures.lines:
        fund = line.sheet.total_fund
        if fund is not None:
            _add(sums, EXECUTION, fund.points, fund.score)
        for one in line.sheet.indicators:
            known = one.dimension_term
            _add(sums, one.dimension if known is None else label(known), one.points, one.score)
    return [(name, points, score) for name, (points, score) in sums.items() if name and points]


def _add(
    sums: dict[str, list[Decimal]], name: str, points: Decimal | None, score: Decimal | None
) -> None:
    if points is not None and score is not None:
        both = sums.setdefault(name, [Decimal(0), Decimal(0)])
        both[0] += points
        both[1] += score


def year_charts(now: Figures, then: Figures, *, names: Sequence[str]) -> tuple[Picture, ...]:
    """Budgets and outturn of two years side by side, ``names`` theirs from the earlier one on."""
    both = (then, now)
    if not all(len(one.budgeted) == len(one.lines) for one in both):
        return ()
    series = [Series("预算数", tuple(_wan(sum_of_budgets(one.budgeted)) for one in both))]
    if all(len(one.spent) == len(one.lines) for one in both):
        series.append(Series("全年执行数", tuple(_wan(sum_of_outturns(one.spent)) for one in both)))
    said = [
        f"{name}{one.name}{value}万元"
        for at, name in enumerate(names)
        for one in series
        if (value := one.values[at]) is not None
    ]
    svg = years(names, series, title="两个年度资金比较（万元）")
    return (Picture(svg, f"两个年度资金比较：{listed(said)}。"),)


def _wan(money: Money) -> Decimal:
    return money.wan.quantize(HUNDREDTH, ROUND_HALF_UP)
