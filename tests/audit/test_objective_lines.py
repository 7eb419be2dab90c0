"""Objectives line by line and the numbers before them."""

import pytest

from jixiao.audit.objective_lines import lines_by_term, number_faults, whole
from jixiao.domain.sheet import Objective, Sheet


def faults(*texts):
    sheet = Sheet(objectives=tuple(map(Objective, texts)))
    (lines,) = lines_by_term(sheet)
    return [words for _, words in number_faults(lines, within="\n".join(texts))]


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), ("三", 3), ("十", 10), ("十二", 12), ("③", 3), ("十十", 0)]
)
def test_numbers_are_read_in_every_script(text, number):
    assert whole(text) == number


def test_a_missing_number_is_named():
    assert faults("1、修路。", "2、架桥。", "4、清淤。") == ["编号“4、”之前缺第3项"]


def test_a_number_that_stands_without_a_stop_before_it_is_not_missing():
    assert faults("一是修路 二是架桥，三是清淤。") == []


def test_a_list_within_each_item_begins_anew():
    assert faults("一、道路：1.修路；2.养路。", "二、桥梁：1.架桥；2.检测。") == []


def test_a_list_may_begin_again_but_not_repeat_its_first_number():
    assert faults("1、修路", "2、架桥", "1、清淤", "2、绿化") == []
    assert faults("1、修路", "1、架桥") == ["编号“1、”出现两次"]


def test_a_heading_begins_a_list_anew():
    assert faults("总体目标：", "1、修路", "阶段性目标：", "1、征地", "2、施工") == []


def test_numbers_within_a_sentence_do_not_begin_a_list():
    assert faults("完成改造，3、其余另行安排。") == []


def test_blank_lines_are_no_objectives():
    assert lines_by_term(Sheet(objectives=(Objective(" \n "),))) == []
