"""The year's charts of a 支出进度表: native charts of Excel, told apart without colour."""

from __future__ import annotations

from decimal import Decimal

from jixiao.domain.progress import Progress
from jixiao.reports.progress.rows import ProgressTable, wan
from jixiao.reports.workbooks.workbook import Column, Workbook, add_list

DATA, CHARTS = "逐月数据", "图表"
COLUMNS = (
    Column("月份", 12), Column("本月支出（万元）", 16, "#,##0.00"),
    Column("累计支出（万元）", 16, "#,##0.00"), Column("累计执行率", 12, "0.00%"),
    Column("计划进度", 12, "0.00%"), Column("时间进度", 12, "0.00%"),
)  # fmt: skip
FACE = {"name": "宋体", "size": 10}


def add_charts(book: Workbook, table: ProgressTable) -> None:
    """A tab with two charts and one with their figures."""
    charts = book.add_worksheet(CHARTS)
    add_list(book, DATA, COLUMNS, rows=[_row(one) for one in table.months])
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


def _row(one: Progress) -> tuple[str, Decimal, Decimal, Decimal | None, Decimal | None, Decimal]:
    return (
        f"{one.month.number}月", wan(one.month_outturn), wan(one.outturn), one.execution_rate,
        one.planned_share, one.elapsed_share,
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
