"""Writing into the cells of indicators: levels, targets, progress."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pipeline.sheets import blank, filled_sheets, indicator, open_cells, texts_of

from jixiao.domain.indicator import Indicator
from jixiao.domain.monitoring import Likelihood
from jixiao.domain.sheet import Sheet
from jixiao.domain.target import Target
from jixiao.pipeline.filling import CannotBeFilled, with_field

LEVELS = frozenset({"dimension", "kind", "name"})


def is_level(_owner, field):
    """The cells that may stand merged for several indicators."""
    return field in LEVELS


def test_the_note_of_a_level_is_kept_apart():
    sheet = Sheet(indicators=(indicator(),))
    one = with_field(sheet, "indicators.0.dimension", "效益指标(30分)").indicators[0]
    assert (one.dimension, one.dimension_note, one.dimension_term) == (
        "效益指标",
        "(30分)",
        "outcome",
    )


@given(filled_sheets(), st.data())
def test_a_level_changes_in_just_the_rows_that_its_cell_covers(sheet, data):
    cell = data.draw(st.sampled_from(open_cells(sheet, is_level)))
    text = data.draw(st.sampled_from(["产出指标", "效益指标", "数量指标", "其他(5分)", "上级"]))
    before, after = texts_of(sheet), texts_of(with_field(sheet, cell.path, text))
    assert after.get(cell.path, text) == text
    assert after.keys() <= before.keys(), "a row that the cell covered kept the old level"
    for path in before.keys() - {cell.path}:
        is_hidden = path not in after and path.rpartition(".")[2] in LEVELS
        assert is_hidden or after[path] == before[path]


def test_sign_and_unit_in_columns_of_their_own_are_read_with_the_target():
    sheet = blank("inner_mongolia_2022_objective")
    for field, text in (("target", "95"), ("direction", "≥"), ("measure_unit", "%")):
        sheet = with_field(sheet, f"indicators.0.{field}", text)
    target = sheet.indicators[0].target
    assert (target.comparison, target.number, target.unit) == ("≥", Decimal(95), "%")
    assert target.text == "95"
    changed = with_field(sheet, "indicators.0.measure_unit", "人次").indicators[0].target
    assert (changed.comparison, changed.unit) == ("≥", "人次")
    assert with_field(sheet, "indicators.0.target", "").indicators[0].target is None


def test_a_fourth_level_keeps_the_third_apart_in_every_row_below_it():
    form = "local_2020_four_levels"
    rows = (indicator("甲", extra={"level3": "上级"}), indicator("乙", extra={"level3": "上级"}))
    renamed = with_field(Sheet(form=form, indicators=rows), "indicators.0.name", "新上级")
    assert [one.extra["level3"] for one in renamed.indicators] == ["新上级", "新上级"]
    assert [one.name for one in renamed.indicators] == ["甲", "乙"]
    bare = with_field(renamed, "indicators.0.subname", "").indicators[0]
    assert (bare.name, dict(bare.extra)) == ("新上级", {})
    with pytest.raises(CannotBeFilled, match="先填写三级指标"):
        with_field(Sheet(form=form, indicators=(Indicator(),)), "indicators.0.subname", "四级")


def test_one_likelihood_is_chosen_and_can_be_taken_back():
    sheet = Sheet(indicators=(indicator(),))
    possible = with_field(sheet, "indicators.0.likelihood_possible", "√")
    certain = with_field(possible, "indicators.0.likelihood_certain", "√")
    assert certain.indicators[0].monitoring.likelihood is Likelihood.CERTAIN
    assert with_field(certain, "indicators.0.likelihood_possible", "□") == certain
    assert with_field(certain, "indicators.0.likelihood_certain", "") == sheet
    words = with_field(sheet, "indicators.0.likelihood", "√完全不可能 □有可能")
    assert words.indicators[0].monitoring.likelihood is Likelihood.IMPOSSIBLE


def test_progress_and_causes_are_kept_and_cleared():
    sheet = Sheet(indicators=(indicator(),))
    filled = sheet
    said = {"current": "6个", "forecast": "12个", "cause_staff": "缺人", "explanation": "补招"}
    for field, text in said.items():
        filled = with_field(filled, f"indicators.0.{field}", text)
    told = filled.indicators[0].monitoring
    assert (told.current.number, told.forecast.text) == (Decimal(6), "12个")
    assert (told.causes, told.explanation) == ({"staff": "缺人"}, "补招")
    for field in said:
        filled = with_field(filled, f"indicators.0.{field}", "")
    assert filled == sheet


def test_the_target_of_a_cell_is_read_as_on_paper():
    filled = with_field(Sheet(indicators=(indicator(),)), "indicators.0.target", " ≥ 95 % ")
    assert filled.indicators[0].target == Target.parse("≥95%")
