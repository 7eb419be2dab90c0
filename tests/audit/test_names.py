"""Names of projects as two places print them."""

import pytest

from jixiao.audit.names import Likeness, likeness, read_name


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("科普 经费", "科普经费", Likeness.SAME),
        ("“数说红河”展厅运维经费", "数说红河展厅运维经费", Likeness.SAME),
        ("科普经费", "2020年科普项目", Likeness.CORE),
        ("省科协改革试点经费", "科协改革试点经费", Likeness.CORE),
        ("市场监管经费", "省市场监管专项资金", Likeness.CORE),
        ("提前下达2020年村级运转资金", "村级运转", Likeness.CORE),
        ("流动科技馆运行经费", "省科协流动科技馆运行", Likeness.WITHIN),
        ("乡镇敬老院运转", "敬老院运转", Likeness.WITHIN),
        ("小学公用经费", "中小学公用经费", Likeness.SIMILAR),
        ("信息化建设", "信息化建设运维", Likeness.SIMILAR),
        ("污水管网改造", "污水管网改造二期", Likeness.SIMILAR),
        ("农村公侧管护", "农村公厕管护", Likeness.SIMILAR),
        ("老科协", "关工委", Likeness.NONE),
        ("农村幼儿园改造", "农村小学改造", Likeness.NONE),
    ],
)
def test_names_are_alike_as_far_as_is_safe(one, other, expected):
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省级科普经费", "市级科普经费"),
        ("2019年科普经费", "2020年科普经费"),
        ("污水管网改造一期", "污水管网改造二期"),
        ("义务教育公用经费（小学）", "义务教育公用经费（初中）"),
        ("基层科普行动计划中央补助资金", "省科协基层科普行动计划"),
        ("", ""),
        ("经费", ""),
    ],
)
def test_another_level_year_or_part_is_another_project(one, other):
    assert likeness(one, other) is Likeness.NONE


def test_a_name_wholly_in_brackets_keeps_its_words():
    assert read_name("（科普经费）").core == "科普"


def test_a_level_that_is_the_whole_name_stays_in_the_name():
    assert read_name("省级").core == "省级"
