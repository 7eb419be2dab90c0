"""What is mended in passages, and what is left to a judgement."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.fixing.change import Mend
from jixiao.fixing.fix import mend
from jixiao.fixing.passage import Edit, Passage, Piece


def passages(*texts, **marks):
    return [Passage([Piece(one, holder=True)], **marks) for one in texts]


def mended(*texts, **marks):
    made = passages(*texts, **marks)
    mend(made)
    return [one.text for one in made]


MENDED = {
    "一段中的半角逗号": ("2020年,在市委领导下;我局完成。", "2020年，在市委领导下；我局完成。"),
    "用作句号的点": (
        "新建一批新的院士工作站和学会工作站.二是精准对接",
        "新建一批新的院士工作站和学会工作站。二是精准对接",
    ),
    "长句之间的点": (
        "市科协组织开展了全民科学素质提升行动.基层科普服务能力进一步增强",
        "市科协组织开展了全民科学素质提升行动。基层科普服务能力进一步增强",
    ),
    "段末的点": ("用于支持市县科技创新专项资金.", "用于支持市县科技创新专项资金。"),
    "两个句号": ("全年完成投资3.5亿元。。群众满意。", "全年完成投资3.5亿元。群众满意。"),
    "逗号后的空格": ("提升科普能力， 提高公民科学素质。", "提升科普能力，提高公民科学素质。"),
    "句号前的空格": ("反映形式的多样性、针对性 。", "反映形式的多样性、针对性。"),
    "一对括号宽度不同": ("事业医疗（款)行政医疗（项）", "事业医疗（款）行政医疗（项）"),
    "书签": ("[bookmark: _Toc29720676]二、分项绩效目标", "二、分项绩效目标"),
    "词中的水印": ("绩效目Nhomakorabea标完成情况", "绩效目标完成情况"),
    "夹在句中的页码": ("项目实施 - 12 - 情况良好", "项目实施情况良好"),
    "单独成段的页码": ("— 5 —", ""),
}  # fmt: skip
KEPT = {
    "金额中的逗号和小数点": "共投入1,254.30万元，占95.5%。",
    "序号后的逗号": "1,提高认识。",
    "译名中的点": "法定代表人阿卜杜热西提江克里木.艾尔肯买买提同志参加了会议并讲话",
    "短名中的点": "填表人：艾力.买买提",
    "省略号": "包括水费、电费。。。等",
    "两个顿号可能漏了字": "包括水费、、电费。",
    "逗号接句号不知道哪个对": "全年完成投资3.5亿元，。",
    "数的区间": "得分率在[80%,90%)之间的为良，（60，80]之间的为中。",
    "列项的序号": "主要内容（包括1)电脑；2)打印机）。",
    "没有后一半的括号": "≥10种（开展宣传形式的多样性（次）",
    "两个机关之间的空格": "中共河北省委 河北省人民政府关于全面实施预算绩效管理的意见，见附件。",
    "拉长的标题": "目 录",
    "开头的顿号说明漏了字": "、加快建设保定创新驱动发展智库、",
    "附件和编号之间的空格": "见附件 1，共3份。",
}


@pytest.mark.parametrize(("before", "after"), MENDED.values(), ids=MENDED)
def test_what_is_certain_is_mended(before, after):
    assert mended(before) == [after]


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_not_certain_is_left(text):
    assert mended(text) == [text]


def test_all_brackets_of_a_cell_with_both_widths_become_full_width():
    target = "≥90%(优秀等级项目占比（百分比）)"
    made = passages(target, is_cell=True, is_value=True)
    mend(made)
    assert made[0].text == "≥90%（优秀等级项目占比（百分比））"
    assert made[0].change().mends == (Mend.TARGET_WIDTH,)
    assert mended(target) == [target]


def test_the_count_of_an_item_goes_with_the_brackets_of_its_cell():
    (after,) = mended("设备(含税)；1)电脑；2)打印机（台）", is_cell=True)
    assert after == "设备（含税）；1）电脑；2）打印机（台）"


def test_an_uneven_pair_is_mended_also_where_another_bracket_is_alone():
    assert mended("（款)行政单位医疗（项") == ["（款）行政单位医疗（项"]


def test_a_number_of_its_own_cell_is_no_page_number():
    assert mended("— 5 —", is_cell=True) == ["— 5 —"]


def test_values_keep_their_punctuation():
    assert mended("2023年1月,完成。。", is_cell=True, is_value=True) == ["2023年1月,完成。。"]


def test_years_of_document_numbers_get_one_kind_of_brackets_where_they_are_mixed():
    assert mended("保财预[2021]4号", "冀财教【2019】133号", "财预〔2020〕10号") == [
        "保财预〔2021〕4号", "冀财教〔2019〕133号", "财预〔2020〕10号",
    ]  # fmt: skip
    assert mended("保财预[2021]4号", "冀财教[2019]133号") == [
        "保财预[2021]4号",
        "冀财教[2019]133号",
    ]


CLOSE = "组织了第35届大赛，共有53项成果，参加的有1387人，其中22家学会协办。"


def test_a_rare_blank_before_a_number_goes():
    assert mended(CLOSE, "建立 4个海智基地。") == [CLOSE, "建立4个海智基地。"]
    apart = "行政单位 1 家。"
    assert mended(CLOSE, apart) == [CLOSE, apart]
    assert mended("建立 4个海智基地。") == ["建立 4个海智基地。"]


def test_a_blank_inside_words_that_stand_together_elsewhere_goes():
    usual = "提升科普能力，普及科学知识。再次提升科普能力。"
    assert mended(usual, "进一步提升 科普能力，取得实效。")[1] == "进一步提升科普能力，取得实效。"
    assert mended("进一步提升 科普能力，取得实效。") == ["进一步提升 科普能力，取得实效。"]


ORDERS = {
    "末尾用了两次": (["（一）甲", "（二）乙", "（三）丙", "（四）丁", "（四）戊"], 4, "（五）戊"),
    "中间用了两次": (["1.甲", "2.乙", "2.丙", "4.丁"], 2, "3.丙"),
    "中间写成别的数": (["一、甲", "三、乙", "三、丙"], 1, "二、乙"),
    "括号中的数字": (["（1）甲", "(2)乙", "（2）丙", "（4）丁"], 2, "（3）丙"),
    "十一": ([f"{n}、甲" for n in "一二三四五六七八九十十"], 10, "十一、甲"),
    "里层另有编号": (["一、甲", "（一）子", "（二）丑", "二、乙", "二、丙", "四、丁"], 4, "三、丙"),
}
DOUBTFUL = {
    "缺一条": ["一、甲", "二、乙", "四、丙"],
    "从三开始": ["三、甲", "四、乙", "四、丙"],
    "两处不对": ["1.甲", "3.乙", "3.丙", "5.丁"],
    "只有两条": ["1.甲", "1.乙"],
    "三条的末尾重复": ["1.甲", "2.乙", "2.丙"],
    "别处引用了这一条": ["一、甲", "二、乙", "二、丙", "四、丁", "具体措施见二、丙。"],
    "别处说第二部分": ["一、甲", "二、乙", "二、丙", "四、丁", "第二部分已说明。"],
    "断成几行的一段话": [
        "1.甲", "2.主要用于因公出国费公务用车购置及运行费公务接待费会议费", "2.乙", "4.丙",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("texts", "at", "after"), ORDERS.values(), ids=ORDERS)
def test_the_only_wrong_number_of_a_run_is_mended(texts, at, after):
    found = mended(*texts)
    assert found[at] == after
    assert found[:at] + found[at + 1 :] == texts[:at] + texts[at + 1 :]


@pytest.mark.parametrize("texts", DOUBTFUL.values(), ids=DOUBTFUL)
def test_a_run_that_may_be_wrong_in_several_ways_is_left(texts):
    assert mended(*texts) == texts


def test_a_part_of_the_text_begins_its_own_runs():
    texts = ["一、甲", "二、乙", "第二部分 说明", "一、丙", "二、丁"]
    assert mended(*texts) == texts


def test_a_number_given_by_the_program_leaves_typed_ones_in_doubt():
    made = [*passages("1.甲", "2.乙"), *passages("丙", is_numbered=True), *passages("4.丁", "4.戊")]
    before = [one.text for one in made]
    mend(made)
    assert [one.text for one in made] == before


def test_one_level_is_written_in_one_way():
    assert mended("1.甲", "2.乙", "3、丙") == ["1.甲", "2.乙", "3.丙"]
    assert mended("1.甲", "2、乙", "3、丙") == ["1、甲", "2、乙", "3、丙"]
    assert mended("1.甲", "3、丙") == ["1.甲", "3、丙"]


def test_the_lines_of_a_cell_are_numbered_for_themselves():
    made = passages("1、甲\n2、乙\n2、丙\n4、丁", is_cell=True, is_objective=True)
    mend(made)
    assert made[0].text == "1、甲\n2、乙\n3、丙\n4、丁"
    assert made[0].change().mends == (Mend.OBJECTIVE_ORDER,)
    assert mended("1、甲\n2.乙\n3、丙", is_cell=True, is_objective=True) == ["1、甲\n2、乙\n3、丙"]


def test_two_lists_in_one_cell_are_both_mended():
    text = "\n".join([*(f"{n}、甲" for n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 9]), "(1)子", "(1)丑"])
    (after,) = mended(text.replace("(1)丑", "(2)丑\n(2)寅\n(4)卯"), is_cell=True)
    assert after.split("\n")[9:] == ["10、甲", "(1)子", "(2)丑", "(3)寅", "(4)卯"]


def test_pieces_keep_their_own_part_of_a_text():
    one = Passage([Piece("工作站", 1), Piece("。", 2), Piece("。群众", 3)])
    one.apply([Edit(3, 5, "，")], Mend.DOUBLED)
    assert [piece.text for piece in one.pieces] == ["工作站", "，", "群众"]


def test_what_cannot_be_written_is_not_mended():
    one = Passage([Piece("2020年"), Piece(",", None), Piece("在市委领导下", 3)])
    mend([one])
    assert not one.is_changed
    assert one.mends == []


def test_only_the_findings_of_the_rules_asked_for_are_mended():
    made = passages("[bookmark: a]2020年,在市委领导下。", codes=frozenset({"TX003"}))
    mend(made)
    assert made[0].text == "2020年,在市委领导下。"


WORDS = st.lists(
    st.sampled_from([
        "一、", "（二）", "3、", "4.", "二是", "工作", "目标完成情况良好", "，", "。", "、", ",",
        ".", ";", "(", ")", "（", "）", " ", "1,254.30", "95.5%", "万元", "“", "”", "[2021]4号",
        "【2019】133号", "[bookmark: _Toc29720676]", "\n", "项目",
    ]),
    max_size=14,
).map("".join)  # fmt: skip


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=6))
def test_mending_twice_is_mending_once(texts):
    made = [Passage([Piece(text, holder=True)], is_cell=is_cell) for text, is_cell in texts]
    mend(made)
    again = [Passage([Piece(one.text, holder=True)], is_cell=one.is_cell) for one in made]
    mend(again)
    assert [one.text for one in again] == [one.text for one in made]


@given(st.lists(WORDS.filter(lambda text: "bookmark" not in text), max_size=6))
def test_the_amounts_of_a_text_stay_as_they_are(texts):
    made = passages(*texts)
    mend(made)
    for before, one in zip(texts, made, strict=True):
        if not {Mend.ORDER, Mend.STYLE} & set(one.mends):
            assert re.findall(r"\d", one.text) == re.findall(r"\d", before)
            assert one.text.count("1,254.30") == before.count("1,254.30")
