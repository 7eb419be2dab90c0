"""总体情况 of a 支出进度表: what was spent, against time and plan, lights, and the year ahead."""

from __future__ import annotations

from jixiao.domain.progress import Category, Progress
from jixiao.reports.narrative.facts import enumerated, together
from jixiao.reports.paper.model import Spans, Text
from jixiao.reports.progress.figures import (
    ELAPSED,
    FINAL,
    MONTH,
    OUTTURN,
    PLANNED,
    RATE,
    Figures,
)
from jixiao.reports.progress.outlook import NOTHING, forecast, lights, slow_sum
from jixiao.reports.progress.rows import per_cent


def overall(figures: Figures) -> tuple[Text, ...]:
    """The paragraphs on the whole; one that says so where the ledger holds nothing."""
    totals = {one.category: one for one in figures.table.report.totals}
    whole = totals.get(None)
    if whole is None:
        return (Text(figures.say("progress.nothing", day=figures.day), key="progress.overall"),)
    said = {
        "overall": together(
            _spent(figures, whole),
            _parts(figures, [one for one in totals.values() if one.category is not None]),
            figures.say("progress.month", amount=figures.of(whole, MONTH) or ""),
            _against_time(figures, whole),
            _against_plan(figures, whole),
        ),
        "lights": together(lights(figures), slow_sum(figures)),
        "forecast": forecast(figures),
    }
    return tuple(Text(spans, key=f"progress.{key}") for key, spans in said.items() if spans)


def _spent(figures: Figures, whole: Progress) -> Spans:
    rate = figures.of(whole, RATE)
    budget, outturn = figures.of(whole, FINAL) or "", figures.of(whole, OUTTURN) or ""
    if rate is None:
        return figures.say(
            "progress.total_unrated", day=figures.day, budget=budget, outturn=outturn
        )
    return figures.say("progress.total", day=figures.day, budget=budget, outturn=outturn, rate=rate)


def _against_time(figures: Figures, whole: Progress) -> Spans:
    """The rate beside the share of the year gone: the difference of both as they are printed."""
    elapsed = figures.of(whole, ELAPSED)
    if whole.execution_rate is None or elapsed is None:
        return NOTHING
    ahead = per_cent(whole.execution_rate) - per_cent(whole.elapsed_share)
    if not ahead:
        return figures.say("progress.on_time", elapsed=elapsed)
    points = figures.figure(
        f"{abs(ahead)}", "合计执行率与时间进度相差百分点", working="执行率与时间进度之差"
    )
    key = "progress.ahead" if ahead > 0 else "progress.behind"
    return figures.say(key, elapsed=elapsed, points=points)


def _against_plan(figures: Figures, whole: Progress) -> Spans:
    planned = figures.of(whole, PLANNED)
    if planned is None or whole.gap_share is None:
        return NOTHING
    gap = per_cent(whole.gap_share)
    if not gap:
        return figures.say("progress.plan_kept", planned=planned)
    points = figures.figure(
        f"{abs(gap)}",
        "合计与计划进度相差百分点",
        working="计划进度与有计划的项目执行率之差",
        cells=figures.all_cells,
    )
    key = "progress.plan_behind" if gap > 0 else "progress.plan_ahead"
    return figures.say(key, planned=planned, points=points)


def _parts(figures: Figures, rows: list[Progress]) -> Spans:
    """The kinds of spending, where there are several."""
    if len(rows) < 2:
        return NOTHING
    items = [_part(figures, one) for one in sorted(rows, key=_order)]
    return figures.say("progress.parts", items=enumerated(items, mark="；"))


def _order(row: Progress) -> int:
    order = (Category.BASIC, Category.PROJECT, Category.UNASSIGNED)
    return order.index(row.category or Category.UNASSIGNED)


def _part(figures: Figures, row: Progress) -> Spans:
    outturn = figures.of(row, OUTTURN) or ""
    if row.category is Category.UNASSIGNED:
        return figures.say("progress.part_unassigned", outturn=outturn)
    name = row.category.label if row.category else ""
    budget, rate = figures.of(row, FINAL) or "", figures.of(row, RATE)
    if rate is None:
        return figures.say("progress.part_unrated", name=name, budget=budget, outturn=outturn)
    return figures.say("progress.part", name=name, budget=budget, outturn=outturn, rate=rate)
