"""What-if: one value at a time supposed to be another; unclear names are told with suggestions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.scoring.test_score import NATIONAL, ROWS, sheet_of

from jixiao.scoring.score import score_sheet
from jixiao.scoring.supposable import UnclearAssumption
from jixiao.scoring.whatif import suppose


def total_with(*assumptions, **fields):
    ((sheet, _assumed),) = suppose([sheet_of(**fields)], assumptions)
    return score_sheet(sheet, NATIONAL).total


@pytest.mark.parametrize(
    ("assumptions", "total"),
    [
        ((), "97.05"),
        (("执行数=65.07万元",), "99.00"),
        (("全年执行数=650700元",), "99.00"),
        (("执行数=65.07",), "99.00"),
        (("全年预算数＝104.7",), "94.00"),
        (("甲=25",), "72.05"),
        (("丙=90%", "乙=部分达成"), "89.05"),
    ],
)
def test_a_supposed_value_is_scored_like_a_real_one(assumptions, total):
    assert total_with(*assumptions) == Decimal(total)


def test_the_original_budget_counts_where_there_is_no_other():
    fund = {"source": "total", "original_budget": "60万元", "outturn": "30万元", "points": "10"}
    assert total_with("年初预算数=30万元", funds=[fund]) == Decimal("99.00")


def test_what_was_supposed_is_told_with_the_value_before():
    ((_sheet, assumed),) = suppose([sheet_of()], ["执行数=60", "甲=49个"])
    assert [(one.name, one.before, one.after) for one in assumed] == [
        ("执行数", "52.35万元", "60.00万元"),
        ("甲", "50", "49个"),
    ]


def test_amounts_are_in_the_unit_of_the_sheet():
    sheet = sheet_of(amount_unit="元")
    ((changed, (assumed,)),) = suppose([sheet], ["执行数=650700"])
    assert score_sheet(changed, NATIONAL).execution.score == Decimal("10.00")
    assert (assumed.before, assumed.after) == ("523500.00元", "650700.00元")


def test_a_part_of_a_name_is_enough_where_it_fits_one():
    rows = [ROWS[0] | {"name": "培训人次"}, ROWS[1], ROWS[2] | {"name": "群众满意度"}]
    assert total_with("满意度=45%", indicators=rows) == Decimal("93.05")


def test_a_name_may_hold_the_sign_itself():
    rows = [ROWS[0] | {"name": "比例(A=B)"}, *ROWS[1:]]
    assert total_with("比例(A=B)=25", indicators=rows) == Decimal("72.05")


def test_a_part_that_fits_several_names_is_refused_with_all_of_them():
    rows = [ROWS[0] | {"name": "学生满意度"}, ROWS[1], ROWS[2] | {"name": "家长满意度"}]
    with pytest.raises(UnclearAssumption, match="“满意度”有2处：“学生满意度”、“家长满意度”"):
        total_with("满意度=45%", indicators=rows)


def test_a_name_that_stands_twice_gets_a_number():
    rows = [ROWS[0], ROWS[0] | {"points": "30"}, ROWS[2]]
    with pytest.raises(UnclearAssumption, match="“甲”有2处：“甲#1”、“甲#2”"):
        total_with("甲=0", indicators=rows)
    assert total_with("甲#2=0", indicators=rows) == Decimal("67.05")


def test_of_several_sheets_the_project_must_be_named():
    other = replace(sheet_of(), project=replace(sheet_of().project, name="别的项目"))
    with pytest.raises(UnclearAssumption, match="“某项目/执行数”、“别的项目/执行数”"):
        suppose([sheet_of(), other], ["执行数=1"])
    (_first, one), (changed, two) = suppose([sheet_of(), other], ["别的项目/执行数=1"])
    assert (len(one), len(two)) == (0, 1)
    assert changed.total_fund.outturn.in_wan() == "1.00"


def test_a_name_that_is_nearly_right_is_told_with_the_right_one():
    rows = [ROWS[0] | {"name": "培训人次数"}, *ROWS[1:]]
    with pytest.raises(UnclearAssumption, match="是不是“培训人次数”？"):
        total_with("陪训人次数=1", indicators=rows)


def test_a_name_that_is_nowhere_is_told_with_those_that_are():
    with pytest.raises(UnclearAssumption, match=r"可以改的有：“执行数”、“全年预算数”、.*“丙”"):
        total_with("XYZ=1")


@pytest.mark.parametrize("text", ["甲", "甲=", "=5", ""])
def test_what_is_no_assumption_is_told_with_an_example(text):
    with pytest.raises(UnclearAssumption, match="应写成“名称=数值”"):
        total_with(text)


def test_an_amount_must_be_one():
    with pytest.raises(UnclearAssumption, match="“很多”不是金额"):
        total_with("执行数=很多")


def test_money_cannot_be_supposed_where_the_sheet_has_none():
    with pytest.raises(UnclearAssumption, match="没有读到年度资金总额一行"):
        total_with("执行数=60", funds=[])


def test_a_score_of_the_units_own_does_not_stay_with_another_value():
    ((sheet, _assumed),) = suppose([sheet_of()], ["乙=部分达成"])
    row = score_sheet(sheet, NATIONAL).indicators[1]
    assert (row.printed_score, row.score) == (None, Decimal("21.00"))
