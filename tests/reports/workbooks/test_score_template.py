"""The sheet to be filled in: locked but for what is asked, and scored when it comes back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl import load_workbook

from jixiao import pipeline
from jixiao.domain.document import Document, Source
from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet
from jixiao.forms.form import all_forms
from jixiao.reports.workbooks.score_template import Unfilled, form_to_fill, write_template

ROWS = [
    ("产出指标", "数量指标", "培训人次", "≥1000人次", "20"),
    ("产出指标", "质量指标", "合格率", "≥95%", "15"),
    ("产出指标", "时效指标", "完成时间", "2022年11月底前", "15"),
    ("效益指标", "社会效益指标", "服务水平", "明显提升", "20"),
    ("效益指标", "社会效益指标", "是否公开", "是", "10"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "10"),
]
ANSWERS = {
    "培训人次": 800, "合格率": 0.98, "完成时间": "2022年10月", "是否公开": "是", "群众满意度": 90,
}  # fmt: skip
FUND = {"source": "total", "label": "年度资金总额", "original_budget": "100万元"}


def objectives(**fields):
    keys = ("dimension", "kind", "name", "target", "points")
    data = {
        "kind": "objective", "title": "项目绩效目标表", "project": "职业培训", "fiscal_year": 2022,
        "department": "某县人社局", "unit": "某县就业中心", "funds": [FUND],
        "objectives": ["培训一千人次"],
        "indicators": [dict(zip(keys, row, strict=True)) for row in ROWS],
    }  # fmt: skip
    return Document(source=Source("目标表.docx"), sheets=(from_plain(Sheet, data | fields),))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "template.xlsx"


def cells_of(tab):
    """Every cell that can be filled in, by the title of its column and the row's name."""
    titles, found = {}, {}
    for row in tab.iter_rows():
        texts = {cell.column: str(cell.value or "") for cell in row}
        if "三级指标" in texts.values() or "全年执行数" in texts.values():
            titles = texts
        name = next((one for one in texts.values() if one in {each[2] for each in ROWS}), "")
        if "年度资金总额" in texts.values():
            name = "年度资金总额"
        for cell in row:
            if not cell.protection.locked:
                found[name, titles.get(cell.column, "")] = cell
    return found


def filled(path, answers, *, grade="达成年度指标", outturn=90):
    book = load_workbook(path)
    (tab,) = book.worksheets
    cells = cells_of(tab)
    cells["年度资金总额", "全年执行数"].value = outturn
    for name, value in (answers | {"服务水平": grade}).items():
        cells[name, "实际完成值"].value = value
    book.save(path)
    return pipeline.read(path)


def test_a_filled_template_is_read_and_scored(path):
    assert pipeline.write_template(objectives(), path) == []
    document = filled(path, ANSWERS)
    assert document.problems == ()
    (sheet,) = document.sheets
    assert (sheet.kind, sheet.form) == ("self_evaluation", "mof_2020_self_evaluation")
    (score,) = pipeline.score(document)
    assert score.execution.score == Decimal("9.00")
    assert [one.score for one in score.indicators] == [16, 15, 15, 20, 10, 10]
    assert (score.total, score.rating, score.problems) == (Decimal("95.00"), "优", ())


@pytest.mark.parametrize(
    ("grade", "score"), [("部分达成年度指标并具有一定效果", 14), ("未达成年度指标且效果较差", 6)]
)
def test_every_grade_that_can_be_chosen_is_scored_as_that_grade(path, grade, score):
    pipeline.write_template(objectives(), path)
    (scored,) = pipeline.score(filled(path, ANSWERS, grade=grade))
    assert scored.indicators[3].score == score


def test_the_evaluators_own_score_within_a_grade_stands(path):
    pipeline.write_template(objectives(), path)
    book = load_workbook(path)
    cells_of(book.worksheets[0])["服务水平", "得分"].value = 18
    book.save(path)
    (scored,) = pipeline.score(filled(path, ANSWERS))
    assert scored.indicators[3].score == 18


def test_only_what_is_asked_can_be_filled_in(path):
    pipeline.write_template(objectives(), path)
    (tab,) = load_workbook(path).worksheets
    assert tab.protection.sheet
    columns = {(name, title) for name, title in cells_of(tab) if name and name != "年度资金总额"}
    names = {row[2] for row in ROWS}
    asked = {(name, title) for name in names for title in ("实际完成值", "偏差原因分析及改进措施")}
    assert columns == asked | {("服务水平", "得分")}
    money = {title for name, title in cells_of(tab) if name == "年度资金总额"}
    assert money == {"全年预算数", "全年执行数"}


def rules_of(path):
    (tab,) = load_workbook(path).worksheets
    cells = {cell.coordinate: key for key, cell in cells_of(tab).items()}
    return {cells[str(one.sqref)]: one for one in tab.data_validations.dataValidation}


def test_what_may_be_entered_is_restricted_by_what_the_target_is(path):
    pipeline.write_template(objectives(), path)
    rules = rules_of(path)
    assert rules["年度资金总额", "全年执行数"].type == "decimal"
    number = rules["培训人次", "实际完成值"]
    assert (number.type, "ISNUMBER" in number.formula1) == ("custom", True)
    assert "单位：人次" in number.prompt
    assert "98%" in rules["合格率", "实际完成值"].prompt
    words = rules["服务水平", "实际完成值"]
    assert words.type == "list"
    assert words.formula1 == (
        '"达成年度指标,部分达成年度指标并具有一定效果,未达成年度指标且效果较差,不涉及"'
    )
    assert rules["是否公开", "实际完成值"].formula1 == '"是,否,不涉及"'
    day = rules["完成时间", "实际完成值"]
    assert (day.type, day.errorStyle, "年" in day.formula1) == ("custom", "warning", True)
    own = rules["服务水平", "得分"]
    assert (own.type, own.formula1, own.formula2) == ("decimal", "0", "20")


def test_points_that_are_missing_are_asked_for(path):
    rows = [{"name": "培训人次", "dimension": "产出指标", "target": "≥1000人次"}]
    (remark,) = pipeline.write_template(objectives(indicators=rows), path)
    assert "有1个指标没有分值" in remark
    rule = rules_of(path)["培训人次", "分值"]
    assert (rule.type, rule.formula1, rule.formula2) == ("decimal", "0", "100")


def test_what_was_reported_already_is_kept(path, samples_evaluation):
    pipeline.write_template(samples_evaluation, path)
    before, after = samples_evaluation.sheets[0], pipeline.read(path).sheets[0]
    assert [one.actual.text for one in after.indicators] == [
        one.actual.text for one in before.indicators
    ]
    assert {one.score for one in after.indicators} == {None}
    assert [one.points for one in after.indicators] == [one.points for one in before.indicators]


@pytest.fixture
def samples_evaluation(samples):
    return pipeline.read(samples / "self-evaluations" / "shanxi-jishan-2020.xlsx")


def test_it_is_ready_to_print(path):
    pipeline.write_template(objectives(), path)
    (tab,) = load_workbook(path).worksheets
    assert tab.print_area
    assert tab.page_setup.paperSize == 9
    assert tab.sheet_properties.pageSetUpPr.fitToPage


def test_several_sheets_are_tabs_that_can_be_told_apart(path, samples):
    report = pipeline.read(samples / "baoding-2020" / "report.docx")
    pipeline.write_template(report, path)
    names = load_workbook(path).sheetnames
    assert (len(names), names[0]) == (7, "1.科协改革试点经费")
    again = pipeline.read(path)
    assert [one.project.name for one in again.sheets] == [one.project.name for one in report.sheets]
    assert {one.kind for one in again.sheets} == {"self_evaluation"}


def test_without_ruleset_words_are_free_and_the_reasons_of_funds_can_be_filled_in(path):
    form = next(one for one in all_forms() if one.name == "sichuan_2022_self_evaluation")
    (sheet,) = objectives(kind="self_evaluation", form=form.name).sheets
    write_template([Unfilled(sheet)], path)
    book = load_workbook(path)
    assert book.worksheets[0].protection.sheet
    kinds = {one.type for one in book.worksheets[0].data_validations.dataValidation}
    assert kinds == {"decimal", "custom", "list", None}
    assert form_to_fill(sheet) == form


def test_a_year_without_ruleset_is_written_all_the_same_and_told(path):
    (remark,) = pipeline.write_template(objectives(fiscal_year=2012), path)
    assert "没有适用于这张表（绩效自评表，2012年度）的评分办法" in remark
    assert len(pipeline.read(path).sheets) == 1


def test_a_sheet_of_monitoring_becomes_a_self_evaluation(path):
    pipeline.write_template(objectives(kind="monitoring"), path)
    (sheet,) = pipeline.read(path).sheets
    assert (sheet.kind, sheet.title) == ("self_evaluation", "项目支出绩效自评表")
    assert sheet.fiscal_year == 2022


def test_a_whole_department_is_filled_in_on_its_own_form(path):
    (sheet,) = objectives(kind="whole_department").sheets
    assert form_to_fill(sheet).kind == "whole_department"
    write_template([Unfilled(sheet)], path)
    assert load_workbook(path).worksheets[0].protection.sheet


def test_long_targets_do_not_break_the_limits_of_excel(path):
    rows = [{"name": "长", "target": "≥1个（" + "说明" * 200 + "）", "points": "100"}]
    pipeline.write_template(objectives(indicators=rows), path)
    prompts = [
        one.prompt for one in load_workbook(path).worksheets[0].data_validations.dataValidation
    ]
    assert max(map(len, prompts)) == 255


def test_a_file_without_sheets_is_told(path):
    with pytest.raises(pipeline.Unknown, match="没有读到绩效表"):
        pipeline.write_template(Document(source=Source("空.docx")), path)
    assert not path.exists()
