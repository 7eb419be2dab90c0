import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import pytest

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Objective, Sheet
from jixiao.domain.unit import BudgetUnit
from jixiao.readers.read import read_document
from jixiao.reports.documents.self_evaluation import report_title, unit_name, write_self_evaluation
from jixiao.reports.paper.gongwen import ANNEX, QUOTED

NUMBER = re.compile(r"\d+(?:\.\d+)?")
HALF_WIDTH = re.compile(r"[一-龥][,;:!?()]|[,;:!?()][一-龥]")
FINDINGS = [
    Finding(
        "TG003", Severity.WARNING, "指标“覆盖率”的指标值可以超过上限", project="全民素质经费",
        fix="改写指标值",
    ),
    Finding(
        "TG003", Severity.WARNING, "指标“普及率”的指标值可以超过上限",
        project="科协改革试点经费", fix="改写指标值",
    ),
    Finding(
        "OB001", Severity.ERROR, "绩效目标没有写明产出", project="全民素质经费", fix="写明产出"
    ),
    Finding("FU001", Severity.ERROR, "文字与表格的预算数不一致", fix="核对后改为一致"),
]  # fmt: skip


def write(document, path, *, findings=(), scores=()):
    write_self_evaluation(document, findings=findings, scores=scores, path=path)
    return docx.Document(path)


@pytest.fixture
def written(report, tmp_path):
    return write(report, tmp_path / "report.docx", findings=FINDINGS)


def body_of(word):
    """The paragraphs before the first annex, and the tables before it."""
    paragraphs = []
    for paragraph in word.paragraphs:
        if paragraph.style.name == ANNEX:
            break
        paragraphs.append(paragraph)
    return paragraphs


def own_text(word):
    """What the report itself says, the words kept from the unit left out."""
    return [one.text for one in body_of(word) if one.style.name != QUOTED]


def text_of(word):
    return "\n".join(own_text(word))


def test_the_report_has_the_four_parts_in_order(written):
    parts = [one.text for one in written.paragraphs if one.style.name == "Heading 1"]
    assert parts == [
        "一、绩效自评工作组织开展情况",
        "二、绩效目标实现情况",
        "三、绩效目标设定质量情况",
        "四、整改措施及结果应用",
    ]


def test_every_number_in_the_text_is_one_of_the_sheets_and_findings(written, report):
    sheets = report.sheets
    indicators = [one for sheet in sheets for one in sheet.indicators]
    budgets = [sheet.funds[0].original_budget.yuan / 10000 for sheet in sheets]
    amounts = {f"{number:.2f}" for number in (*budgets, sum(budgets))}
    counts = {
        len(sheets), len(indicators), sum(len(sheet.objectives) for sheet in sheets),
        len(report.listings[0].items), len(FINDINGS), 3, 2, 1, 2020, 2021, 24,
    }  # fmt: skip
    for group in (indicators, *(sheet.indicators for sheet in sheets)):
        for term in ("output", "outcome", "satisfaction"):
            counts.add(sum(1 for one in group if one.dimension_term == term))
        counts.add(len(group))
    counts |= {len(sheet.objectives) for sheet in sheets} | set(range(1, len(sheets) + 1))
    found = set(NUMBER.findall(text_of(written)))
    assert found <= amounts | {str(count) for count in counts}
    assert found >= amounts | {str(len(indicators)), str(len(sheets))}


def test_text_and_table_state_the_same_amounts(written, report):
    table = written.tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    for _number, name, budget, _outturn, _rate in rows[:-1]:
        assert f"{name}{budget}万元" in text_of(written)
    assert len(rows) == len(report.sheets) + 1
    assert f"预算数合计{rows[-1][2]}万元" in text_of(written)


def test_a_changed_budget_changes_every_place_that_states_it(report, tmp_path):
    first = report.sheets[0]
    fund = replace(first.funds[0], original_budget=first.funds[0].original_budget + first.budget)
    changed = replace(first, funds=(fund, *first.funds[1:]))
    word = write(replace(report, sheets=(changed, *report.sheets[1:])), tmp_path / "r.docx")
    assert text_of(word).count("科协改革试点经费20.00万元") == 1
    assert "预算数20.00万元" in text_of(word)
    assert "预算数合计418.00万元" in text_of(word)
    assert word.tables[0].cell(1, 2).text == "20.00"


def test_what_the_unit_wrote_on_organisation_is_kept_as_written(written, report):
    quoted = [one.text for one in written.paragraphs if one.style.name == QUOTED]
    source = next(one for one in report.sections if "组织" in one.title)
    assert quoted == [one.text.strip() for one in source.paragraphs]


def test_nothing_is_invented_where_only_a_person_can_know(written):
    text = text_of(written)
    for gap in (
        "全年执行数和预算执行率",
        "实际完成值",
        "自评结果如何用于",
        "原报告文字列有项目12项",
    ):
        assert re.search(f"【待填写：[^】]*{gap}", text)
    runs = [run for one in written.paragraphs for run in one.runs if "【待填写" in run.text]
    assert all(run.font.highlight_color is not None for run in runs)


def test_own_sentences_hold_no_half_width_punctuation(written):
    for text in own_text(written):
        assert not HALF_WIDTH.search(text), text


def test_part_three_counts_only_findings_on_targets_and_shows_examples(written):
    text = text_of(written)
    assert "发现绩效目标设定质量问题3个，其中绩效目标方面1个、指标值方面2个，涉及2个项目" in text
    assert "按严重程度分，错误1个、警告2个" in text
    assert "1．指标“覆盖率”的指标值可以超过上限（项目：全民素质经费）。此类问题共2个。" in text


def test_part_four_lists_measures_by_family_for_people_to_take_on(written):
    table = written.tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[1] == ["1", "资金与数量", "1", "核对后改为一致。", "【待填写】", "【待填写】"]
    assert [row[1] for row in rows[1:]] == ["资金与数量", "绩效目标", "指标值"]
    assert rows[3][2:4] == ["2", "改写指标值。"]


def test_a_report_without_findings_says_so_and_leaves_the_judgement_open(report, tmp_path):
    text = text_of(write(report, tmp_path / "r.docx"))
    assert "未发现绩效目标、绩效指标和指标值设定方面的问题" in text
    assert "检查未发现需要整改的问题" in text


def test_many_kinds_of_faults_are_cut_short_and_point_at_the_list(report, tmp_path):
    findings = [
        Finding(f"TG00{at}", Severity.NOTE, f"第{at}类问题", fix=f"第{at}种改法")
        for at in range(1, 7)
    ]
    word = write(
        report, tmp_path / "r.docx", findings=[*findings, Finding("ZZ001", Severity.NOTE, "另一类")]
    )
    assert "其余3个问题见问题清单。" in text_of(word)
    cells = [row.cells[3].text for row in word.tables[1].rows]
    assert cells[1] == "1．第1种改法。\n2．第2种改法。\n3．第3种改法。\n其余3条见问题清单。"
    assert cells[2] == "【待填写：整改措施】"


def test_scores_and_ratings_are_reported_with_their_differences(evaluation, tmp_path):
    (sheet,) = evaluation.sheets
    other = replace(
        sheet, project=replace(sheet.project, name="养护"), total_score=None, rating="良"
    )
    sheets = (replace(sheet, total_score=Decimal(92), rating="优"), other)
    scores = [SheetScore(total=Decimal("91.5")), None]
    word = write(replace(evaluation, sheets=sheets), tmp_path / "r.docx", scores=scores)
    text = text_of(word)
    assert "1个项目填报了自评得分，平均92分。1个项目可以按评分办法重新计算得分，平均91.5分" in text
    assert "评价等级为“优”的1个、为“良”的1个" in text
    assert "1个项目的自评得分与计算得分不一致：委托业务项目" in text
    assert [cell.text for cell in word.tables[1].rows[1].cells] == [
        "1", "委托业务项目", "92", "91.5", "优",
    ]  # fmt: skip


def test_the_execution_rate_is_that_of_the_projects_with_budget_and_outturn(evaluation, tmp_path):
    (sheet,) = evaluation.sheets
    fund = sheet.funds[0]
    half = replace(fund, final_budget=fund.budget.of(3), outturn=fund.budget.of(2))
    silent = replace(fund, final_budget=fund.budget.of(5), outturn=None)
    sheets = tuple(replace(sheet, funds=(one,)) for one in (half, silent))
    text = text_of(write(replace(evaluation, sheets=sheets), tmp_path / "r.docx"))
    assert "填报执行数的1个项目，全年执行数合计0.0002万元，预算执行率为66.67%" in text
    assert "其余1个项目的全年执行数" in text


def test_a_budget_of_nothing_has_no_rate(evaluation, tmp_path):
    text = text_of(write(evaluation, tmp_path / "r.docx"))
    assert "预算数合计为零，无法计算预算执行率" in text


def test_results_of_objectives_are_kept_in_the_units_words(evaluation, tmp_path):
    (sheet,) = evaluation.sheets
    first = replace(sheet, objectives=(Objective("修路", result="已修路,20公里"),))
    indicator = replace(sheet.indicators[0], actual=None)
    second = replace(sheet, funds=(), indicators=(indicator, *sheet.indicators[1:]))
    word = write(replace(evaluation, sheets=(first, second)), tmp_path / "r.docx")
    quoted = [one.text for one in word.paragraphs if one.style.name == QUOTED]
    assert quoted == ["已修路,20公里。"]
    text = text_of(word)
    assert "【待填写：该项目绩效目标的实际完成情况】" in text
    assert "已填报实际完成值的绩效指标17项，未填报的1项" in text
    assert "有1个项目的绩效表没有预算数" in text
    assert "有1个项目的绩效表没有绩效目标" in text


def test_many_projects_are_listed_in_the_table_only(report, tmp_path):
    word = write(replace(report, sheets=report.sheets * 4), tmp_path / "r.docx")
    assert "各项目预算数见项目资金情况表。" in text_of(word)


def test_every_sheet_is_an_annex_on_a_page_of_its_own_and_reads_back(written, report, tmp_path):
    again = read_document(tmp_path / "report.docx")
    assert [one.project for one in again.sheets] == [one.project for one in report.sheets]
    assert [one.text for one in written.paragraphs if one.style.name == ANNEX] == [
        f"附件{at}" for at in range(1, 8)
    ]
    assert written.styles[ANNEX].paragraph_format.page_break_before
    assert "附件：1．科协改革试点经费绩效目标表" in text_of(written)


def test_the_report_is_signed_by_the_unit_on_its_date(written, report, tmp_path):
    assert own_text(written)[-2:] == ["保定市科学技术协会", "2021年2月24日"]
    undated = write(replace(report, signed_date=None), tmp_path / "r.docx")
    assert own_text(undated)[-1] == "【待填写：成文日期】"


def test_the_title_is_the_units_own_or_made_of_unit_and_year():
    unit = BudgetUnit("731002", "某市科学技术协会（机关）")
    own = Document(title="2020年某市科学技术协会绩效自评工作报告", unit=unit)
    assert report_title(own) == ("2020年某市科学技术协会", "绩效自评工作报告")
    assert unit_name(own) == "某市科学技术协会"
    made = Document(title="项目支出绩效自评表", unit=unit, fiscal_year=2022)
    assert report_title(made) == ("某市科学技术协会（机关）", "2022年度项目支出绩效自评报告")
    assert report_title(Document(title="某局自评报告")) == ("某局自评报告",)
    assert report_title(Document()) == ("【待填写：单位名称】【待填写：年度】项目支出绩效自评报告",)


def test_a_document_without_sheets_still_gives_a_report_to_fill_in(tmp_path):
    text = text_of(write(Document(signed_date=date(2024, 3, 1)), tmp_path / "r.docx"))
    assert "项目共0个" in text
    assert "附件" not in text


def test_sheets_without_project_are_named_by_their_unit(tmp_path):
    sheet = Sheet(unit="某县公路站", title="部门整体支出绩效自评表")
    text = text_of(write(Document(sheets=(sheet,)), tmp_path / "r.docx"))
    assert "附件：部门整体支出绩效自评表（某县公路站）" in text
