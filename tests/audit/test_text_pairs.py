"""Quotation marks and brackets that have lost their other half."""

import pytest

from jixiao.audit.passages import Passage
from jixiao.audit.text_pairs import halves, halves_of


def marks(text):
    return "".join(one.mark for one in halves_of(text))


def left_in(*texts):
    found = halves(Passage(text) for text in texts)
    return [(passage.text, "".join(one.mark for one in left)) for passage, left in found]


@pytest.mark.parametrize(
    ("text", "left"),
    [("“康乐、高福等9名院士提出“全民健康”", "“"), ("根据《办法的通知", "《"), ("三保”支出", "”"),
     ("（其中：优39个。", "（"), ("项目经费）12万元", "）"), ("【2019", "【"), ("(试行", "（")],
)  # fmt: skip
def test_a_mark_without_its_other_half_is_found(text, left):
    assert marks(text) == left


@pytest.mark.parametrize(
    "text",
    ["《关于〈办法〉的通知》（财预〔2020〕10号）", "1）新建；2）改造；a)管护", "一）概况",
     "（1）概况", "采购（包括1）电脑；2）打印机）", "(款）", "得分率在[80%,90%)之间", "没有标点"],
)  # fmt: skip
def test_pairs_and_counts_of_lists_are_let_be(text):
    assert marks(text) == ""


def test_of_two_marks_that_open_the_first_is_the_one_left_open():
    assert [one.at for one in halves_of("“甲、“乙”")] == [0]


def test_a_quotation_may_go_on_in_the_next_paragraphs():
    assert left_in("他说：“甲。", "乙。", "丙。”") == []
    assert left_in("他说：“甲。", "“乙。”") == []


def test_a_mark_far_away_closes_nothing():
    assert left_in("“甲。", "乙", "丙", "丁", "戊。”") == [("“甲。", "“"), ("戊。”", "”")]


def test_a_paragraph_far_away_that_opens_a_quotation_closes_nothing():
    assert left_in("“甲。", "乙", "丙", "丁", "“戊”。") == [("“甲。", "“")]
