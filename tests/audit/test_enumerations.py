"""Numbered runs: what belongs together, what is missing, and what may not be judged."""

import pytest

from jixiao.audit.runs import breaks_in
from jixiao.domain.document import Paragraph
from jixiao.domain.enumerator import shown, value_of

ROWS = "支出$"


def faults(*lines):
    return [one.fault for one in breaks_in(map(Paragraph, lines), row_labels=ROWS)]


@pytest.mark.parametrize(
    ("style", "value", "printed"),
    [("（{}）", 4, "（四）"), ("{}、", 12, "十二、"), ("{}、", 20, "二十、"), ("{}是", 10, "十是"),
     ("{}", 3, "③"), ("{}.", 3, "3."), ("第{}，", 2, "第二")],
)  # fmt: skip
def test_a_number_is_shown_as_it_would_be_printed(style, value, printed):
    assert shown(style, value) == printed


@pytest.mark.parametrize(
    ("printed", "value"), [("十二", 12), ("7", 7), ("⑤", 5), ("二十三十", None)]
)
def test_a_printed_number_is_read(printed, value):
    assert value_of(printed) == value


def test_a_gap_names_every_number_that_is_left_out():
    assert faults("一是甲。四是丁。") == ["“四是”之前缺“二是”“三是”"]


def test_a_run_may_go_on_in_the_next_paragraph():
    assert faults("一是甲。", "二是乙。三是丙。") == []


def test_a_heading_ends_the_runs_inside_the_heading_before():
    assert faults("（一）甲", "一是甲。二是乙。", "（二）乙", "三是丙。") == [
        "“三是”之前缺“一是”“二是”"
    ]


def test_the_break_is_told_at_its_paragraph_and_in_reading_order():
    found = breaks_in(map(Paragraph, ["1、甲", "3、丙", "一是甲。三是丙。"]), row_labels=ROWS)
    assert [one.paragraph.text for one in found] == ["3、丙", "一是甲。三是丙。"]


def test_numbers_used_again_inside_a_part_are_told_where_they_begin():
    found = breaks_in(
        map(Paragraph, ["一、甲", "二、乙", "一、子", "二、丑", "三、寅", "四、卯", "三、丙"]),
        row_labels=ROWS,
    )
    assert [(one.paragraph.text, one.fault) for one in found] == [
        ("一、子", "在“二、”之下又用同级的编号“一、”至“四、”")
    ]


def test_one_stray_number_inside_a_part_is_let_pass():
    assert faults("一、甲", "二、乙", "一、子", "三、丙") == []


def test_a_part_or_an_annex_begins_to_count_anew():
    assert faults("一、甲", "二、乙", "附件1", "一、甲", "第二部分 决算", "一、甲") == []


def test_a_list_inside_a_paragraph_goes_on_from_the_number_of_the_paragraph():
    assert faults("1、甲。2、乙。3、丙。", "4、丁。") == []


def test_two_lists_in_one_paragraph_each_begin_with_one():
    assert faults("指标：1、甲。2、乙。措施：1、甲。3、丙。") == ["“3.”之前缺“2.”"]


def test_numbers_too_far_on_are_no_members_of_a_run():
    assert faults("1、甲", "20、乙", "2、丙") == []
    assert faults("20、甲", "21、乙") == []
    assert faults("指标：1、甲。30、乙。2、丙。") == []


def test_a_lone_late_number_in_digits_may_be_anything():
    assert faults("3、甲") == []
    assert faults("三、甲") == ["“三、”之前缺“一、”“二、”"]


def test_rows_of_a_table_are_not_judged():
    assert faults("一、收入支出", "三、教育支出", "七、农林支出") == []
    assert faults("一、甲", "一、教育支出", "四、农林支出", "二、乙") == []


def test_the_middle_of_a_sentence_cut_into_lines_is_not_judged():
    assert faults("主要用于以下各个方面的支出和各类补助对象的生活补贴与其", "3、他。4、乙。") == []


def test_counting_with_first_and_next_is_not_judged():
    assert faults("首先，甲。其次，乙。第三，丙。") == []
    assert faults("首先，甲。第三，丙。") == []
    assert faults("其次，乙。第四，丁。") == []


def test_numbers_after_first_and_next_are_judged_again():
    assert faults("首先，甲。其次，乙。第三，丙。第五，戊。") == ["“第五”之前缺“第四”"]
    assert faults("第一，甲。第三，丙。") == ["“第三”之前缺“第二”"]


def test_two_ways_to_write_one_level_are_a_matter_of_style_unless_a_number_is_missing_too():
    style = breaks_in(map(Paragraph, ["1.甲", "2、乙"]), row_labels=ROWS)
    both = breaks_in(map(Paragraph, ["1.甲", "3、乙"]), row_labels=ROWS)
    assert [one.is_style_only for one in (*style, *both)] == [True, False]


def test_two_ways_to_write_one_level_are_told_unless_they_are_rows_of_a_table():
    assert faults("1.甲", "2、乙") == ["“1.”和“2、”两种写法混用"]
    assert faults("1.甲支出", "2、乙支出") == []
