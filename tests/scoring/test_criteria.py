"""Indicators that a rule-set has a criterion for, and results that must be explained."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet
from jixiao.scoring.ruleset import all_rulesets
from jixiao.scoring.score import score_sheet

SHIPPED = {one.name: one for one in all_rulesets()}


def scored(ruleset, *, funds=(), **row):
    fields = {"points": "10", "name": "某项工作", **row}
    data = {"kind": "self_evaluation", "fiscal_year": 2023, "indicators": [fields]}
    return score_sheet(from_plain(Sheet, {**data, "funds": list(funds)}), SHIPPED[ruleset])


def one(ruleset, **row):
    return scored(ruleset, **row).indicators[0]


@pytest.mark.parametrize(
    ("actual", "score"),
    [
        ("4/5", "8"),
        ("符合4/共5", "8"),
        ("5项要点符合4项", "8"),
        ("5个要点，符合4个", "8"),
        ("共5项要点，满足了4项。", "8"),
        ("5条标准中有4条符合", "8"),
        ("5/5", "10"),
        ("0/5", "0"),
    ],
)
def test_points_met_are_counted_however_they_are_written(actual, score):
    found = one("mof_2020_evaluation", dimension="决策", target="充分", actual=actual)
    assert (found.score, found.method) == (Decimal(score), "points_met"), found.working


@pytest.mark.parametrize("actual", ["6/5", "0/0", f"1/{10**16}"])
def test_more_points_met_than_there_are_is_a_problem(actual):
    found = scored("mof_2020_evaluation", dimension="决策", target="充分", actual=actual)
    assert found.indicators[0].score is None
    assert "不在0与应符合的要点数之间；请核对应符合的要点数" in found.problems[0].message


@pytest.mark.parametrize(
    ("ruleset", "row", "working"),
    [
        (
            "mof_2020_evaluation",
            {"dimension": "决策", "target": "充分", "actual": "4/5"},
            "应符合5项要点，符合4项（80.00%），10分×80.00%＝8分。",
        ),
        (
            "mof_2020_evaluation",
            {"name": "李克特量表平均分", "target": "5分", "actual": "4.2分"},
            "平均等级4.2分，量表1至5分，10分×80.00%＝8分。",
        ),
        (
            "hunan_whole_department",
            {"name": "在职人员控制率", "target": "≤100%", "actual": "103%"},
            "实际完成103%，指标值≤100%，每超过1%扣0.5分，扣1.5分，得8.5分。",
        ),
        (
            "hunan_whole_department",
            {"name": "预算完成率", "target": "", "actual": "60%"},
            "实际完成60%，指标值≥100%，每低5%扣2分，分值扣完，得0分。",
        ),
        (
            "hunan_whole_department",
            {"name": "预算控制率", "target": "0", "actual": "12%"},
            "实际完成12%，属于≤20%的一档，得分值的60.00%，10分×60.00%＝6分。",
        ),
        (
            "hunan_whole_department",
            {"name": "预算控制率", "target": "0", "actual": "31%"},
            "实际完成31%，没有达到任何一档，得0分。",
        ),
        (
            "municipal_execution_cap",
            {"target": "≥100次", "actual": "150次"},
            "实际完成150次，指标值≥100次，完成率150.00%，超过130%，扣2分，得8分。",
        ),
        (
            "shanxi_2020",
            {"target": "≥100次", "actual": "150次"},
            "实际完成150次，指标值≥100次，完成率120.00%，得满分10分。",
        ),
        (
            "guangxi_2020",
            {"target": "≤5%", "actual": "-3%"},
            "实际完成-3%，指标值≤5%，实际完成值小于0，得0分。",
        ),
    ],
)
def test_the_working_of_a_criterion_can_be_followed(ruleset, row, working):
    assert one(ruleset, **row).working == working


@pytest.mark.parametrize(
    ("ruleset", "row", "reason"),
    [
        (
            "hunan_whole_department",
            {"name": "在职人员控制率", "target": "≤100%", "actual": "30人"},
            "单位不同",
        ),
        (
            "hunan_whole_department",
            {"name": "预算控制率", "target": "≤10%", "actual": "5万元"},
            "单位不同",
        ),
        (
            "mof_2020_evaluation",
            {"name": "李克特量表平均分", "target": "1分", "actual": "1分"},
            "量表的最高等级“1分”不高于最低等级",
        ),
    ],
)
def test_what_a_criterion_cannot_compare_is_a_problem(ruleset, row, reason):
    found = scored(ruleset, **row)
    assert found.indicators[0].score is None
    assert found.problems[0].kind == "indicator_not_scored"
    assert reason in found.problems[0].message


@pytest.mark.parametrize(
    ("ruleset", "row", "method"),
    [
        (
            "hunan_whole_department",
            {"name": "在职人员控制率", "target": "达标", "actual": "达标"},
            "banded",
        ),
        (
            "mof_2021_with_cost",
            {"kind": "服务对象满意度", "target": "满意", "actual": "满意"},
            "banded",
        ),
        (
            "mof_2020_evaluation",
            {"dimension": "过程", "target": "100%", "actual": "90%"},
            "proportional",
        ),
    ],
)
def test_what_a_criterion_does_not_measure_is_scored_like_any_other(ruleset, row, method):
    assert one(ruleset, **row).method == method


def test_a_criterion_needs_a_number_as_its_target_from_the_sheet_or_the_ruleset():
    hunan = SHIPPED["hunan_whole_department"]
    bare = replace(hunan, criteria=tuple(replace(one, target=None) for one in hunan.criteria))
    row = {"name": "在职人员控制率", "points": "5", "target": "达标", "actual": "103%"}
    sheet = from_plain(Sheet, {"kind": "whole_department", "indicators": [row]})
    assert score_sheet(sheet, bare).indicators[0].method != "step_over"
    assert score_sheet(sheet, hunan).indicators[0].method == "step_over"


@pytest.mark.parametrize(
    ("ruleset", "row", "message"),
    [
        ("guangxi_2020", {"target": "≥10次", "actual": "13次"}, "达到指标值“≥10次”的130%以上"),
        ("shanxi_2020", {"target": "≥10次", "actual": "12次"}, "达到指标值“≥10次”的120%以上"),
        ("guangxi_2020", {"target": "0件", "actual": "30件"}, "指标值是0，实际完成值是“30件”"),
    ],
)
def test_a_far_better_result_without_a_reason_is_a_problem_and_no_deduction(ruleset, row, message):
    found = scored(ruleset, **row)
    needed = [one for one in found.problems if one.kind == "explanation_needed"]
    assert [message in one.message for one in needed] == [True]
    assert "请在偏差原因一栏" in needed[0].message
    explained = scored(ruleset, **row, reason="年中新增任务")
    assert not any(one.kind == "explanation_needed" for one in explained.problems)
    assert explained.indicators[0].score == found.indicators[0].score


@pytest.mark.parametrize(
    ("ruleset", "row"),
    [
        ("guangxi_2020", {"target": "≥10次", "actual": "12次"}),
        ("guangxi_2020", {"target": "≤10次", "actual": "15次"}),
        ("guangxi_2020", {"target": "0件", "actual": "29件"}),
        ("guangxi_2020", {"target": "显著", "actual": "达成"}),
        ("mof_2020_self_evaluation", {"target": "≥10次", "actual": "90次"}),
        ("shanxi_2020", {"target": "0件", "actual": "90件"}),
    ],
)
def test_other_results_need_no_reason(ruleset, row):
    kinds = {one.kind for one in scored(ruleset, **row).problems}
    assert "explanation_needed" not in kinds


@pytest.mark.parametrize(
    ("fund", "is_needed"),
    [
        ({"final_budget": "100万元", "outturn": "89万元"}, True),
        ({"final_budget": "100万元", "outturn": "89万元", "reason": "招标节约"}, False),
        ({"final_budget": "100万元", "outturn": "90万元"}, False),
        ({"final_budget": "0万元", "outturn": "0万元"}, False),
    ],
)
def test_sichuan_wants_a_reason_for_a_tenth_unspent(fund, is_needed):
    row = {"target": "≥10次", "actual": "10次"}
    found = scored("sichuan_2022", funds=[{"source": "total", **fund}], **row)
    needed = [one for one in found.problems if one.kind == "explanation_needed"]
    assert len(needed) == is_needed
    assert all("预算执行率低于90%，没有说明原因" in one.message for one in needed)
