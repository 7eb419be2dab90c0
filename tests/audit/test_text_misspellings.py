"""Misspelt words of the trade, and right ones that look like them."""

import pytest

from jixiao.audit.cases import run_case
from jixiao.audit.loader import load_rule
from jixiao.audit.text_misspellings import Misspelling, misspellings_in
from jixiao.domain.finding import Severity

TX004 = load_rule("jixiao.audit.rules.text.tx004")


def found(text):
    return {one.wrong: one.right for one in misspellings_in(text)}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [("社会调插", "调插", "调查"), ("任务全部完咸", "完咸", "完成"),
     ("完成问道清淤", "问道", "河道"), ("绩效平价结果", "绩效平价", "绩效评价"),
     ("己完成支付", "己", "已"), ("覆盖律为90%", "律", "率")],
)  # fmt: skip
def test_a_misspelling_is_known_by_what_stands_around_it(text, wrong, right):
    assert found(text) == {wrong: right}


@pytest.mark.parametrize(
    "text",
    ["协调插手", "自己完成", "期末完成", "又有郊区", "法规摸底", "已经废止", "高粱油",
     "宣传梁家河精神", "既将资金投入", "计划拔草", "法律法规", "会记录在案", "发布署名文章",
     "实现像城市一样", "森林放火"],
)  # fmt: skip
def test_a_right_word_that_holds_the_same_characters_is_let_be(text):
    assert found(text) == {}


def test_a_word_is_sought_on_behind_a_place_where_it_is_right():
    one = Misspelling("己", "已", "!自", "完成")
    assert list(one.found_at("自己完成，己完成")) == [5]


def test_one_misspelling_is_told_once_with_how_often_it_stands():
    (one,) = run_case(TX004, {"text": "社会调插。\n再次调插。"})[0]
    assert one.message == "“调插”疑为“调查”之误，全文共2处"
    assert one.place.line == 1


def test_a_word_used_for_another_is_only_a_note():
    (one,) = run_case(TX004, {"text": "截止2020年底，项目已完成。"})[0]
    assert one.severity is Severity.NOTE


def test_a_word_that_two_passages_only_make_together_is_none():
    assert found("克服\n因难问题") == {"因难": "困难"}
    assert run_case(TX004, {"text": "克服\n因难问题"})[0] == []
