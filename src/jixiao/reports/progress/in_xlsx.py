"""The monthly 支出进度表 as a workbook ready to print: the table, the slow projects, the charts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from jixiao.domain.slow import SlowProject
from jixiao.reports.progress.charts_xlsx import add_charts
from jixiao.reports.progress.rows import (
    CAUSES,
    PLANNED_ONLY,
    SIGNED,
    UNIT_OF_MONEY,
    ProgressTable,
    TableRow,
    changed,
    missing_in_words,
    points,
    ticks,
    wan,
)
from jixiao.reports.wording import lines_needed
from jixiao.reports.workbooks.workbook import (
    Format,
    Value,
    Workbook,
    Worksheet,
    new_workbook,
    offer_ticks,
    write,
)

A4, LINE, LEAST = 9, 13.5, 20
CELL = {
    "font_name": "仿宋", "font_size": 10, "border": 1, "text_wrap": True, "valign": "vcenter",
}  # fmt: skip
MONEY, RATE = "#,##0.00", "0.00%"
# Title, width in half characters; a group is a title above several.
COLUMNS = (
    ("", "序号", 5), ("", "单位", 18), ("", "项目名称", 26), ("预算数", "年初预算", 12),
    ("预算数", "结转和调整", 12), ("预算数", "全年预算", 12), ("支出数", "本月", 12),
    ("支出数", "累计", 12), ("进度", "执行率", 9), ("进度", "计划进度", 9),
    ("进度", "差额\n（百分点）", 9), ("", "最后支付\n日期", 11), ("", "亮灯", 7), ("", "说明", 30),
)  # fmt: skip
SLOW = (
    ("", "序号", 5), ("", "单位", 18), ("", "项目编码", 12), ("", "项目名称", 24), ("", "差额", 11),
    ("", "占全部\n差额", 9), ("", "累计占比", 9), ("", "从何时起", 11),
    ("", "比去年同期少的支出", 28),
    *(("偏差原因（划√）", one, 7) for one in CAUSES), ("", "原因说明", 22), ("", "改进措施", 22),
)  # fmt: skip
TICKS_AT = [one[1] for one in SLOW].index(CAUSES[0])
Columns = Sequence[tuple[str, str, int]]
HEADER_AT = 2


def write_progress(table: ProgressTable, path: Path) -> None:
    """Write the table; nothing in it is a formula, every amount is exact before it is shown."""
    with new_workbook(path) as book:
        styles = _styles(book)
        tab = book.add_worksheet("支出进度表")
        _head(tab, table, COLUMNS, title=table.title, styles=styles)
        last = _rows(tab, table.rows, styles)
        tab.merge_range(last + 1, 0, last + 1, len(COLUMNS) - 1, PLANNED_ONLY, styles["note"])
        _foot(tab, last + 2, COLUMNS, styles=styles)
        _slow_tab(book, table, styles)
        if table.months:
            add_charts(book, table)


def _styles(book: Workbook) -> dict[str, Format]:
    kinds = {
        "center": CELL | {"align": "center"},
        "left": CELL | {"align": "left"},
        "money": CELL | {"align": "right", "num_format": MONEY},
        "rate": CELL | {"align": "right", "num_format": RATE},
        "header": CELL | {"align": "center", "bold": True, "bg_color": "#D9D9D9"},
    }
    bold = {f"{name}_total": one | {"bold": True} for name, one in kinds.items()}
    plain = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter"}
    kinds |= bold | {
        "title": {"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter"},
        "note": plain,
        "note_right": plain | {"align": "right"},
    }
    return {name: book.add_format(one) for name, one in kinds.items()}


def _head(
    tab: Worksheet, table: ProgressTable, columns: Columns, *, title: str, styles: dict[str, Format]
) -> None:
    """Title, unit and cut-off date, and the two rows of titles; the page they stand on."""
    last = len(columns) - 1
    for at, (_group, _title, width) in enumerate(columns):
        tab.set_column(at, at, width)
    tab.merge_range(0, 0, 0, last, title, styles["title"])
    tab.set_row(0, 32)
    half = last // 2
    unit = f"编制单位：{table.unit or '　' * 10}"
    tab.merge_range(1, 0, 1, half, f"{unit}　　{table.until}", styles["note"])
    tab.merge_range(1, half + 1, 1, last, UNIT_OF_MONEY, styles["note_right"])
    tab.set_row(1, 20)
    at = 0
    for group, some in groupby(columns, key=lambda one: one[0]):
        at = _titles(tab, at, group, [one[1] for one in some], style=styles["header"])
    tab.set_row(HEADER_AT, 18)
    tab.set_row(HEADER_AT + 1, 30)
    tab.freeze_panes(HEADER_AT + 2, [one[1] for one in columns].index("项目名称") + 1)
    tab.repeat_rows(HEADER_AT, HEADER_AT + 1)
    tab.set_landscape()
    tab.set_paper(A4)
    tab.fit_to_pages(1, 0)
    tab.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    tab.center_horizontally()
    tab.set_footer("&C— &P —")


def _titles(tab: Worksheet, at: int, group: str, titles: list[str], *, style: Format) -> int:
    """The titles of a group from a column on; gives the column after it."""
    top, below = HEADER_AT, HEADER_AT + 1
    if group:
        tab.merge_range(top, at, top, at + len(titles) - 1, group, style)
    for one in titles:
        if group:
            tab.write_string(below, at, one, style)
        else:
            tab.merge_range(top, at, below, at, one, style)
        at += 1
    return at


def _rows(tab: Worksheet, rows: Sequence[TableRow], styles: dict[str, Format]) -> int:
    """Every row, cells of one unit merged; gives the last row used."""
    at = HEADER_AT + 1
    for (title, unit), some in groupby(rows, key=lambda one: (one.title, one.unit)):
        group = list(some)
        first = at + 1
        for row in group:
            at += 1
            _figures(tab, at, row, styles)
        if title:
            tab.merge_range(first, 0, first, 2, title, styles["left_total"])
        elif len(group) > 1:
            tab.merge_range(first, 1, at, 1, unit, styles["left"])
        else:
            write(tab, first, 1, value=unit, style=styles["left"])
    return at


def _figures(tab: Worksheet, at: int, row: TableRow, styles: dict[str, Format]) -> None:
    one = row.progress
    name = one.project.name or one.project.code or (one.category.label if one.category else "")
    if not row.title:
        write(tab, at, 0, value=row.number, style=styles["center"])
        write(tab, at, 2, value=name, style=styles["left"])
    day = one.last_payment_date
    cells: tuple[tuple[Value, str], ...] = (
        (wan(one.original_budget), "money"), (wan(changed(one)), "money"),
        (wan(one.final_budget), "money"), (wan(one.month_outturn), "money"),
        (wan(one.outturn), "money"), (one.execution_rate, "rate"), (one.planned_share, "rate"),
        (points(one.gap_share), "center"), (day.isoformat() if day else None, "center"),
        (row.light, "center"), (row.reason, "left"),
    )  # fmt: skip
    for column, (value, kind) in enumerate(cells, start=3):
        style = styles[f"{kind}_total" if row.title else kind]
        write(tab, at, column, value=value, style=style)
    texts = ((row.unit, 17), (name, 25), (row.reason, 29))
    lines = max(lines_needed(text, per_line=width) for text, width in texts)
    tab.set_row(at, LEAST if row.title else max(LEAST, lines * LINE + 5))


def _foot(tab: Worksheet, at: int, columns: Columns, *, styles: dict[str, Format]) -> None:
    tab.merge_range(at, 0, at, len(columns) - 1, SIGNED, styles["note"])
    tab.set_row(at, 26)
    tab.print_area(0, 0, at, len(columns) - 1)


def _slow_cells(number: int, one: SlowProject) -> Sequence[tuple[Value, str]]:
    """A row of slow projects: every value with the kind of its cell."""
    return (
        (number, "center"), (one.progress.unit.name, "left"),
        (one.progress.project.code, "left"), (one.progress.name, "left"),
        (wan(one.gap), "money"), (one.share, "rate"), (one.cumulative_share, "rate"),
        (str(one.behind_since or ""), "center"), (missing_in_words(one), "left"),
        *((mark, "center") for mark in ticks(one)), (one.explanation, "left"),
        (one.measure, "left"),
    )  # fmt: skip


def _slow_tab(book: Workbook, table: ProgressTable, styles: dict[str, Format]) -> None:
    """The slow projects, largest gap first, with the columns that the units fill in."""
    tab = book.add_worksheet("支出缓慢项目表")
    title = f"{table.report.as_of.year}年{table.report.as_of.month}月支出缓慢项目表"
    _head(tab, table, SLOW, title=title, styles=styles)
    tab.set_row(HEADER_AT + 1, 42)
    at = HEADER_AT + 1
    for number, one in enumerate(table.report.slow, start=1):
        at += 1
        for column, (value, kind) in enumerate(_slow_cells(number, one)):
            write(tab, at, column, value=value, style=styles[kind])
        lines = max(
            lines_needed(one.progress.name, per_line=23),
            lines_needed(missing_in_words(one), per_line=27),
            lines_needed(one.progress.unit.name, per_line=17),
            lines_needed(one.explanation, per_line=21),
            lines_needed(one.measure, per_line=21),
        )
        tab.set_row(at, max(LEAST * 1.5, lines * LINE + 5))
    if table.report.slow:
        offer_ticks(tab, HEADER_AT + 2, at, first=TICKS_AT)
    else:
        at += 1
        tab.merge_range(at, 0, at, len(SLOW) - 1, "没有支出缓慢的项目", styles["center"])
    _foot(tab, at + 1, SLOW, styles=styles)
