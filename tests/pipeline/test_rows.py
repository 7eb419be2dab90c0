"""Rows put into a sheet, taken out of it and moved."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pipeline.sheets import filled_sheets, indicator

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet
from jixiao.pipeline import rows


def test_rows_are_moved_and_taken_out_of_every_part():
    sheet = Sheet(fiscal_year=2026, indicators=(indicator("甲"), indicator("乙")))
    assert [one.name for one in rows.with_row_moved(sheet, "indicators.0", by=9).indicators] == [
        "乙",
        "甲",
    ]
    assert rows.without_row(rows.with_step(sheet, "6月底"), "spending_plan.0") == sheet
    assert rows.without_row(rows.with_task(sheet), "tasks.0") == sheet
    assert rows.without_row(rows.with_fund(sheet, "其他"), "funds.0") == sheet
    with pytest.raises(rows.NoSuchRow, match="已经不在"):
        rows.without_row(sheet, "indicators.2")


def test_an_indicator_goes_behind_the_last_of_its_own_levels():
    known = (
        indicator("甲"),
        indicator("乙", kind="质量指标"),
        indicator("丙", dimension="效益指标"),
    )
    put = rows.with_indicator(
        Sheet(indicators=known), rows.new_indicator("产出指标", "数量指标", name="新")
    )
    assert [one.name for one in put.indicators] == ["甲", "新", "乙", "丙"]
    put = rows.with_indicator(put, rows.new_indicator("产出指标", "时效指标", name="快"))
    assert [one.name for one in put.indicators] == ["甲", "新", "乙", "快", "丙"]
    put = rows.with_indicator(put, rows.new_indicator("满意度指标", "", name="满意", target="≥90%"))
    assert put.indicators[-1].target.text == "≥90%"
    assert put.indicators[-1].dimension_term == "satisfaction"


def test_an_indicator_for_longer_does_not_stand_among_those_of_the_year():
    known = (indicator("甲"), indicator("远", term="long_term"))
    new = rows.new_indicator("产出指标", "数量指标", name="更远", term="long_term")
    put = rows.with_indicator(Sheet(indicators=known), new)
    assert [one.name for one in put.indicators] == ["甲", "远", "更远"]


def test_a_row_that_nobody_filled_in_makes_room_for_the_first_indicator():
    put = rows.with_indicator(Sheet(indicators=(Indicator(),)), indicator("甲"))
    assert put.indicators == (indicator("甲"),)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9月底", date(2026, 9, 30)), ("2月底", date(2026, 2, 28)), ("6月15日", date(2026, 6, 15)),
        ("第二季度", date(2026, 6, 30)), ("2027年1月底", date(2027, 1, 31)),
    ],
)  # fmt: skip
def test_a_step_of_the_plan_stands_at_the_day_that_its_title_names(text, day):
    begun = rows.with_step(Sheet(fiscal_year=2026), "3月底")
    begun = rows.with_step(begun, "12月底")
    steps = rows.with_step(begun, text).spending_plan.steps
    assert {one.text: one.by for one in steps}[text] == day
    assert [one.by for one in steps] == sorted(one.by for one in steps)


@pytest.mark.parametrize("text", ["", "年底", "13月底", "0月", "月底"])
def test_a_step_without_a_month_is_refused_with_an_example(text):
    with pytest.raises(rows.NoSuchRow, match="请写成“9月底”"):
        rows.with_step(Sheet(fiscal_year=2026), text)


def test_steps_are_in_order_though_the_sheet_names_no_year():
    sheet = rows.with_step(rows.with_step(Sheet(), "12月底"), "3月底")
    assert [(one.text, one.by) for one in sheet.spending_plan.steps] == [
        ("3月底", None), ("12月底", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "owner",
    ["", "indicators", "indicators.", "indicators.-1", "indicators.²", "indicators.x",
     "purpose.0", "objectives.0", "indicators." + "9" * 5000],
)  # fmt: skip
def test_a_row_that_no_sheet_has_is_refused(owner):
    with pytest.raises(rows.NoSuchRow, match="重新打开页面"):
        rows.without_row(Sheet(indicators=(indicator(),)), owner)


@given(filled_sheets(), st.integers(0, 4), st.integers(-6, 6))
def test_a_row_moved_away_and_back_leaves_the_sheet_as_it_was(sheet, at, by):
    at = min(at, len(sheet.indicators) - 1)
    to = max(0, min(at + by, len(sheet.indicators) - 1))
    moved = rows.with_row_moved(sheet, f"indicators.{at}", by=by)
    assert moved.indicators[to] is sheet.indicators[at]
    assert rows.with_row_moved(moved, f"indicators.{to}", by=at - to) == sheet


def test_only_parts_of_a_sheet_have_rows():
    assert rows.rows_of(Sheet(indicators=(indicator(),)), "indicators") == (indicator(),)
    assert rows.rows_of(Sheet(), "purpose") == ()
