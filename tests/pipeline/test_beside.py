"""What the audit finds and what is blank, beside the cells of the screen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.pipeline.sheets import FORMS, HEBEI, blank, filled_sheets, indicator, texts_of

from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, Objective, Sheet, SheetKind
from jixiao.domain.target import Target
from jixiao.pipeline.beside import findings_beside
from jixiao.pipeline.blanks import blanks_beside
from jixiao.pipeline.screen import screen_of


def test_findings_stand_beside_the_cell_of_the_screen(printed):
    sheet = printed[2]
    found = findings_beside(sheet, screen_of(sheet), ruleset="mof_2020_self_evaluation")
    where = {(one.finding.code, one.path) for one in found}
    assert ("TG001", "indicators.4.target") in where
    assert ("OB003", "objectives.annual.text") in where
    assert ("IN007", "indicators.1.definition") in where
    assert len({one.fingerprint for one in found}) == len(found)


def test_a_rule_set_that_does_not_exist_does_not_stop_the_audit(printed):
    sheet = printed[0]
    assert findings_beside(sheet, screen_of(sheet), ruleset="no-such")


def test_what_is_blank_is_told_row_by_row():
    sheet = Sheet(
        funds=(Fund(FundSource.TOTAL, original_budget=Money.of(1)),),
        objectives=(Objective("建成"),),
        indicators=(
            Indicator(dimension="产出指标"), Indicator("甲", "产出指标", "数量指标"),
            Indicator("乙", target=Target.parse("1个")), indicator(),
        ),
    )  # fmt: skip
    found = blanks_beside(sheet, screen_of(sheet, HEBEI))
    assert [one.path for one in found] == [
        "indicators.0.name", "indicators.1.target", "indicators.2.dimension",
    ]  # fmt: skip
    assert not blanks_beside(Sheet(kind=SheetKind.SELF_EVALUATION), screen_of(Sheet(), HEBEI))


@settings(max_examples=40)
@given(filled_sheets())
def test_a_finding_stands_beside_a_cell_that_the_screen_has(sheet):
    shown, screen = texts_of(sheet), screen_of(sheet)
    for one in [*findings_beside(sheet, screen), *blanks_beside(sheet, screen)]:
        assert not one.path or one.path in shown, one.finding


def test_a_finding_on_a_merged_level_stands_beside_the_cell_that_begins_it():
    rows = tuple(indicator(name, kind="质量指标") for name in ("甲", "乙"))
    sheet = Sheet(form="mof_2021_objective", fiscal_year=2026, indicators=rows)
    found = findings_beside(sheet, screen_of(sheet))
    assert {one.path for one in found if one.finding.code == "IN001"} == {"indicators.0.kind"}


def test_the_same_fault_is_known_again_when_its_row_has_moved():
    rows = (indicator("甲", "100%"), indicator("质量达标率", "≥100%"))
    sheets = [Sheet(form=HEBEI, indicators=some) for some in (rows, rows[::-1])]
    words = [
        {
            one.fingerprint: one.path
            for one in findings_beside(each, screen_of(each))
            if one.finding.indicator == "质量达标率"
        }
        for each in sheets
    ]
    assert words[0].keys() == words[1].keys() != set()
    assert set(words[0].values()).isdisjoint(words[1].values())


@pytest.mark.parametrize("name", [one for one in FORMS if blank(one).kind is SheetKind.OBJECTIVE])
def test_a_blank_form_says_what_to_fill_in_first(name):
    sheet = blank(name)
    found = blanks_beside(sheet, screen_of(sheet))
    told = [one.finding.message for one in found]
    assert told == ["年度资金总额没有填写", "年度绩效目标没有填写", "还没有绩效指标"]
    assert all(one.path for one in found)
    assert all(one.finding.fix for one in found)
