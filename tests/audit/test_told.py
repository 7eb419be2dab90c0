"""What the narrative and the results of a sheet tell, beside what its rows print."""

import re

import pytest

from jixiao.audit.cases import document_of
from jixiao.audit.cut_offs import falling_series
from jixiao.audit.told_results import told_otherwise
from jixiao.audit.told_scores import told_scores
from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet

TOTAL, OTHER = re.compile("自评|整体"), re.compile("平均")


def sheet(result, *, name, target, actual):
    return from_plain(
        Sheet,
        {
            "kind": "self_evaluation",
            "objectives": [{"text": "完成年度任务。", "result": result}],
            "indicators": [{"name": name, "target": target, "actual": actual}],
        },
    )


@pytest.mark.parametrize(
    ("result", "differs"),
    [
        ("改造管网5.2公里。", False),
        ("改造管网6公里。", True),
        ("改造管网近6公里。", False),
        ("每季度改造管网6公里。", False),
        ("改造管网5200米。", False),
    ],
)
def test_a_figure_under_the_name_of_an_indicator_is_held_against_its_row(result, differs):
    found = told_otherwise(
        sheet(result, name="改造管网", target="≥5公里", actual="5.2公里"), not_done=()
    )
    assert bool(list(found)) is differs


def test_a_figure_that_may_be_a_part_of_the_whole_is_no_contradiction():
    one = sheet("举办科普日主场活动1场。", name="科普活动举办场次", target="≥10场", actual="11场")
    assert not list(told_otherwise(one, not_done=()))


def test_a_score_is_that_of_the_project_named_last_before_it():
    document = document_of(
        {
            "text": "农村公路养护项目自评得分88分；县道改造项目执行率100%，自评得分92分。",
            "sheets": [
                {"kind": "self_evaluation", "project": "农村公路养护", "total_score": "88"},
                {"kind": "self_evaluation", "project": "县道改造", "total_score": "95"},
            ],
        }
    )
    found = list(told_scores(document, total=TOTAL, other=OTHER))
    assert [(one.sheet.project.name, one.printed, one.differs) for one in found] == [
        ("农村公路养护", "88", False),
        ("县道改造", "92", True),
    ]


def test_two_sheets_of_one_name_leave_open_whose_score_is_told():
    twice = {"kind": "self_evaluation", "project": "农村公路养护", "total_score": "88"}
    document = document_of({"text": "农村公路养护自评得分92分。", "sheets": [twice, twice]})
    assert not list(told_scores(document, total=TOTAL, other=OTHER))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("累计支出6月底为102.5万元，7月底为99.7万元。", ("6", "7")),
        ("累计支出6月底为102.5万元，7月底为109.7万元。", None),
        ("6月底为102.5万元，7月底为99.7万元。", None),
        ("累计执行率6月底为52.5%，7月底为49.7%。", ("6", "7")),
    ],
)
def test_what_was_spent_up_to_a_month_does_not_become_less(text, months):
    found = falling_series(text)
    assert (found and tuple(one["month"] for one in found)) == months
