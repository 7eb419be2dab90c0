"""The year's charts of a 支出进度表: native charts of Excel, told apart without colour."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.utility import xl_rowcol_to_cell

from jixiao.domain.progress import Progress
from jixiao.reports.progress.figures import ELAPSED, MONTH, OUTTURN, PLANNED, RATE, Figures
from jixiao.reports.progress.months import of_month
from jixiao.reports.progress.rows import ProgressTable, rate, wan
from jixiao.reports.workbooks.register_tab import CitedCell
from jixiao.reports.workbooks.workbook import Column, Value, Workbook, Worksheet, add_list

DATA, CHARTS = "逐月数据", "图表"
COLUMNS = (
    Column("月份", 12), Column("本月支出（万元）", 16, "#,##0.00"),
    Column("累计支出（万元）", 16, "#,##0.00"), Column("累计执行率", 12, "0.00%"),
    Column("计划进度", 12, "0.00%"), Column("时间进度", 12, "0.00%"),
)  # fmt: skip
MEASURES = (MONTH, OUTTURN, RATE, PLANNED, ELAPSED)
FACE = {"name": "宋体", "size": 10}


def add_charts(book: Workbook, figures: Figures) -> list[CitedCell]:
    """A tab with two charts and one with their figures; gives the cells that print them."""
    table = figures.table
    charts = book.add_worksheet(CHARTS)
    add_list(book, DATA, COLUMNS, rows=[_row(one) for one in table.months])
    _draw(book, charts, table)
    return list(_cited(figures))


def _cited(figures: Figures) -> Iterator[CitedCell]:
    for at, month in enumerate(figures.table.months, start=1):
        for column, measure in enumerate(MEASURES, start=1):
            said = of_month(figures, month, measure)
            if said is not None and said.origin is not None:
                cell = f"'{DATA}'!{xl_rowcol_to_cell(at, column)}"
                yield CitedCell(cell, said.text, said.origin)


def _draw(book: Workbook, charts: Worksheet, table: ProgressTable) -> None:
    last = len(table.months)
    bars = book.add_chart({"type": "column"})
    bars.add_series(
        _series(1, last)
        | {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "black", "bg_color": "white"},
           "border": {"color": "black"}}
    )  # fmt: skip
    _finish(bars, f"{table.report.fiscal_year}年各月支出（万元）", number="#,##0")
    lines = book.add_chart({"type": "line"})
    marks = ((3, "solid", "circle"), (4, "dash", "square"), (5, "round_dot", "triangle"))
    for column, dash, mark in marks:
        if column == marks[1][0] and all(one.planned_share is None for one in table.months):
            continue
        lines.add_series(
            _series(column, last)
            | {"line": {"color": "black", "dash_type": dash, "width": 1.5},
               "marker": {"type": mark, "fill": {"color": "white"}, "border": {"color": "black"}}}
        )  # fmt: skip
    _finish(lines, f"{table.report.fiscal_year}年支出进度", number="0%")
    charts.insert_chart(0, 0, bars)
    charts.insert_chart(19, 0, lines)
    charts.set_paper(9)
    charts.fit_to_pages(1, 1)
    charts.center_horizontally()
    charts.hide_gridlines(2)


def _row(one: Progress) -> tuple[Value, ...]:
    return (
        f"{one.month.number}月", wan(one.month_outturn), wan(one.outturn),
        rate(one.execution_rate), rate(one.planned_share), rate(one.elapsed_share),
    )  # fmt: skip


def _series(column: int, last: int) -> dict[str, object]:
    return {
        "name": [DATA, 0, column],
        "categories": [DATA, 1, 0, last, 0],
        "values": [DATA, 1, column, last, column],
    }


def _finish(chart: object, title: str, *, number: str) -> None:
    from xlsxwriter.chart import Chart

    assert isinstance(chart, Chart)  # noqa: S101 (the library's own function is not typed)
    chart.set_title({"name": title, "name_font": FACE | {"size": 14}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": FACE})
    chart.set_x_axis({"num_font": FACE})
    chart.set_y_axis({
        "num_font": FACE, "num_format": number,
        "major_gridlines": {"visible": True, "line": {"color": "#BFBFBF", "width": 0.5}},
    })  # fmt: skip
    chart.set_size({"width": 720, "height": 360})
