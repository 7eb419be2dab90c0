"""Official forms to be filled in: locked but for what is asked, and read back as filled in."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.forms.made import sheets
from tests.forms.test_round_trip import said

from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.monitoring import Likelihood
from jixiao.domain.sheet import Fund, FundSource, Project, Sheet, SheetKind
from jixiao.domain.target import Target
from jixiao.forms.form import all_forms
from jixiao.readers.read import read_document
from jixiao.reports.workbooks.form_template import UnknownForm, write_form

EACH = pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.name)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "form.xlsx"


def tab_of(path):
    (tab,) = load_workbook(path).worksheets
    return tab


def rules(tab):
    """What may be entered in every cell that can be filled in, by the cell."""
    return {str(one.sqref): one for one in tab.data_validations.dataValidation}


def open_cells(tab):
    merged = {cell for area in tab.merged_cells.ranges for cell in area.cells}
    tops = {(area.min_row, area.min_col) for area in tab.merged_cells.ranges}
    return [
        cell
        for row in tab.iter_rows()
        for cell in row
        if not cell.protection.locked
        and ((cell.row, cell.column) not in merged or (cell.row, cell.column) in tops)
    ]


@EACH
def test_every_open_cell_of_a_blank_form_says_in_chinese_what_is_asked(form, path):
    write_form(form.name, path, rows=3)
    tab = tab_of(path)
    assert tab.protection.sheet
    told = rules(tab)
    cells = open_cells(tab)
    assert {cell.coordinate for cell in cells} == set(told)
    assert all(not one.promptTitle.isascii() and one.prompt for one in told.values())
    assert len(cells) > 10


@EACH
def test_a_filled_blank_form_is_read_as_what_was_entered(form, path):
    write_form(form.name, path, rows=3)
    book = load_workbook(path)
    (tab,) = book.worksheets
    told = rules(tab)
    for cell in open_cells(tab):
        rule = told[cell.coordinate]
        cell.value = entered(rule)
    tab["A2"].value = "（2024年度）"
    book.save(path)
    document = read_document(path)
    (sheet,) = document.sheets
    assert (sheet.form, sheet.kind, sheet.fiscal_year) == (form.name, form.kind, 2024)
    sides = len({slot.term for slot in (*form.columns("indicators"), *form.columns("goals"))})
    assert len(sheet.indicators) == 3 * sides
    assert {one.dimension for one in sheet.indicators} == {"成本指标"}
    if any(block.kind == "funds" for block in form.blocks):
        assert sheet.funds[0].original_budget == Money(Decimal(70_000))


def entered(rule):
    """Something that the rule lets pass."""
    if rule.type == "list":
        return rule.formula1.strip('"').split(",")[0]
    if rule.type == "decimal":
        return 0.07 if rule.promptTitle == "执行率" else 7
    return f"{rule.promptTitle}甲"


def test_a_tick_is_the_only_choice_for_causes_and_likelihoods(path):
    write_form("mof_2019_monitoring", path, rows=1)
    ticks = [one for one in rules(tab_of(path)).values() if one.formula1 == '"√"']
    titles = sorted(one.promptTitle for one in ticks)
    assert titles.count("完成目标可能性") == 3
    assert [one for one in titles if one.startswith("偏差原因：")] == sorted(
        f"偏差原因：{one}"
        for one in ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他原因")
    )


def test_amounts_are_numbers_that_are_not_negative_and_levels_may_be_others(path):
    write_form("mof_2020_self_evaluation", path, rows=1)
    told = list(rules(tab_of(path)).values())
    money = [one for one in told if one.promptTitle == "金额"]
    assert {(one.type, one.operator, one.formula1) for one in money} == {
        ("decimal", "greaterThanOrEqual", "0")
    }
    levels = [one for one in told if one.promptTitle == "一级指标"]
    assert {(one.type, one.errorStyle) for one in levels} == {("list", "warning")}
    assert levels[0].formula1 == '"成本指标,产出指标,效益指标,满意度指标"'


def test_a_change_of_the_budget_may_be_below_nought(path):
    write_form("local_2020_points_first", path, rows=1)
    least = {one.formula1 for one in rules(tab_of(path)).values() if one.promptTitle == "金额"}
    assert "-10000000000000" in least


def watched():
    rows = (
        Indicator("里程", "产出指标", "数量指标", target=Target.parse("≥50公里")),
        Indicator("开工", "产出指标", "时效指标", target=Target.parse("2024年6月底前")),
    )
    fund = Fund(FundSource.TOTAL, "年度资金总额", None)
    return Sheet(
        SheetKind.MONITORING, "项目支出绩效目标执行监控表", Project("", "修路"), unit="某中心",
        fiscal_year=2024, cut_off_month=7, funds=(fund,), indicators=rows,
        form="mof_2019_monitoring",
    )  # fmt: skip


def test_what_a_sheet_says_is_locked_and_its_results_are_asked(path):
    write_form(watched(), path)
    tab = tab_of(path)
    open_texts = {cell.value for cell in open_cells(tab)}
    assert not open_texts & {"修路", "里程", "≥50公里", "某中心"}
    prompts = [one for one in rules(tab).values() if one.promptTitle == "当前执行情况"]
    assert "单位：公里" in prompts[0].prompt
    assert (prompts[1].type, prompts[1].errorStyle) == ("custom", "warning")


def test_a_watched_sheet_filled_in_is_read_back(path):
    write_form(watched(), path)
    book = load_workbook(path)
    (tab,) = book.worksheets
    told = rules(tab)
    choices = iter([None, "√", None])
    row = next(cell.row for line in tab.iter_rows() for cell in line if cell.value == "里程")
    for cell in (one for one in open_cells(tab) if one.row == row):
        title = told[cell.coordinate].promptTitle
        cell.value = 45 if title in {"当前执行情况", "全年预计完成情况"} else None
        cell.value = next(choices) if title == "完成目标可能性" else cell.value
    book.save(path)
    (sheet,) = read_document(path).sheets
    first = sheet.indicators[0].monitoring
    assert (first.current.text, first.likelihood) == ("45", Likelihood.POSSIBLE)
    assert sheet.cut_off_month == 7


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
@EACH
def test_a_form_keeps_what_its_sheet_says(form, data, tmp_path_factory):
    sheet = data.draw(sheets(form))
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    write_form(sheet, path)
    (again,) = read_document(path).sheets
    assert said(again) == said(sheet)


def test_points_may_be_no_more_than_the_indicator_has(path):
    one = Indicator("里程", "产出指标", "数量指标", points=Decimal("12.5"))
    sheet = Sheet(SheetKind.SELF_EVALUATION, form="mof_2020_self_evaluation", indicators=(one,))
    write_form(replace(sheet, fiscal_year=2024), path)
    scores = [one for one in rules(tab_of(path)).values() if one.promptTitle == "得分"]
    assert ("0", "12.5") in {(one.formula1, one.formula2) for one in scores}


def test_a_form_that_is_not_there_is_told_with_those_that_are(path):
    with pytest.raises(UnknownForm, match=r"没有名为“自评表”的表样.*mof_2020_self_evaluation"):
        write_form("自评表", path)
    assert not path.exists()
