import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.reports.documents.papers import own_text, table_of, text_of

from jixiao.domain.actual import Actual
from jixiao.domain.document import Document
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.money import Money
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Fund, FundSource, Objective, Project, Sheet, SheetKind
from jixiao.domain.unit import BudgetUnit
from jixiao.readers.read import read_document
from jixiao.reports.documents.organisation import report_title
from jixiao.reports.documents.self_evaluation import (
    self_evaluation_paper,
    write_self_evaluation,
)
from jixiao.reports.documents.telling import unit_name
from jixiao.reports.paper.model import (
    Annex,
    AnnexList,
    Heading,
    Signature,
    Table,
    Text,
    plain,
)

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


def make(document, *, findings=(), scores=(), previous=None):
    return self_evaluation_paper(document, findings=findings, scores=scores, previous=previous)


def with_money(sheet, *, budget, outturn, name="", reason=""):
    fund = Fund(
        FundSource.TOTAL,
        final_budget=None if budget is None else Money.of(budget, unit="万元"),
        outturn=None if outturn is None else Money.of(outturn, unit="万元"),
        reason=reason,
    )
    project = replace(sheet.project, name=name or sheet.project.name)
    return replace(sheet, funds=(fund,), project=project)


@pytest.fixture(scope="module")
def paper(report):
    return make(report, findings=FINDINGS)


@pytest.fixture
def sheet(evaluation):
    return evaluation.sheets[0]


def test_the_report_has_the_four_parts_in_order(paper):
    parts = [
        plain(one.spans) for one in paper.blocks if isinstance(one, Heading) and one.level == 1
    ]
    assert parts == [
        "一、绩效自评工作组织开展情况",
        "二、绩效目标实现情况",
        "三、绩效目标设定质量情况",
        "四、整改措施及结果应用",
    ]


def test_text_and_table_state_the_same_amounts(paper):
    rows = table_of(paper, "money.table")[1:]
    for _number, name, budget, _outturn, _rate in rows[:-1]:
        assert f"{name}{budget}万元" in text_of(paper)
    assert rows[-1][2] == "408.00"
    assert "408.00万元" in text_of(paper)


def test_a_changed_budget_changes_every_place_that_states_it(report):
    first = report.sheets[0]
    fund = replace(first.funds[0], original_budget=first.funds[0].original_budget + first.budget)
    changed = replace(first, funds=(fund, *first.funds[1:]))
    paper = make(replace(report, sheets=(changed, *report.sheets[1:])))
    assert text_of(paper).count("科协改革试点经费20.00万元") == 1
    assert "20.00万元。" in text_of(paper)
    assert "418.00万元" in text_of(paper)
    assert table_of(paper, "money.table")[1][2] == "20.00"


def test_what_the_unit_wrote_on_organisation_is_kept_as_written(paper, report):
    quoted = [plain(one.spans) for one in paper.blocks if isinstance(one, Text) and one.is_quoted]
    source = next(one for one in report.sections if "组织" in one.title)
    assert quoted == [one.text.strip() for one in source.paragraphs]


def test_nothing_is_invented_where_only_a_person_can_know(paper):
    text = text_of(paper)
    for gap in ("全年执行数和预算执行率", "实际完成值", "自评结果如何用于", "补齐其余项目的绩效表"):
        assert re.search(f"【待填写：[^】]*{gap}", text)
    assert re.search("项目12项，.{2,4}绩效表7张", text)
    assert table_of(paper, "money.table")[1][3:] == ["【待填写】", "【待填写】"]


def test_own_sentences_hold_no_half_width_punctuation(paper):
    for text in own_text(paper):
        assert not HALF_WIDTH.search(text), text


def test_part_three_counts_only_findings_on_targets_and_shows_examples(paper):
    text = text_of(paper)
    assert "问题3个" in text
    assert "绩效目标方面1个、指标值方面2个，涉及2个项目" in text
    assert "错误1个、警告2个" in text
    assert re.search("1．指标“覆盖率”的指标值可以超过上限（项目：全民素质经费）。.*2个", text)


def test_part_four_lists_measures_by_family_for_people_to_take_on(paper):
    rows = table_of(paper, "measures.table")
    assert rows[1] == ["1", "资金与数量", "1", "核对后改为一致。", "【待填写】", "【待填写】"]
    assert [row[1] for row in rows[1:]] == ["资金与数量", "绩效目标", "指标值"]
    assert rows[3][2:4] == ["2", "改写指标值。"]


def test_a_report_without_findings_says_so_and_leaves_the_judgement_open(report):
    text = text_of(make(report))
    assert "未发现" in text or "没有发现" in text
    assert "需要整改的问题。" in text or "应当整改的问题。" in text
    assert "【待填写：本单位对绩效目标设定质量的总体判断】" in text


def test_a_single_finding_is_not_counted_among_itself(report):
    text = text_of(make(report, findings=FINDINGS[:1]))
    assert "其中指标值方面1个" not in text
    assert "“警告”" in text


def test_many_kinds_of_faults_are_cut_short_and_point_at_the_list(report):
    findings = [
        Finding(f"TG00{at}", Severity.NOTE, f"第{at}类问题", fix=f"第{at}种改法")
        for at in range(1, 7)
    ]
    paper = make(report, findings=[*findings, Finding("ZZ001", Severity.NOTE, "另一类")])
    assert re.search("3个问题，?(见|详见)问题清单。", text_of(paper))
    cells = [row[3] for row in table_of(paper, "measures.table")]
    assert cells[1] == "1．第1种改法。\n2．第2种改法。\n3．第3种改法。\n其余3条见问题清单。"
    assert cells[2] == "【待填写：整改措施】"


def test_scores_and_ratings_are_reported_with_their_differences(evaluation, sheet):
    first = replace(sheet, total_score=Decimal(92), rating="优")
    other = replace(sheet, project=Project(name="养护"), total_score=None, rating="良")
    scores = [SheetScore(total=Decimal("91.5"), rating="差"), None]
    paper = make(replace(evaluation, sheets=(first, other)), scores=scores)
    text = text_of(paper)
    assert "92分" in text
    assert "平均91.5分" in text or "平均得分91.5分" in text
    assert "为“优”的1个、为“良”的1个" in text
    assert "委托业务项目" in text.split("不一致")[1]
    assert table_of(paper, "score.table")[1] == ["1", "委托业务项目", "92", "91.5", "优"]


def test_a_rating_that_was_only_worked_out_is_not_called_the_units_own(evaluation, sheet):
    scores = [SheetScore(total=Decimal("91.5"), rating="优")]
    first = replace(sheet, total_score=Decimal("91.5"), rating="")
    text = text_of(make(replace(evaluation, sheets=(first,)), scores=scores))
    assert re.search("得分为91.5分，(对应等级为“优”|相当于“优”等级)", text)
    two = (first, replace(first, project=Project(name="养护")))
    paper = make(replace(evaluation, sheets=two), scores=scores * 2)
    assert table_of(paper, "score.table")[0][-1] == "对应等级"


def test_the_execution_rate_is_that_of_the_projects_with_budget_and_outturn(evaluation, sheet):
    half = with_money(sheet, budget=3, outturn=2, name="甲")
    silent = with_money(sheet, budget=5, outturn=None, name="乙")
    paper = make(replace(evaluation, sheets=(half, silent)))
    assert "2.00万元，预算执行率为66.67%" in text_of(paper)
    assert "【待填写：其余项目的全年执行数" in text_of(paper)
    assert table_of(paper, "money.table")[-1][3] == "【待填写】"


def test_a_budget_of_nothing_has_no_rate(evaluation):
    assert "均为零" in text_of(make(evaluation))
    assert "%" not in text_of(make(evaluation)).split("（二）")[0]


def test_best_and_worst_projects_are_named_and_ties_are_told(evaluation, sheet):
    sheets = tuple(
        with_money(sheet, budget=10, outturn=outturn, name=name)
        for name, outturn in (("甲", 10), ("乙", 10), ("丙", 4))
    )
    text = text_of(make(replace(evaluation, sheets=sheets)))
    assert re.search("甲等2个项目.{0,8}100.00%", text)
    assert re.search("丙.{0,8}40.00%", text)


def test_the_cause_that_a_sheet_gives_is_quoted_and_not_asked_for_again(evaluation, sheet):
    one = with_money(sheet, budget=10, outturn=4, reason="招标推迟到12月。")
    text = text_of(make(replace(evaluation, sheets=(one,))))
    assert "：招标推迟到12月。" in text
    assert "没有全部执行的原因" not in text


def test_spending_more_than_the_budget_is_told_and_asked_about(evaluation, sheet):
    one = with_money(sheet, budget=10, outturn=12)
    text = text_of(make(replace(evaluation, sheets=(one,))))
    assert "2.00万元。【待填写：执行数超出预算数的原因】" in text


def test_one_project_reads_differently_from_many(evaluation):
    text = text_of(make(evaluation))
    assert "1个项目" not in text
    assert "各项目" not in text
    assert "项目资金情况表" not in text
    assert not next(one for one in make(evaluation).blocks if isinstance(one, Table)).caption


def test_a_whole_department_is_not_called_a_project(evaluation, sheet):
    whole = replace(sheet, kind=SheetKind.WHOLE_DEPARTMENT, project=Project(), unit="某县公路站")
    paper = make(replace(evaluation, title="", sheets=(whole,)))
    assert paper.title.endswith("部门整体支出绩效自评报告")
    assert "某县公路站部门整体支出" in text_of(paper)
    assert "项目" not in text_of(paper).split("三、")[0].replace("项目名称", "")


def test_results_of_objectives_are_kept_in_the_units_words(evaluation, sheet):
    first = replace(sheet, objectives=(Objective("修路", result="已修路,20公里"),))
    indicator = replace(sheet.indicators[0], actual=None)
    second = replace(sheet, funds=(), indicators=(indicator, *sheet.indicators[1:]))
    paper = make(replace(evaluation, sheets=(first, second)))
    quoted = [plain(one.spans) for one in paper.blocks if isinstance(one, Text) and one.is_quoted]
    assert quoted == ["已修路,20公里。"]
    text = text_of(paper)
    assert "【待填写：该项目绩效目标的实际完成情况】" in text
    assert re.search("17项.*1项", text)
    assert "【待填写：其余项目的预算数】" in text
    assert "【待填写：没有填写绩效目标的项目的绩效目标】" in text


def test_unfinished_indicators_are_told_with_the_reason_or_asked_for(evaluation, sheet):
    reasons = ("暴雨停工3天。", "")
    some = tuple(
        replace(
            sheet.indicators[0], name=f"指标{name}", actual=Actual.parse(f"{done}个"), reason=why
        )
        for name, done, why in zip("甲乙", (40, 45), reasons, strict=True)
    )
    paper = make(replace(evaluation, sheets=(replace(sheet, indicators=some),)))
    text = text_of(paper)
    assert "“指标甲”" in text
    assert "指标值≥50个，实际完成40个，完成率80.00%。" in text
    assert "暴雨停工3天。" in text
    assert "完成率90.00%。【待填写：未达到指标值的原因及改进措施】" in text
    assert re.search("“指标甲”，?(完成率最低，)?为80.00%", text)


def test_many_unfinished_indicators_stand_in_a_table(evaluation, sheet):
    some = tuple(
        replace(sheet.indicators[0], name=f"指标{at}", actual=Actual.parse(f"{at}个"))
        for at in range(10, 15)
    )
    paper = make(replace(evaluation, sheets=(replace(sheet, indicators=some),)))
    rows = table_of(paper, "results.below.table")
    assert len(rows) == 6
    assert rows[1][2:] == ["指标10", "≥50个", "10个", "20.00%", "【待填写：原因】"]


def test_many_projects_are_listed_in_the_table_only(report):
    text = text_of(make(replace(report, sheets=report.sheets * 4)))
    assert "项目资金情况表。" in text
    assert "全民素质经费24.00万元" not in text


def test_two_years_are_compared(evaluation, sheet):
    now = replace(with_money(sheet, budget=10, outturn=9), total_score=Decimal(95))
    then = replace(with_money(sheet, budget=8, outturn=6), total_score=Decimal(90))
    before = replace(evaluation, sheets=(then,))
    text = text_of(make(replace(evaluation, sheets=(now,)), previous=before))
    part = text.split("（四）与上年度比较情况\n")[1].split("\n")[0]
    for figure in ("2.00万元", "75.00%", "90.00%", "15.00个百分点", "90分", "95分"):
        assert figure in part
    assert "（四）" not in text_of(make(evaluation)).split("三、")[0]


def test_one_project_is_compared_with_itself_only(evaluation, sheet):
    now = with_money(sheet, budget=10, outturn=9)
    other = with_money(sheet, budget=70, outturn=60, name="另一项目")
    same = with_money(sheet, budget=8, outturn=6)
    document = replace(evaluation, sheets=(now,))
    text = text_of(make(document, previous=replace(evaluation, sheets=(other, same))))
    assert "增加2.00万元" in text
    text = text_of(make(document, previous=replace(evaluation, sheets=(other,))))
    assert "上年度的绩效表中没有该项目】" in text
    assert "60.00" not in text


def test_units_get_different_wordings_and_a_unit_always_the_same(evaluation):
    def first(name):
        document = replace(evaluation, unit=BudgetUnit("", name))
        return text_of(make(document)).replace(name, "某单位")

    texts = {first(f"某{name}局") for name in "甲乙丙丁戊己庚辛壬癸"}
    assert len(texts) == 10
    assert first("某甲局") == first("某甲局")


def test_paragraphs_keep_their_names_when_projects_change_places(report):
    def keys(document):
        return {
            one.key: plain(one.spans)
            for one in make(document).blocks
            if isinstance(one, Text) and one.key.startswith("project.731")
        }

    before = keys(report)
    after = keys(replace(report, sheets=report.sheets[:1] + report.sheets[:0:-1]))
    assert before.keys() == after.keys()
    assert len(before) == 5


def test_every_paragraph_has_a_name_of_its_own(paper):
    keys = [one.key for one in paper.blocks if isinstance(one, Text | Heading)]
    assert "" not in keys
    assert len(set(keys)) == len(keys)


def test_projects_of_one_name_are_told_apart(evaluation, sheet):
    paper = make(replace(evaluation, sheets=(sheet, sheet)))
    keys = [one.key for one in paper.blocks if isinstance(one, Text | Heading)]
    assert len(set(keys)) == len(keys)


def test_every_sheet_is_an_annex_and_reads_back(report, tmp_path):
    path = tmp_path / "report.docx"
    write_self_evaluation(report, findings=FINDINGS, scores=(), path=path)
    again = read_document(path)
    assert [one.project for one in again.sheets] == [one.project for one in report.sheets]


def test_the_annexes_are_listed_by_their_titles(paper, evaluation):
    (listed,) = [one for one in paper.blocks if isinstance(one, AnnexList)]
    assert listed.titles[0] == "科协改革试点经费绩效目标表"
    labels = [one.label for one in paper.blocks if isinstance(one, Annex)]
    assert labels == [f"附件{at}" for at in range(1, 8)]
    (single,) = [one for one in make(evaluation).blocks if isinstance(one, AnnexList)]
    assert single.titles == ("项目支出绩效自评表（2022年度）",)
    sheets = evaluation.sheets * 2
    many = make(replace(evaluation, sheets=sheets)).blocks
    (listed,) = [one for one in many if isinstance(one, AnnexList)]
    assert listed.titles[0] == "项目支出绩效自评表（2022年度，委托业务项目）"


def test_the_report_is_signed_by_the_unit_on_its_date(paper, report):
    assert Signature("保定市科学技术协会", "2021年2月24日") in paper.blocks
    undated = make(replace(report, signed_date=None))
    assert Signature("保定市科学技术协会", "【待填写：成文日期】") in undated.blocks


def test_the_title_is_the_units_own_or_made_of_unit_and_year():
    unit = BudgetUnit("731002", "某市科学技术协会（机关）")
    own = Document(title="2020年某市科学技术协会绩效自评工作报告", unit=unit)
    assert report_title(own) == ("2020年某市科学技术协会", "绩效自评工作报告")
    assert unit_name(own) == "某市科学技术协会"
    made = Document(title="项目支出绩效自评表", unit=unit, fiscal_year=2022)
    assert report_title(made) == ("某市科学技术协会（机关）", "2022年度项目支出绩效自评报告")
    assert report_title(Document(title="某局自评报告")) == ("某局自评报告",)
    assert report_title(Document()) == ("【待填写：单位名称】【待填写：年度】项目支出绩效自评报告",)


def test_a_document_without_sheets_still_gives_a_report_to_fill_in():
    paper = make(Document(signed_date=date(2024, 3, 1)))
    assert "【待填写：纳入绩效自评的项目及其预算数、执行数】" in text_of(paper)
    assert not [one for one in paper.blocks if isinstance(one, AnnexList)]


def test_a_project_that_begins_with_the_year_does_not_say_it_twice(evaluation, sheet):
    one = replace(sheet, project=Project(name="2022年度道路养护"))
    text = text_of(make(replace(evaluation, sheets=(one,))))
    assert "2022年度2022年度" not in text
    assert "道路养护项目" in text


def test_a_sheet_without_project_and_unit_leaves_the_name_open(evaluation):
    paper = make(replace(evaluation, sheets=(Sheet(title="附件3：绩效自评表"),)))
    assert "【待填写：项目名称】" in text_of(paper)
