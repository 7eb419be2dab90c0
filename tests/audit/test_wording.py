"""Looking for the words of a rule in what a sheet says."""

import pytest

from jixiao.audit.wording import bare, core_name, found, said_of
from jixiao.domain.indicator import Indicator
from jixiao.domain.target import Target


def test_the_first_words_that_fit_are_given_back():
    assert found(("合格率$", "满意(?:度|率)"), "群众满意度测评") == "满意度"


def test_nothing_is_found_where_no_pattern_fits_or_none_is_given():
    assert found(("合格率$",), "合格率较高") == ""
    assert found((), "合格率") == ""


def test_wordings_that_differ_in_marks_and_blanks_are_equal_when_bare():
    assert bare("开展 活动，满足Ａ级需求。") == bare("开展活动,满足A级需求")


@pytest.mark.parametrize(
    "printed",
    ["完成率", "完成率100%", "完成率（%）", "完成率≥95%", "完 成 率", "完成率%", "完成率达到90%"],
)
def test_the_name_is_free_of_notes_and_of_a_value_behind_it(printed):
    assert core_name(Indicator(name=printed)) == "完成率"


def test_a_name_that_only_ends_in_a_verb_is_kept():
    assert core_name(Indicator(name="快递直达")) == "快递直达"


def test_all_that_is_said_of_an_indicator_is_searched():
    said = said_of(Indicator(name="完成率", definition="按期完成", target=Target.parse("12月底前")))
    assert said.splitlines() == ["完成率", "按期完成", "12月底前"]
    assert said_of(Indicator(name="完成率")).strip() == "完成率"
