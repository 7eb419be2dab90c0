"""Points of new sheets: by the rule-set's parts, adding to exactly 100 however they are rounded."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.test_score import NATIONAL

from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet
from jixiao.scoring.apportion import PointsNotShared, Rounding, apportion
from jixiao.scoring.importance import by_names
from jixiao.scoring.ruleset import all_rulesets
from jixiao.scoring.unfilled import evaluated_as, unfilled
from jixiao.scoring.weights import annual, weigh, weighted_sheet

ONE = Rounding()
IMPORTANCE = st.fractions(min_value=Fraction(1, 9), max_value=9, max_denominator=9)
DIMENSIONS = ("产出指标", "效益指标", "满意度指标", "成本指标")


def rows_of(*counts):
    return [
        {"name": f"{dimension}{at}", "dimension": dimension, "target": "≥1个"}
        for dimension, count in zip(DIMENSIONS, counts, strict=False)
        for at in range(count)
    ]


def sheet_of(*counts, **fields):
    data = {"kind": "objective", "project": "某项目", "indicators": rows_of(*counts)}
    return from_plain(Sheet, data | fields)


def ruleset_of(name):
    (found,) = (one for one in all_rulesets() if one.name == name)
    return found


def points_of(weighting):
    return [int(one.points) for one in weighting.shares]


def test_every_part_is_shared_out_evenly_and_what_is_left_over_goes_to_the_first():
    found = weigh(sheet_of(3, 2, 1), NATIONAL, importance={}, rounding=ONE)
    assert points_of(found) == [17, 17, 16, 15, 15, 10]
    assert (found.execution, found.total, found.notes) == (10, 100, ())


def test_what_is_more_important_gets_more():
    importance = by_names(sheet_of(3, 1, 1).indicators, {"产出指标1": Fraction(3)})
    found = weigh(sheet_of(3, 1, 1), NATIONAL, importance=importance, rounding=ONE)
    assert points_of(found) == [10, 30, 10, 30, 10]
    assert found.shares[1].weight == Decimal("0.6")


def test_without_satisfaction_its_points_go_to_the_outcome_and_it_is_said():
    found = weigh(sheet_of(1, 2), NATIONAL, importance={}, rounding=ONE)
    assert points_of(found) == [50, 20, 20]
    assert found.notes == (
        "没有满意度，其10分并入效益（默认做法，未核对原文；当地另有规定的从其规定）",
    )


def test_without_an_outcome_its_points_go_to_the_largest_part():
    found = weigh(sheet_of(1, 0, 1), NATIONAL, importance={}, rounding=ONE)
    assert points_of(found) == [80, 10]


def test_without_a_cost_its_points_go_to_output_and_outcome_alike():
    found = weigh(sheet_of(1, 1, 1), ruleset_of("mof_2021_with_cost"), importance={}, rounding=ONE)
    assert points_of(found) == [50, 30, 10]
    assert found.notes[0].startswith("没有成本，其20分并入产出、效益（默认做法")


def test_a_ruleset_with_one_part_shares_it_out_over_all_indicators():
    found = weigh(sheet_of(1, 2, 1), ruleset_of("hubei_2020"), importance={}, rounding=ONE)
    assert (points_of(found), found.execution) == ([20, 20, 20, 20], 20)


def test_costs_count_as_output_where_the_ruleset_has_no_points_for_them():
    found = weigh(sheet_of(1, 1, 1, 1), NATIONAL, importance={}, rounding=ONE)
    assert points_of(found) == [25, 30, 10, 25]


def test_an_indicator_of_no_known_part_is_named_with_what_to_do():
    rows = [*rows_of(1), {"name": "别的", "dimension": "其它类", "target": "1"}]
    with pytest.raises(
        PointsNotShared, match=r"“别的”不属于评分办法.*产出、效益、满意度.*一级指标"
    ):
        weigh(sheet_of(indicators=rows), NATIONAL, importance={}, rounding=ONE)


def test_a_sheet_without_indicators_is_told():
    with pytest.raises(PointsNotShared, match="没有年度绩效指标"):
        weigh(sheet_of(), NATIONAL, importance={}, rounding=ONE)


def test_indicators_for_longer_than_the_year_get_no_points():
    rows = [*rows_of(1, 1, 1), {"name": "中期", "dimension": "产出指标", "term": "long_term"}]
    sheet = sheet_of(indicators=rows)
    filled = weighted_sheet(sheet, weigh(sheet, NATIONAL, importance={}, rounding=ONE))
    assert [one.points for one in filled.indicators] == [50, 30, 10, None]
    assert [one.name for one in annual(sheet)] == ["产出指标0", "效益指标0", "满意度指标0"]


def test_the_filled_sheet_has_the_points_of_execution_and_the_total():
    fund = {"source": "fiscal", "original_budget": "10万元"}
    for funds, count in (([], 1), ([fund], 1), ([fund, fund], 3)):
        sheet = sheet_of(1, 1, 1, funds=funds)
        filled = weighted_sheet(sheet, weigh(sheet, NATIONAL, importance={}, rounding=ONE))
        assert (filled.total_fund.points, filled.total_points) == (10, 100)
        assert len(filled.funds) == count


@given(
    st.sampled_from([one for one in all_rulesets() if {"output", "outcome"} <= set(one.points)]),
    st.lists(st.integers(0, 5), min_size=4, max_size=4).filter(any),
    st.sampled_from([Decimal("0.5"), Decimal("0.1"), Decimal("0.01")]),
    st.data(),
)
def test_all_points_together_are_exactly_those_of_the_ruleset(ruleset, counts, step, data):
    sheet = sheet_of(*counts)
    importance = {at: data.draw(IMPORTANCE) for at in range(sum(counts))}
    rounding = Rounding(step, Decimal("0.5"))
    found = weigh(sheet, ruleset, importance=importance, rounding=rounding)
    assert found.total == ruleset.full_points == 100
    assert sum((one.points for one in found.shares), found.execution) == 100
    for one in found.shares:
        assert one.points >= Decimal("0.5")
        assert one.points % step == 0


@given(st.integers(1, 400), st.lists(IMPORTANCE, min_size=1, max_size=12), st.integers(0, 3))
def test_shares_add_exactly_keep_the_order_and_the_least(total, importance, least):
    rounding = Rounding(Decimal(1), Decimal(least))
    if least * len(importance) > total:
        with pytest.raises(PointsNotShared, match="每个指标不能都有"):
            apportion(Decimal(total), importance, rounding=rounding, what="产出")
        return
    parts = apportion(Decimal(total), importance, rounding=rounding, what="产出")
    assert sum(parts) == total
    assert all(one >= least for one in parts)
    for one, part in zip(importance, parts, strict=True):
        assert all(
            part >= less for other, less in zip(importance, parts, strict=True) if one > other
        )


@given(st.integers(1, 400), st.lists(IMPORTANCE, min_size=1, max_size=12))
def test_without_a_least_every_part_is_its_share_rounded_up_or_down(total, importance):
    parts = apportion(
        Decimal(total), importance, rounding=Rounding(Decimal(1), Decimal(0)), what=""
    )
    for one, part in zip(importance, parts, strict=True):
        assert abs(Fraction(part) - total * one / sum(importance)) < 1


def test_too_many_indicators_for_whole_points_are_told_what_to_do():
    with pytest.raises(PointsNotShared, match=r"满意度有11个指标，只有10分.*--least"):
        weigh(sheet_of(1, 1, 11), NATIONAL, importance={}, rounding=ONE)


def test_a_step_that_the_points_are_no_multiple_of_is_told():
    with pytest.raises(PointsNotShared, match=r"50分不是7分的整数倍.*--step"):
        weigh(sheet_of(1, 1, 1), NATIONAL, importance={}, rounding=Rounding(Decimal(7)))


@pytest.mark.parametrize(
    ("given_names", "message"),
    [
        (["没有的"], "没有指标“没有的”；请写完整的指标名称：“产出指标0”"),
        (["产出"], "有几个指标的名称里有“产出”.*“产出指标0”、“产出指标1”"),
        (["产出指标0", "出指标0"], "“产出指标0”的重要性写了两次"),
    ],
)
def test_a_name_that_is_unclear_is_told_with_the_names_there_are(given_names, message):
    with pytest.raises(PointsNotShared, match=message):
        by_names(sheet_of(2).indicators, dict.fromkeys(given_names, Fraction(2)))


def test_a_sheet_handed_out_keeps_what_was_reported_and_loses_its_scores():
    rows = [
        {"name": "甲", "points": "50", "target": "1个", "actual": "1个", "score": "50"},
        {"name": "乙", "points": "40", "target": "1个", "score": "4", "reason": "晚"},
    ]
    fund = {"source": "total", "final_budget": "1万元", "execution_rate": "1", "score": "9"}
    sheet = from_plain(
        Sheet,
        {"kind": "self_evaluation", "title": "自评表", "indicators": rows, "funds": [fund]}
        | {"total_score": "99", "rating": "优"},
    )
    out = unfilled(sheet, NATIONAL)
    assert [one.score for one in out.indicators] == [None, None]
    assert (out.indicators[0].actual.text, out.indicators[1].reason) == ("1个", "晚")
    assert (out.total_points, out.total_score, out.rating) == (100, None, "")
    assert (out.funds[0].points, out.funds[0].score, out.funds[0].execution_rate) == (
        10,
        None,
        None,
    )
    assert (out.title, evaluated_as(out)) == ("自评表", out)


def test_a_sheet_of_objectives_is_handed_out_as_a_self_evaluation():
    fund = {"source": "fiscal", "original_budget": "1万元"}
    out = unfilled(sheet_of(1, title="绩效目标表", funds=[fund, fund]), NATIONAL)
    assert (out.kind, out.title, out.total_points) == ("self_evaluation", "", None)
    assert [one.source for one in out.funds] == ["total", "fiscal", "fiscal"]
    assert evaluated_as(sheet_of(1)).kind == "self_evaluation"


def test_execution_is_not_scored_apart_where_the_indicators_have_all_points_or_no_rules_are_known():
    rows = [{"name": "甲", "points": "100", "target": "1个"}]
    assert unfilled(sheet_of(indicators=rows), NATIONAL).funds[0].points is None
    assert unfilled(sheet_of(1), None).funds[0].points is None
