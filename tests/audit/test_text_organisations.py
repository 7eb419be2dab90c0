"""Names of organisations: two for one, one for two, and not in full."""

from jixiao.audit.loader import load_rule
from jixiao.audit.text_organisations import misnamed_in

WORDS = load_rule("jixiao.audit.rules.text.tx009").words
TWICE = (
    "与中关村天合科技成果转化中心、大学科技园合作。保定市科协、中关村天合科技成果转化促进中心签约。"
)


def names(text):
    return [(one.one, one.other) for one in misnamed_in(text, WORDS)]


def test_a_name_with_and_without_a_word_is_shown_from_its_beginning():
    assert names(TWICE) == [("中关村天合科技成果转化中心", "中关村天合科技成果转化促进中心")]


def test_a_pair_of_names_is_told_once():
    assert len(names(TWICE + TWICE)) == 1


def test_the_rarer_way_to_join_a_name_is_the_one_told():
    text = "普陀区规划与自然资源局。普陀区规划和自然资源局。普陀区规划和自然资源局。"
    assert names(text) == [("规划与自然资源局", "规划和自然资源局")]


def test_two_bodies_joined_in_two_ways_are_let_be():
    assert names("县企业与财政局沟通。县企业和财政局签约。市财政局验收。") == []
    assert names("县财政局与审计局检查。县财政局和审计局验收。") == []
    assert names("项目与财政局沟通。项目和财政局签约。") == []


def test_names_in_one_sentence_or_in_lines_of_a_list_are_two_bodies():
    assert names("下设某某县城乡环境卫生管理中心和某某县城乡环境卫生中心。") == []
    assert names("某某县城乡环境卫生管理中心\n某某县城乡环境卫生中心") == []


def test_a_short_name_is_not_taken_for_another():
    assert names("建设服务中心成立。建设中心运行。") == []


def test_a_name_that_begins_the_text_is_compared_too():
    text = "某某县城乡环境卫生管理中心成立，运行良好。由某某县城乡环境卫生中心负责，效果较好。"
    assert names(text) == [("某某县城乡环境卫生中心", "某某县城乡环境卫生管理中心")]


def test_a_place_needs_its_level_before_its_government():
    assert names("河北人民政府、保定人民政府、河北省人民政府") == [
        ("河北人民政府", "河北省人民政府"), ("保定人民政府", "保定市人民政府"),
    ]  # fmt: skip
