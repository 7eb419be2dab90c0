"""The monthly 支出进度表 as a workbook ready to print: the table, the slow projects, the charts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from jixiao.reports.paper.model import Span
from jixiao.reports.progress.charts_xlsx import add_charts
from jixiao.reports.progress.figures import (
    CHANGED,
    FINAL,
    GAP,
    LAST_PAYMENT,
    MONTH,
    ORIGINAL,
    OUTTURN,
    PLANNED,
    RATE,
    Figures,
    Sheets,
    owner,
)
from jixiao.reports.progress.rows import (
    PLANNED_ONLY,
    ProgressTable,
    TableRow,
    changed,
    points,
    rate,
    wan,
)
from jixiao.reports.progress.slow_xlsx import add_slow
from jixiao.reports.progress.xlsx_page import (
    HEADER_AT,
    LEAST,
    LINE,
    CitedTab,
    add_foot,
    add_head,
    styles_of,
)
from jixiao.reports.tracing.origin import SourceCell
from jixiao.reports.wording import lines_needed
from jixiao.reports.workbooks.register_tab import CitedCell, write_register
from jixiao.reports.workbooks.workbook import Value, new_workbook, write

COLUMNS = (
    ("", "序号", 5), ("", "单位", 18), ("", "项目名称", 26), ("预算数", "年初预算", 12),
    ("预算数", "结转和调整", 12), ("预算数", "全年预算", 12), ("支出数", "本月", 12),
    ("支出数", "累计", 12), ("进度", "执行率", 9), ("进度", "计划进度", 9),
    ("进度", "差额\n（百分点）", 9), ("", "最后支付\n日期", 11), ("", "亮灯", 7), ("", "说明", 30),
)  # fmt: skip


def write_progress(
    table: ProgressTable,
    path: Path,
    *,
    ledgers: Sequence[SourceCell] = (),
    sheets: Sheets | None = None,
) -> None:
    """Write the table; nothing in it is a formula, every amount is exact before it is shown.

    ``ledgers`` and ``sheets`` are the files that the figures rest on; they are kept in a hidden
    tab.
    """
    figures = Figures(table, tuple(ledgers), sheets or {})
    cited: list[CitedCell] = []
    with new_workbook(path) as book:
        styles = styles_of(book)
        tab = book.add_worksheet("支出进度表")
        add_head(tab, table, COLUMNS, title=table.title, styles=styles)
        last = _rows(CitedTab(tab, styles, cited), figures)
        tab.merge_range(last + 1, 0, last + 1, len(COLUMNS) - 1, PLANNED_ONLY, styles["note"])
        add_foot(tab, last + 2, COLUMNS, styles=styles)
        cited += add_slow(book, figures, styles=styles)
        if table.months:
            cited += add_charts(book, figures)
        write_register(book, cited)


def _rows(page: CitedTab, figures: Figures) -> int:
    """Every row, cells of one unit merged; gives the last row used."""
    tab, styles, at = page.tab, page.styles, HEADER_AT + 1
    for (title, unit), some in groupby(figures.table.rows, key=lambda one: (one.title, one.unit)):
        group = list(some)
        first = at + 1
        for row in group:
            at += 1
            _figures(page, at, row, figures=figures)
        if title:
            tab.merge_range(first, 0, first, 2, title, styles["left_total"])
        elif len(group) > 1:
            tab.merge_range(first, 1, at, 1, unit, styles["left"])
        else:
            write(tab, first, 1, value=unit, style=styles["left"])
    return at


def _figures(page: CitedTab, at: int, row: TableRow, *, figures: Figures) -> None:
    one = row.progress
    name = one.project.name or one.project.code or (one.category.label if one.category else "")
    if not row.title:
        page.put(at, 0, row.number, kind="center")
        page.put(at, 2, name, kind="left")
    for column, (value, kind, said) in enumerate(_cells(row, figures), start=3):
        page.put(at, column, value, kind=f"{kind}_total" if row.title else kind, said=said)
    texts = ((row.unit, 17), (name, 25), (row.reason, 29))
    lines = max(lines_needed(text, per_line=width) for text, width in texts)
    page.tab.set_row(at, LEAST if row.title else max(LEAST, lines * LINE + 5))


def _cells(row: TableRow, figures: Figures) -> Sequence[tuple[Value, str, Span | None]]:
    """The values of a row, each with the kind of its cell and the figure that it prints."""
    one = row.progress
    light = f"{owner(one)}亮灯说明"
    working = f"按“{figures.table.report.lights.title}”判定"
    reason = figures.figure(row.reason, light, working=working, cells=figures.behind(one))
    return (
        (wan(one.original_budget), "money", figures.of(one, ORIGINAL)),
        (wan(changed(one)), "money", figures.of(one, CHANGED)),
        (wan(one.final_budget), "money", figures.of(one, FINAL)),
        (wan(one.month_outturn), "money", figures.of(one, MONTH)),
        (wan(one.outturn), "money", figures.of(one, OUTTURN)),
        (rate(one.execution_rate), "rate", figures.of(one, RATE)),
        (rate(one.planned_share), "rate", figures.of(one, PLANNED)),
        (points(one.gap_share), "center", figures.of(one, GAP)),
        (LAST_PAYMENT.text(one), "center", figures.of(one, LAST_PAYMENT)),
        (row.light, "center", None),
        (row.reason, "left", reason if row.reason else None),
    )
