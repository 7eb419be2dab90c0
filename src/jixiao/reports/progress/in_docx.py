"""The monthly 支出进度表 as an official document: words, table, charts, slow projects."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx.document import Document as WordDocument

from jixiao.domain.grid import Cell, Row
from jixiao.domain.light import Colour
from jixiao.domain.progress import Progress
from jixiao.reports.paper.gongwen import SMALL_CELL, new_document, save
from jixiao.reports.paper.paragraphs import add_heading, add_signature, add_text, add_title
from jixiao.reports.paper.word_table import Layout, add_caption, add_grid
from jixiao.reports.progress.docx_chart import Series, add_chart
from jixiao.reports.progress.rows import (
    PLANNED_ONLY,
    ProgressTable,
    TableRow,
    cause_in_words,
    missing_in_words,
    points,
    summary,
    wan,
)
from jixiao.reports.wording import GAP_ALONE, day, rounded_per_cent, to_fill

MOST_ROWS = 200
TITLES = (
    "序号",
    "单位",
    "项目名称",
    "全年预算",
    "累计支出",
    "执行率",
    "计划进度",
    "差额百分点",
    "亮灯",
)
SLOW_TITLES = ("序号", "项目名称", "差额", "占比", "从何时起", "偏差原因", "改进措施")
LAYOUT = Layout((4, 10, 14, 9, 9, 7, 7, 7, 5), SMALL_CELL, 1, frozenset({1, 2}))
SLOW_LAYOUT = Layout((4, 16, 8, 7, 8, 12, 12), SMALL_CELL, 1, frozenset({1}))


def write_progress(table: ProgressTable, path: Path) -> None:
    """Write the document; causes and measures are gaps that people fill."""
    document = new_document(table.title)
    add_title(document, table.title)
    add_heading(document, "一、总体情况", level=1)
    add_text(document, summary(table))
    _table(document, table)
    if table.months:
        add_heading(document, "二、各月支出", level=1)
        _charts(document, table)
    number = "三" if table.months else "二"
    add_heading(document, f"{number}、支出缓慢的项目", level=1)
    _slow(document, table)
    add_signature(document, table.unit or to_fill("编制单位"), day=day(None, what="填报日期"))
    save(document, path)


def _table(document: WordDocument, table: ProgressTable) -> None:
    rows = table.rows
    if len(rows) > MOST_ROWS:
        rows = tuple(one for one in rows if one.title or one.light in _bad())
        add_text(document, "项目较多，下表只列合计和亮红灯、黄灯的行；全部项目见同名的电子表格。")
    if len(rows) > MOST_ROWS:
        add_text(document, f"其中只印前{MOST_ROWS}行。")
        rows = rows[:MOST_ROWS]
    add_caption(document, f"支出进度表（{table.until}，单位：万元）")
    add_grid(document, [_cells(TITLES), *(_row(one) for one in rows)], LAYOUT)
    if any(one.progress.planned_share is not None for one in rows):
        add_text(document, PLANNED_ONLY)


def _bad() -> frozenset[str]:
    return frozenset({Colour.RED.label, Colour.YELLOW.label})


def _row(row: TableRow) -> Row:
    one = row.progress
    figures = (
        f"{wan(one.final_budget)}", f"{wan(one.outturn)}",
        "" if one.execution_rate is None else rounded_per_cent(one.execution_rate),
        "" if one.planned_share is None else rounded_per_cent(one.planned_share),
        points(one.gap_share), row.light,
    )  # fmt: skip
    if row.title:
        return (Cell(row.title, 0, 3), *_cells(figures, start=3))
    name = one.project.name or one.project.code or (one.category.label if one.category else "")
    return _cells((str(row.number), row.unit, name, *figures))


def _cells(texts: Sequence[str], start: int = 0) -> Row:
    return tuple(Cell(text, column) for column, text in enumerate(texts, start=start))


def _charts(document: WordDocument, table: ProgressTable) -> None:
    months, year = table.months, table.report.fiscal_year
    categories = [f"{one.month.number}月" for one in months]
    add_chart(
        document,
        [Series("本月支出", tuple(wan(one.month_outturn) for one in months))],
        title=f"{year}年各月支出（万元）",
        categories=categories,
        is_bars=True,
        number_format="#,##0",
    )
    add_chart(document, shares(months), title=f"{year}年支出进度", categories=categories)


def shares(months: Sequence[Progress]) -> list[Series]:
    """The lines of a year: the rate, the plan where there is one, the share of the year gone."""
    lines = [
        Series("累计执行率", tuple(one.execution_rate for one in months)),
        Series("计划进度", tuple(one.planned_share for one in months)),
        Series("时间进度", tuple(one.elapsed_share for one in months)),
    ]
    return [one for one in lines if any(value is not None for value in one.values)]


def _slow(document: WordDocument, table: ProgressTable) -> None:
    slow = table.report.slow
    if not slow:
        add_text(document, "没有支出明显落后于计划的项目。")
        return
    shown = slow[:MOST_ROWS]
    add_text(
        document,
        f"差额最大的是“{shown[0].progress.name}”，差{wan(shown[0].gap)}万元，"
        f"占全部差额的{rounded_per_cent(shown[0].share)}。下列项目请各单位填写原因和措施"
        "（原因分经费、制度、人员、硬件条件和其他）。",
    )
    rows = [
        _cells((
            str(number), one.progress.name, f"{wan(one.gap)}", rounded_per_cent(one.share),
            str(one.behind_since or ""), cause_in_words(one) or GAP_ALONE, one.measure or GAP_ALONE,
        ))
        for number, one in enumerate(shown, start=1)
    ]  # fmt: skip
    add_caption(document, f"支出缓慢项目表（{table.until}，单位：万元）")
    add_grid(document, [_cells(SLOW_TITLES), *rows], SLOW_LAYOUT)
    for one in shown:
        if one.missing:
            add_text(
                document, f"“{one.progress.name}”：{'；'.join(missing_in_words(one).split())}。"
            )
