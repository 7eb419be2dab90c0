"""The tab of slow projects in a 支出进度表: the gaps, and the columns that the units fill in."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.domain.slow import SlowProject
from jixiao.reports.paper.model import Span
from jixiao.reports.progress.figures import Figures
from jixiao.reports.progress.rows import CAUSES, missing_in_words, rate, ticks, wan
from jixiao.reports.progress.slow_figures import (
    cumulative_share_of,
    gap_of,
    missing_of,
    reported,
    share_of,
    since_of,
)
from jixiao.reports.progress.xlsx_page import (
    HEADER_AT,
    LEAST,
    LINE,
    CitedTab,
    add_foot,
    add_head,
)
from jixiao.reports.wording import lines_needed
from jixiao.reports.workbooks.register_tab import CitedCell
from jixiao.reports.workbooks.workbook import Format, Value, Workbook, offer_ticks

COLUMNS = (
    ("", "序号", 5), ("", "单位", 18), ("", "项目编码", 12), ("", "项目名称", 24), ("", "差额", 11),
    ("", "占全部\n差额", 9), ("", "累计占比", 9), ("", "从何时起", 11),
    ("", "比去年同期少的支出", 28),
    *(("偏差原因（划√）", one, 7) for one in CAUSES), ("", "原因说明", 22), ("", "改进措施", 22),
)  # fmt: skip
TICKS_AT = [one[1] for one in COLUMNS].index(CAUSES[0])


def add_slow(book: Workbook, figures: Figures, *, styles: dict[str, Format]) -> list[CitedCell]:
    """The slow projects, largest gap first; gives the cells that print figures."""
    table = figures.table
    page = CitedTab(book.add_worksheet("支出缓慢项目表"), styles, [])
    title = f"{table.report.as_of.year}年{table.report.as_of.month}月支出缓慢项目表"
    add_head(page.tab, table, COLUMNS, title=title, styles=styles)
    page.tab.set_row(HEADER_AT + 1, 42)
    at = HEADER_AT + 1
    for number, one in enumerate(table.report.slow, start=1):
        at += 1
        for column, (value, kind, said) in enumerate(_cells(number, one, figures=figures)):
            page.put(at, column, value, kind=kind, said=said)
        page.tab.set_row(at, _height(one))
    if table.report.slow:
        offer_ticks(page.tab, HEADER_AT + 2, at, first=TICKS_AT)
    else:
        at += 1
        nothing = "没有支出缓慢的项目"
        page.tab.merge_range(at, 0, at, len(COLUMNS) - 1, nothing, styles["center"])
    add_foot(page.tab, at + 1, COLUMNS, styles=styles)
    return page.cited


def _height(one: SlowProject) -> float:
    texts = (
        (one.progress.name, 23), (missing_in_words(one), 27), (one.progress.unit.name, 17),
        (one.explanation, 21), (one.measure, 21),
    )  # fmt: skip
    lines = max(lines_needed(text, per_line=width) for text, width in texts)
    return max(LEAST * 1.5, lines * LINE + 5)


def _cells(
    number: int, one: SlowProject, *, figures: Figures
) -> Sequence[tuple[Value, str, Span | None]]:
    """The values of a row, each with the kind of its cell and the figure that it prints."""
    missing = missing_of(figures, one) if one.missing else None
    return (
        (number, "center", None),
        (one.progress.unit.name, "left", None),
        (one.progress.project.code, "left", None),
        (one.progress.name, "left", None),
        (wan(one.gap), "money", gap_of(figures, one)),
        (rate(one.share), "rate", share_of(figures, one)),
        (rate(one.cumulative_share), "rate", cumulative_share_of(figures, one)),
        (str(one.behind_since or ""), "center", since_of(figures, one)),
        (missing_in_words(one), "left", missing),
        *((mark, "center", None) for mark in ticks(one)),
        (one.explanation, "left", reported(figures, one, one.explanation)),
        (one.measure, "left", reported(figures, one, one.measure)),
    )
