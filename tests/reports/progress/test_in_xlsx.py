"""The monthly 支出进度表 as a workbook."""

import openpyxl
import pytest
from tests.reports.progress.made import LEDGER, TITLE, row, table_of

from jixiao.domain.light import Colour, Light
from jixiao.domain.watching import WatchedRow
from jixiao.pipeline.tracing import trace
from jixiao.reports.progress import in_xlsx
from jixiao.reports.tracing.carried import FigureState


@pytest.fixture
def book(tmp_path):
    in_xlsx.write_progress(table_of(), tmp_path / "进度.xlsx", ledgers=(LEDGER,))
    return openpyxl.load_workbook(tmp_path / "进度.xlsx")


def test_the_table_has_totals_of_basic_and_project_spending_before_their_rows(book):
    tab = book["支出进度表"]
    assert tab["A1"].value == TITLE
    shown = [(one[0].value, one[2].value, one[5].value) for one in tab.iter_rows(min_row=5)]
    assert shown[:6] == [
        ("合　计", None, 212.35),
        ("一、基本支出", None, 12.35),
        (1, "基本支出", 12.35),
        ("二、项目支出", None, 200),
        (1, "项目P1", 100),
        (2, "项目P2", 100),
    ]


def test_rows_of_one_unit_are_a_merged_cell_and_text_is_no_formula(book):
    tab = book["支出进度表"]
    merged = {str(one) for one in tab.merged_cells.ranges}
    assert {"A1:N1", "D3:F3", "A3:A4", "A5:C5", "B9:B10"} <= merged
    assert tab["B9"].value == "甲中心"
    assert (tab["N9"].value, tab["N9"].data_type) == ("=好", "s")
    assert tab["K10"].value == "40"


def test_the_page_is_landscape_one_wide_with_the_titles_repeated(book):
    for tab in (book["支出进度表"], book["支出缓慢项目表"]):
        assert tab.page_setup.orientation == "landscape"
        assert tab.sheet_properties.pageSetUpPr.fitToPage
        assert tab.page_setup.fitToHeight == 0
        assert tab.print_title_rows == "$3:$4"
        assert tab.print_area


def test_slow_projects_have_columns_to_fill_in(book):
    tab = book["支出缓慢项目表"]
    assert [one.value for one in tab[4]][9:14] == [
        "经费保障", "制度保障", "人员保障", "硬件条件保障", "其他原因",
    ]  # fmt: skip
    found = [one.value for one in tab[5]]
    assert found[:9] == [
        1, "甲中心", "P2", "项目P2", 40, 0.8, 0.8, "2025年3月",
        "维修费去年同期9.00万元，今年0.00万元",
    ]  # fmt: skip
    assert found[9:] == [None] * 7


def test_charts_stand_on_figures_of_every_month(book):
    figures = book["逐月数据"]
    assert [one.value for one in figures["B"]][1:] == [10, 20, 30, 40, 50, 60, 70]
    # Without any plan there is no line for it.
    assert [len(one.series) for one in book["图表"]._charts] == [1, 2]


def test_without_slow_projects_or_months_the_workbook_says_so(tmp_path):
    in_xlsx.write_progress(table_of(slow=(), months=()), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["支出进度表", "支出缓慢项目表", "数据来源"]
    assert book["支出缓慢项目表"]["A5"].value == "没有支出缓慢的项目"


def test_every_figure_of_the_workbook_is_traced_to_the_ledger(book, tmp_path):
    assert book["数据来源"].sheet_state == "hidden"
    found = trace(tmp_path / "进度.xlsx")
    assert {one.state for one in found.figures} == {FigureState.SAME}
    assert {cell for one in found.figures for cell in one.cells} == {LEDGER}
    (one, other) = trace(tmp_path / "进度.xlsx", "212.35").figures
    assert (one.name, other.name) == ("合计年初预算", "合计全年预算")
    tabs = {one.place.tab for one in found.figures}
    assert tabs == {"支出进度表", "支出缓慢项目表", "逐月数据"}


def test_every_cell_with_a_number_but_ordinals_and_names_of_months_has_an_origin(book, tmp_path):
    cited = {(one.place.tab, one.place.row, one.place.column) for one in trace(
        tmp_path / "进度.xlsx").figures}  # fmt: skip
    for name, first in (("支出进度表", 5), ("支出缓慢项目表", 5), ("逐月数据", 2)):
        numbers = {
            (name, cell.row, cell.column)
            for line in book[name].iter_rows(min_row=first, min_col=2)
            for cell in line
            if isinstance(cell.value, int | float)
        }
        assert numbers
        assert numbers <= cited


def test_a_share_stands_in_its_cell_as_fine_as_it_is_shown(tmp_path):
    rows = (WatchedRow(row(300, 100, code="P1"), Light(Colour.GREEN)),)
    totals = (row(300, 100, category=None), row(300, 100))
    in_xlsx.write_progress(table_of(rows, (), totals), tmp_path / "a.xlsx", ledgers=(LEDGER,))
    tab = openpyxl.load_workbook(tmp_path / "a.xlsx")["支出进度表"]
    assert tab["I7"].value == 0.3333
    found = trace(tmp_path / "a.xlsx", "33.33%")
    assert found.figures
    assert {one.state for one in found.figures} == {FigureState.SAME}
