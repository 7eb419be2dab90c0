"""What a sheet of objectives must not leave blank, told beside the cell that is to be filled in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.pipeline.sheets import blank, indicator

from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, Objective, Project, Sheet, SheetKind
from jixiao.pipeline.blanks import CODE, blanks_beside
from jixiao.pipeline.screen import screen_of

FORM = "mof_2021_objective"
TOTAL = Fund(FundSource.TOTAL, "年度资金总额", original_budget=Money.of(480000))
COMPLETE = Sheet(
    project=Project("P1", "科普展览"), fiscal_year=2026, form=FORM, funds=(TOTAL,),
    objectives=(Objective("全年到20所学校巡展"),), indicators=(indicator(),),
)  # fmt: skip


def told(sheet, **given):
    """The messages by the path of the cell that each stands beside."""
    found = blanks_beside(sheet, screen_of(sheet), **given)
    return {one.path: one.finding.message for one in found}


def with_row(**changes):
    return replace(COMPLETE, indicators=(indicator(), replace(indicator(), **changes)))


def test_a_complete_sheet_lacks_nothing():
    assert told(COMPLETE) == {}


@pytest.mark.parametrize("form", [FORM, "hebei_2020_objective", "hunan_2022_objective"])
def test_a_sheet_just_begun_lacks_money_objective_and_indicators(form):
    begun = blank(form)
    messages = [one.finding.message for one in blanks_beside(begun, screen_of(begun))]
    assert messages == [
        "年度资金总额没有填写", "年度绩效目标没有填写", "还没有绩效指标",
    ]  # fmt: skip


def test_money_is_asked_for_at_a_cell_of_money_that_the_form_has():
    begun = replace(COMPLETE, funds=(replace(TOTAL, original_budget=None),))
    (path,) = told(begun)
    cell = screen_of(begun).cell(path)
    assert (cell.nature, cell.owner.partition(".")[0]) == ("money", "funds")


def test_no_money_at_all_is_written_as_nought_and_not_left_blank():
    none = replace(COMPLETE, funds=(replace(TOTAL, original_budget=Money.of(0)),))
    assert told(none) == {}


def test_an_objective_for_longer_than_the_year_does_not_stand_for_that_of_the_year():
    later = (Objective("三年建成科普网络", term="long_term"),)
    assert "年度绩效目标没有填写" in told(replace(COMPLETE, objectives=later)).values()


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        ({"name": ""}, "indicators.1.name", "第2个指标没有写三级指标名称"),
        ({"target": None}, "indicators.1.target", "指标“站点数”没有指标值"),
        ({"kind": ""}, "indicators.1.kind", "指标“站点数”没有选择一级指标和二级指标"),
        ({"dimension": ""}, "indicators.1.dimension", "指标“站点数”没有选择一级指标和二级指标"),
    ],
)
def test_what_an_indicator_lacks_is_told_in_its_row(changes, path, message):
    assert told(with_row(**changes)) == {path: message}


def test_an_indicator_without_anything_is_asked_for_its_name_alone():
    sheet = replace(COMPLETE, indicators=(indicator(), Indicator("")))
    assert list(told(sheet).values()) == ["第2个指标没有写三级指标名称"]


def test_a_blank_is_grave_names_the_project_and_says_what_to_do():
    (one,) = blanks_beside(with_row(target=None), screen_of(COMPLETE))
    finding = one.finding
    assert (finding.code, finding.severity) == (CODE, Severity.ERROR)
    assert finding.project == "科普展览"
    assert "≥90%" in finding.fix


def test_a_cell_that_the_form_does_not_show_is_told_of_the_whole_sheet():
    (one,) = blanks_beside(with_row(target=None), screen_of(COMPLETE))
    assert one.path == ""


def test_the_same_blank_of_two_rows_is_known_apart_and_each_again():
    def found():
        rows = (replace(indicator(), target=None),) * 2
        sheet = replace(COMPLETE, indicators=rows)
        return [one.fingerprint for one in blanks_beside(sheet, screen_of(sheet))]

    assert len(set(found())) == 2
    assert found() == found()


def test_sheets_of_other_kinds_are_not_asked_for_what_objectives_need():
    empty = Sheet(kind=SheetKind.WHOLE_DEPARTMENT, fiscal_year=2026)
    assert blanks_beside(empty, screen_of(COMPLETE)) == []
