"""Progress as a workbook of plain lists: totals, rows, slow projects with the form to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from jixiao.domain.forecast import TotalForecast
from jixiao.domain.money import Money
from jixiao.domain.monitoring import TICK, Cause
from jixiao.domain.progress import Grouping, Progress
from jixiao.domain.slow import SlowProject
from jixiao.domain.watching import WatchReport
from jixiao.reports.workbooks.workbook import (
    MONEY,
    Column,
    Value,
    add_list,
    new_workbook,
    offer_ticks,
)

Rows = Iterator[Sequence[Value]]
RATE = "0.00%"
FEN = Decimal("0.01")
CAUSES = tuple(one.label for one in Cause)


def _amount(title: str) -> Column:
    return Column(title, 16, MONEY)


def _rate(title: str) -> Column:
    return Column(title, 11, RATE)


NAMED = (
    Column("支出类别", 10), Column("部门", 16), Column("单位", 20), Column("项目编码", 16),
    Column("项目名称", 26), Column("资金来源", 10), Column("经济分类", 14), Column("月份", 11),
)  # fmt: skip
FIGURES = (
    _amount("年初预算（元）"), _amount("全年预算（元）"), _amount("累计支出（元）"),
    _amount("当月支出（元）"), _rate("执行率"), _rate("计划进度"), _rate("时间进度"),
    _amount("与计划的差额（元）"), Column("最后支出日期", 12),
)  # fmt: skip
JUDGED = (
    Column("灯", 8), Column("原因", 36), Column("目标灯", 8), Column("目标情况", 30),
    _amount("预计全年支出（元）"), _amount("预计下限（元）"),
    _amount("预计上限（元）"), Column("预测依据", 10), _amount("达到计划每月需支出（元）"),
)  # fmt: skip
AHEAD = (
    _amount("预计全年支出（元）"), _amount("预计下限（元）"), _amount("预计上限（元）"),
    _amount("达到计划每月需支出（元）"),
)  # fmt: skip
SLOW = (
    Column("名次", 6), Column("单位", 20), Column("项目编码", 16), Column("项目名称", 26),
    _amount("差额（元）"), _rate("占比"), _rate("累计占比"), Column("比较对象", 10),
    Column("从何时起", 11), Column("比去年同期少的支出", 36),
    *(Column(one, 14) for one in CAUSES), Column("原因说明", 30), Column("改进措施", 30),
)  # fmt: skip


def write_watch_report(found: WatchReport, path: Path) -> None:
    """Write the totals, every row with light and forecast, and the form for the slow ones."""
    with new_workbook(path) as book:
        add_list(book, "合计", (NAMED[0], *FIGURES, *AHEAD), rows=_totals(found))
        columns, rows = _without_blank((*NAMED, *FIGURES, *JUDGED), list(_rows(found)))
        add_list(book, "支出进度", columns, rows=rows)
        slow = add_list(book, "支出缓慢项目", SLOW, rows=_slow(found.slow))
        if found.slow:
            first = [one.title for one in SLOW].index(CAUSES[0])
            offer_ticks(slow, 1, len(found.slow), first=first)


def _without_blank(
    columns: Sequence[Column], rows: Sequence[Sequence[Value]]
) -> tuple[Sequence[Column], Sequence[Sequence[Value]]]:
    """Only the columns in which anything stands: a row of a unit has no project and no code."""
    kept = [at for at, _one in enumerate(columns) if any(row[at] not in (None, "") for row in rows)]
    return [columns[at] for at in kept], [[row[at] for at in kept] for row in rows]


def _totals(found: WatchReport) -> Rows:
    ahead = {one.category: one for one in found.total_forecasts}
    for one in found.totals:
        name = one.category.label if one.category else "合计"
        yield (name, *_figures(one), *_ahead(ahead.get(one.category)))


def _ahead(one: TotalForecast | None) -> Sequence[Value]:
    """What a total is expected to come to, and what has to be paid each month."""
    if one is None:
        return (None,) * len(AHEAD)
    per_month = one.needed_per_month
    return one.expected.yuan, one.low.yuan, one.high.yuan, per_month.yuan if per_month else None


def _rows(found: WatchReport) -> Rows:
    for row in found.rows:
        one, ahead = row.progress, row.forecast
        forecast: Sequence[Value] = (None,) * 5
        if ahead is not None:
            per_month = ahead.needed_per_month
            forecast = (
                ahead.expected.yuan, ahead.low.yuan, ahead.high.yuan, ahead.method.label,
                per_month.yuan if per_month else None,
            )  # fmt: skip
        yield (
            one.category.label if one.category else None, one.department.name, one.unit.name,
            one.project.code, one.project.name, one.source_name,
            one.economic_class or one.economic_code,
            str(one.month) if Grouping.MONTH in found.by else None,
            *_figures(one), row.light.colour.label, row.light.reason,
            row.goal.colour.label if row.goal else None, row.goal.reason if row.goal else None,
            *forecast,
        )  # fmt: skip


def _figures(one: Progress) -> Sequence[Value]:
    return (
        one.original_budget.yuan, one.final_budget.yuan, one.outturn.yuan, one.month_outturn.yuan,
        one.execution_rate, one.planned_share, one.elapsed_share,
        one.gap.yuan if one.gap is not None else None,
        one.last_payment_date.isoformat() if one.last_payment_date else None,
    )  # fmt: skip


def _slow(slow: Sequence[SlowProject]) -> Rows:
    for rank, one in enumerate(slow, start=1):
        yield (
            rank, one.progress.unit.name, one.progress.project.code, one.progress.name,
            one.gap.yuan, one.share, one.cumulative_share,
            "支出计划" if one.is_by_plan else "时间进度", str(one.behind_since or ""),
            _missing(one), *(TICK if each in one.causes else None for each in Cause),
            one.explanation, one.measure,
        )  # fmt: skip


def _missing(slow: SlowProject) -> str:
    return "\n".join(
        f"{one.economic_class or one.economic_code or '未写明经济分类'}："
        f"去年同期{_wan(one.last_year)}万元，今年{_wan(one.this_year)}万元"
        for one in slow.missing
    )


def _wan(amount: Money) -> str:
    return f"{amount.wan.quantize(FEN, ROUND_HALF_UP):f}"
