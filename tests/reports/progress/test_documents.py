"""The monthly 支出进度表 as a workbook and as a document."""

import zipfile
from datetime import date
from decimal import Decimal

import docx
import openpyxl
import pytest
from lxml import etree

from jixiao.domain.light import Colour, Light
from jixiao.domain.money import ZERO, Money
from jixiao.domain.month import Month
from jixiao.domain.progress import Category, Grouping, Progress
from jixiao.domain.sheet import Project
from jixiao.domain.slow import MissingPayment, SlowProject
from jixiao.domain.unit import BudgetUnit
from jixiao.domain.watching import LightProfile, WatchedRow, WatchReport
from jixiao.reports.progress import in_docx as progress_docx
from jixiao.reports.progress import in_svg as progress_svg
from jixiao.reports.progress import in_xlsx as progress_xlsx
from jixiao.reports.progress.rows import progress_table, summary

DAY = date(2025, 7, 31)
TITLE = "2025年7月支出进度表"


def row(budget, paid, *, code="", unit="", category=Category.PROJECT, planned=None, month=7):
    return Progress(
        2025,
        DAY,
        Month(2025, month),
        key=code or unit,
        category=category,
        unit=BudgetUnit("", unit),
        project=Project(code, code and f"项目{code}"),
        original_budget=Money.of(budget),
        outturn=Money.of(paid),
        month_outturn=Money.of(paid),
        planned=None if planned is None else Money.of(planned),
        planned_budget=Money.of(budget if planned else 0),
        planned_outturn=Money.of(paid if planned else 0),
        last_payment_date=DAY,
    )


BEHIND = row(1_000_000, 200_000, code="P2", unit="甲中心", planned=600_000)
ROWS = (
    WatchedRow(BEHIND, Light(Colour.RED, "按计划应支出60%，实际20%，差40个百分点")),
    WatchedRow(row(1_000_000, 700_000, code="P1", unit="甲中心"), Light(Colour.GREEN, "=好")),
    WatchedRow(row("123456.78", 60_000, unit="乙中心", category=Category.BASIC), Light()),
)
SLOW = SlowProject(
    BEHIND,
    Money.of("400000.04"),
    Decimal("0.8"),
    Decimal("0.8"),
    is_by_plan=True,
    behind_since=Month(2025, 3),
    missing=(MissingPayment("30213", "维修费", Money.of(90_000), ZERO),),
)
TOTALS = (
    row("123456.78", 60_000, category=Category.BASIC),
    row(2_000_000, 900_000, planned=600_000),
    row("2123456.78", 960_000, category=None),
)
MONTHS = tuple(row(2_000_000, 100_000 * one, month=one) for one in range(1, 8))


def table_of(rows=ROWS, slow=(SLOW,), totals=TOTALS, months=MONTHS):
    lights = LightProfile("plan", "按资金支出计划", "")
    by = (Grouping.PROJECT,)
    return progress_table(WatchReport(2025, DAY, by, lights, totals, rows, slow), months)


@pytest.fixture
def book(tmp_path):
    progress_xlsx.write_progress(table_of(), tmp_path / "进度.xlsx")
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
        1, "甲中心", "P2", "项目P2", 40, 0.8, 0.8, "2025年3月", "维修费去年同期9.00万元，今年0.00万元",
    ]  # fmt: skip
    assert found[9:] == [None] * 7


def test_charts_stand_on_figures_of_every_month(book):
    figures = book["逐月数据"]
    assert [one.value for one in figures["B"]][1:] == [10, 20, 30, 40, 50, 60, 70]
    # Without any plan there is no line for it.
    assert [len(one.series) for one in book["图表"]._charts] == [1, 2]


def test_without_slow_projects_or_months_the_workbook_says_so(tmp_path):
    progress_xlsx.write_progress(table_of(slow=(), months=()), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["支出进度表", "支出缓慢项目表"]
    assert book["支出缓慢项目表"]["A5"].value == "没有支出缓慢的项目"


def test_the_month_in_words_names_totals_parts_lights_and_the_gap():
    assert summary(table_of()) == (
        "截至2025年7月31日，全年预算212.35万元，累计支出96.00万元，执行率45.21%，时间进度58.08%。"
        "其中：基本支出全年预算12.35万元，累计支出6.00万元，执行率48.6%；"
        "项目支出全年预算200.00万元，累计支出90.00万元，执行率45%。"
        "亮灯（按资金支出计划）：红灯1个、绿灯1个。"
        "支出缓慢的项目1个，共差40.00万元，原因和措施见支出缓慢项目表。"
    )
    assert summary(table_of(rows=(), totals=(), slow=())) == (
        "截至2025年7月31日，台账中没有预算和支出。"
    )


def test_the_document_has_table_charts_and_gaps_for_cause_and_measure(tmp_path):
    path = tmp_path / "进度.docx"
    progress_docx.write_progress(table_of(), path)
    document = docx.Document(str(path))
    text = "\n".join(one.text for one in document.paragraphs)
    assert text.startswith(TITLE)
    assert "差额最大的是“项目P2”，差40.00万元，占全部差额的80.00%" in text
    assert "“项目P2”：维修费去年同期9.00万元，今年0.00万元。" in text
    first, slow = document.tables
    assert [one.text for one in first.rows[6].cells][:5] == [
        "2", "甲中心", "项目P2", "100.00", "20.00",
    ]  # fmt: skip
    assert [one.text for one in slow.rows[1].cells][-2:] == ["【待填写】", "【待填写】"]
    with zipfile.ZipFile(path) as package:
        charts = [one for one in package.namelist() if one.startswith("word/charts/")]
        bars, lines = (etree.fromstring(package.read(one)) for one in sorted(charts))
    values = bars.xpath("//*[local-name()='val']//*[local-name()='v']/text()")
    assert values == ["10.00", "20.00", "30.00", "40.00", "50.00", "60.00", "70.00"]
    names = lines.xpath("//*[local-name()='tx']/*[local-name()='v']/text()")
    assert names == ["累计执行率", "时间进度"]


def test_a_document_of_very_many_projects_lists_those_with_red_and_yellow_lights(tmp_path):
    green = [
        WatchedRow(row(10_000, 9_000, code=f"G{one}"), Light(Colour.GREEN)) for one in range(250)
    ]
    progress_docx.write_progress(table_of(rows=(*green, *ROWS), slow=()), tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    assert len(document.tables[0].rows) == 1 + 3 + 1
    text = "\n".join(one.text for one in document.paragraphs)
    assert "全部项目见同名的电子表格" in text
    assert "没有支出明显落后于计划的项目" in text


def test_more_red_lights_than_a_document_prints_are_cut_and_that_is_said(tmp_path):
    red = [WatchedRow(row(10_000, 0, code=f"R{one:03d}"), Light(Colour.RED)) for one in range(300)]
    progress_docx.write_progress(table_of(rows=tuple(red), slow=()), tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    assert len(document.tables[0].rows) == 1 + progress_docx.MOST_ROWS
    assert any("只印前200行" in one.text for one in document.paragraphs)


def test_the_charts_are_a_picture_with_a_bar_a_month_and_no_colour(tmp_path):
    progress_svg.write_progress(table_of(), tmp_path / "图.svg")
    picture = etree.parse(tmp_path / "图.svg").getroot()
    bars = picture.xpath("//*[@fill='url(#lines)']")
    assert len(bars) == 7
    heights = [int(one.get("height")) for one in bars]
    assert heights == sorted(heights)
    assert abs(heights[6] - 7 * heights[0]) <= 7
    text = etree.tostring(picture, encoding="unicode")
    assert {"累计执行率", "时间进度"} <= set(picture.itertext())
    assert "计划进度" not in text
    colours = {one.get(name) for one in picture.iter() for name in ("fill", "stroke")}
    assert colours <= {None, "none", "white", "black", "#BFBFBF", "url(#lines)"}


def test_a_month_of_refunds_goes_below_nought(tmp_path):
    months = (row(1_000_000, 300_000, month=1), row(1_000_000, -50_000, planned=1, month=2))
    progress_svg.write_progress(table_of(months=months), tmp_path / "图.svg")
    picture = etree.parse(tmp_path / "图.svg").getroot()
    above, below = picture.xpath("//*[@fill='url(#lines)']")
    assert int(above.get("y")) + int(above.get("height")) == int(below.get("y"))
    assert "计划进度" in set(picture.itertext())


def test_the_only_unit_of_a_ledger_heads_the_table():
    assert table_of(rows=ROWS[:2]).unit == "甲中心"
    assert table_of().unit == ""
