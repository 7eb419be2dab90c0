"""各月支出: the months with the most and the least in words, and the charts of the year."""

from __future__ import annotations

from jixiao.domain.progress import Progress
from jixiao.reports.paper.model import Block, Picture, Span, Text
from jixiao.reports.progress.figures import (
    ELAPSED,
    MONTH,
    PLANNED,
    RATE,
    Figures,
    Measure,
)
from jixiao.reports.progress.in_svg import charts

ALT_RATES = (RATE, PLANNED, ELAPSED)
WIDTH = 150


def months(figures: Figures) -> tuple[Block, ...]:
    """Words and charts; nothing where the ledger has no months."""
    table = figures.table
    if not table.months:
        return ()
    paid, shares = charts(table)
    year = table.report.fiscal_year
    amounts = "，".join(f"{one.month.number}月{MONTH.text(one)}万元" for one in table.months)
    rates = "；".join(f"{one.month.number}月{_rates(one)}" for one in table.months)
    return (
        *_text(figures),
        Picture(paid, f"{year}年各月支出：{amounts}。", width=WIDTH, key="progress.months"),
        Picture(shares, f"{year}年支出进度：{rates}。", width=WIDTH, key="progress.shares"),
    )


def _rates(month: Progress) -> str:
    said = [(one.name, one.text(month)) for one in ALT_RATES]
    return "、".join(f"{name}{text}" for name, text in said if text)


def _text(figures: Figures) -> tuple[Text, ...]:
    """The two months that differ most; nothing where all are alike."""
    rows = figures.table.months
    most = max(rows, key=lambda one: one.month_outturn)
    least = min(rows, key=lambda one: one.month_outturn)
    if MONTH.text(most) == MONTH.text(least):
        return ()
    said = figures.say(
        "progress.months",
        most_month=_name(figures, most, "支出最多"),
        most=of_month(figures, most, MONTH) or "",
        least_month=_name(figures, least, "支出最少"),
        least=of_month(figures, least, MONTH) or "",
    )
    return (Text(said, key="progress.months.text"),)


def _name(figures: Figures, row: Progress, what: str) -> Span:
    return figures.figure(f"{row.month.number}月", f"{what}的月份", working="各月支出相比")


def of_month(figures: Figures, row: Progress, measure: Measure) -> Span | None:
    """What is told of a month: the payments of it alone, or all until its end."""
    return figures.of(row, measure, whose=f"{row.month}")
