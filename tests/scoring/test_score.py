"""Whole sheets: execution, total, rating, and what stands in their way."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.scoring.ruleset import all_rulesets
from jixiao.scoring.score import score_sheet, score_sheets

[NATIONAL] = [one for one in all_rulesets() if one.name == "mof_2020_self_evaluation"]
TOTAL_FUND = {
    "source": "total",
    "original_budget": "60万元",
    "final_budget": "65.07万元",
    "outturn": "52.35万元",
    "points": "10",
    "score": "10",
}
ROWS = [
    {"name": "甲", "points": "50", "target": "≥50个", "actual": "50", "score": "50"},
    {"name": "乙", "points": "30", "target": "效果明显", "actual": "达成", "score": "30"},
    {"name": "丙", "points": "10", "target": "≥90%", "actual": "81%", "score": "10"},
]


def sheet_of(**fields):
    data = {
        "kind": "self_evaluation",
        "project": "某项目",
        "fiscal_year": 2021,
        "funds": [TOTAL_FUND],
        "indicators": ROWS,
        "total_score": "100",
        "rating": "优",
    }
    return from_plain(Sheet, data | fields)


def fund(**fields):
    return [TOTAL_FUND | fields]


def kinds(score):
    return [problem.kind for problem in score.problems]


def test_a_whole_sheet_is_scored_beside_what_was_printed():
    score = score_sheet(sheet_of(), NATIONAL)
    assert (score.project, score.ruleset) == ("某项目", "mof_2020_self_evaluation")
    assert score.execution.score == Decimal("8.05")
    assert score.execution.printed_score == Decimal(10)
    assert [one.score for one in score.indicators] == [Decimal(50), Decimal(30), Decimal(9)]
    assert [one.printed_score for one in score.indicators] == [50, 30, 10]
    assert (score.total, score.rating) == (Decimal("97.05"), "优")
    assert (score.printed_total, score.printed_rating) == (Decimal(100), "优")
    assert score.problems == ()


@pytest.mark.parametrize(
    ("fields", "working"),
    [
        ({}, "全年执行数52.35万元÷全年预算数65.07万元＝80.45%，10分×80.45%＝8.05分。"),
        (
            {"outturn": "66.7558万元"},
            "全年执行数66.7558万元÷全年预算数65.07万元＝102.59%，按100%计算，得满分10分。",
        ),
        ({"outturn": "0元"}, "全年执行数0.00万元，全年预算数65.07万元，没有执行，得0分。"),
        (
            {"final_budget": None, "outturn": "30万元"},
            "全年执行数30.00万元÷年初预算数60.00万元＝50.00%，10分×50.00%＝5分。",
        ),
        (
            {"points": "20", "outturn": "65.07万元"},
            "全年执行数65.07万元÷全年预算数65.07万元＝100.00%，得满分20分。",
        ),
    ],
)
def test_execution_shows_its_working(fields, working):
    assert score_sheet(sheet_of(funds=fund(**fields)), NATIONAL).execution.working == working


def test_amounts_are_told_in_yuan_where_the_sheet_is_in_yuan():
    score = score_sheet(sheet_of(amount_unit="元"), NATIONAL)
    assert "全年执行数523500.00元÷全年预算数650700.00元" in score.execution.working


@pytest.mark.parametrize(
    ("funds", "reason"),
    [
        ([], "没有读到年度资金总额的全年预算数"),
        (fund(original_budget=None, final_budget=None), "没有读到年度资金总额的全年预算数"),
        (fund(outturn=None), "没有读到年度资金总额的全年执行数"),
        (fund(final_budget="0元", outturn="0元"), "全年预算数是0.00万元，预算执行率不能计算"),
        (fund(points="-1"), "预算执行率的分值或金额不合理"),
    ],
)
def test_execution_that_cannot_be_computed_leaves_no_total(funds, reason):
    score = score_sheet(sheet_of(funds=funds), NATIONAL)
    assert score.execution.score is None
    assert score.total is None
    assert score.rating == ""
    assert kinds(score) == ["execution_not_scored", "total_not_computed"]
    assert reason in score.problems[0].message
    assert "预算执行率" in score.problems[1].message


def test_the_rulesets_points_stand_where_the_sheet_prints_none_for_execution():
    assert score_sheet(sheet_of(funds=fund(points=None)), NATIONAL).execution.points == 10


def test_execution_is_not_scored_apart_where_the_indicators_have_all_points():
    rows = [*ROWS, {"name": "预算执行率", "points": "10", "target": "100%", "actual": "90%"}]
    score = score_sheet(sheet_of(funds=fund(points=None), indicators=rows), NATIONAL)
    assert score.execution.points is None
    assert (score.total, score.rating, score.problems) == (Decimal(98), "优", ())


def test_an_indicator_that_cannot_be_recomputed_is_named_and_leaves_no_total():
    rows = [*ROWS[:2], ROWS[2] | {"actual": "完成"}]
    score = score_sheet(sheet_of(indicators=rows), NATIONAL)
    assert score.total is None
    assert kinds(score) == ["actual_not_a_number", "total_not_computed"]
    assert "“丙”" in score.problems[1].message
    assert "请填写实际完成的数值" in score.problems[0].message


def test_a_sheet_without_points_says_once_that_points_are_needed():
    rows = [row | {"points": None} for row in ROWS]
    score = score_sheet(sheet_of(indicators=rows), NATIONAL)
    assert [one.score for one in score.indicators] == [None] * 3
    assert kinds(score) == ["no_points", "total_not_computed"]
    assert "请填写每个三级指标的分值" in score.problems[0].message


def test_rows_without_points_among_others_are_named():
    rows = [ROWS[0] | {"points": None}, *ROWS[1:]]
    score = score_sheet(sheet_of(indicators=rows), NATIONAL)
    assert score.problems[0].message.startswith("指标“甲”没有分值")


def test_an_indicator_that_does_not_apply_leaves_the_total_to_local_rules():
    rows = [*ROWS[:2], ROWS[2] | {"actual": "不涉及"}]
    score = score_sheet(sheet_of(indicators=rows), NATIONAL)
    assert score.indicators[2].method == "not_applicable"
    assert kinds(score) == ["indicator_not_applicable", "total_not_computed"]


def test_a_sheet_without_indicators_has_no_total():
    score = score_sheet(sheet_of(indicators=[]), NATIONAL)
    assert score.total is None
    assert "绩效指标没有得分" in score.problems[0].message


def test_points_that_are_not_a_hundred_give_a_total_but_no_rating():
    rows = [ROWS[0] | {"points": "60"}, *ROWS[1:]]
    score = score_sheet(sheet_of(indicators=rows), NATIONAL)
    assert (score.total, score.rating) == (Decimal("107.05"), "")
    assert "全表分值合计110分，不是100分" in score.problems[0].message


def test_the_total_decides_the_rating():
    rows = [ROWS[0] | {"actual": "25"}, *ROWS[1:]]
    score = score_sheet(sheet_of(indicators=rows), NATIONAL)
    assert (score.total, score.rating) == (Decimal("72.05"), "中")


def test_objectives_are_not_scored_whatever_the_ruleset():
    sheet = replace(sheet_of(), kind=SheetKind.OBJECTIVE)
    for score in (score_sheet(sheet, NATIONAL), *score_sheets([sheet])):
        assert score.indicators == ()
        assert score.problems[0].message.startswith("这是绩效目标表，没有实际完成值，无法评分")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "monitoring"}, "绩效运行监控表，2021年度"),
        ({"fiscal_year": 2012}, "绩效自评表，2012年度"),
        ({"kind": "whole_department", "fiscal_year": None}, "部门整体支出绩效表，年度不详"),
    ],
)
def test_a_sheet_that_no_ruleset_fits_is_told(fields, words):
    score = score_sheets([sheet_of(**fields)])[0]
    assert kinds(score) == ["no_ruleset"]
    assert words in score.problems[0].message
    assert score.ruleset == ""


def test_many_sheets_are_scored_in_order_each_by_its_own_ruleset():
    sheets = [
        sheet_of(),
        sheet_of(kind="objective"),
        sheet_of(funds=[]),
        sheet_of(project="另一项目", indicators=ROWS[:1]),
    ]
    scores = score_sheets(sheets)
    assert scores == tuple(score_sheet(one, NATIONAL) for one in sheets)
    assert [one.project for one in scores] == ["某项目", "某项目", "某项目", "另一项目"]
