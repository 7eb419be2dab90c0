import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.text import half_width, holds_two_numbers, plain_title, squeeze, without_notes


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("年度 指标值（A）：", "年度指标值"),
        ("产 出 指 标", "产出指标"),
        ("一级\n指标", "一级指标"),
        ("全年\u3000预算数(万元)", "全年预算数"),
        ("资金(万元(含税))", "资金"),
        ("实施\u200b单位:", "实施单位"),
        ("【必填】项目名称*", "项目名称"),
        ("得分。", "得分"),
    ],
)
def test_a_title_is_compared_without_width_blanks_notes_and_marks_at_its_ends(printed, title):
    assert plain_title(printed) == title


def test_brackets_go_with_what_they_hold_and_an_open_one_stays():
    assert without_notes("≥10种（其中（新增）3种）以上") == "≥10种以上"
    assert without_notes("≥1000份（") == "≥1000份（"
    assert without_notes("“绿化”率") == "“绿化”率"


@given(st.text())
def test_reducing_a_title_twice_changes_nothing_more(text):
    once = plain_title(text)
    assert squeeze(once) == once
    assert half_width(half_width(text)) == half_width(text)
    assert without_notes(without_notes(text)) == without_notes(text)


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("10 20", True),
        ("10\n20", True),
        ("１０　２０", True),
        ("100 2000", True),
        ("968.191 8", False),
        ("14 348 853.34", False),
        ("48 万元", False),
        ("48.00", False),
    ],
)
def test_whole_numbers_side_by_side_are_two_unless_they_group_thousands(text, two):
    assert holds_two_numbers(text) is two
