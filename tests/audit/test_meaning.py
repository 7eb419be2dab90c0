"""What the words of an indicator mean, without a network."""

import pytest

from jixiao.audit.base import Words
from jixiao.audit.meaning import Discord, discord, levels_of, measure_of, own_words
from jixiao.audit.pasted import Use, has_own_content, pasted_wordings
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Project, Sheet

LEVELS = {"国家", "省"}
WORDS = Words(
    running=("公用经费",),
    not_definitions=("得分",),
    own_words_of_definition=("3",),
    own_words_of_name=("5",),
)
SHOWS = "反映开展科普宣传形式的多样性、针对性"


@pytest.mark.parametrize(
    ("name", "definition", "one", "other"),
    [
        ("省级新型智库人员满意度", "国家、省级新型智库人员的满意度", "省级", "国家、省级"),
        ("全民素质提升程度", "促进社会稳定水平逐步提高", "素质提升程度", "社会稳定水平"),
        ("培训人数", "全年举办培训的次数", "人数", "次数"),
        ("受益户数（户）", "受益群众的人数。", "户数", "人数"),
        ("培训合格率（%）", "考试合格的人数", "率", "人数"),
        ("优良率", SHOWS, "优良率", ""),
    ],
)
def test_a_name_and_a_definition_that_exclude_one_another_are_told(name, definition, one, other):
    assert discord(name, definition) == Discord(one, other)


@pytest.mark.parametrize(
    ("name", "definition"),
    [
        ("国家级智库人员满意度", "省级以上智库人员满意度，即国家级智库人员满意度"),
        ("省级重点实验室数量", "市级财政支持的省级重点实验室数量"),
        ("省级重点实验室数量", "重点实验室数量"),
        ("居民健康素养水平", "具备健康素养居民的比例"),
        ("群众收入水平", "反映群众的看法"),
        ("项目合格率", "合格数量与总数量之比"),
        ("改厕合格率", "合格户数/验收户数"),
        ("培训人数", "参加培训人员的人数"),
        ("优良率", "多样性"),
    ],
)
def test_where_nothing_is_excluded_nothing_is_said(name, definition):
    assert discord(name, definition) is None


def test_a_level_is_read_with_the_object_that_it_rates():
    assert levels_of("国家、省级新型智库") == [(frozenset(LEVELS), "新型智库", "国家、省级")]
    assert levels_of("省级以上新型智库") == []
    assert levels_of("等第评定") == []


def test_the_last_word_says_what_kind_of_quantity_it_is():
    assert measure_of("验收合格率（%）") == ("率", "比率")
    assert measure_of("绿地养护面积。") == ("面积", "面积")
    assert measure_of("公共文化服务") is None


def test_words_that_any_project_may_use_are_nobodys_own():
    assert own_words("反映项目完成情况") == frozenset()
    assert {"科普", "多样性"} <= own_words(SHOWS)


def sheet_of(project, **indicator):
    return Sheet(project=Project(name=project), indicators=(Indicator(**indicator),))


def test_one_wording_in_unlike_projects_is_pasted():
    shared = {"name": "优良率", "definition": SHOWS}
    uses = pasted_wordings(
        [sheet_of("全民素质经费", **shared), sheet_of("消防设施改造", **shared)], WORDS
    )
    assert [[one.project for one in group] for group in uses] == [["全民素质经费", "消防设施改造"]]


@pytest.mark.parametrize("other", ["全民素质", "定额公用经费", ""])
def test_a_like_project_or_one_that_keeps_a_unit_running_is_no_other_project(other):
    shared = {"name": "优良率", "definition": SHOWS}
    sheets = [sheet_of("全民素质经费", **shared), sheet_of(other, **shared)]
    assert list(pasted_wordings(sheets, WORDS)) == []


def test_a_rule_of_scoring_is_no_wording_of_a_project():
    one = Indicator(name="优良率", definition=SHOWS + "，达到得分")
    assert not has_own_content(Use("全民素质经费", one, "definition"), WORDS)


def test_a_use_is_shown_with_the_name_of_its_indicator():
    one = Indicator(name="优良率", definition=SHOWS)
    assert Use("全民素质经费", one, "definition").said == f"优良率：{SHOWS}"
    assert Use("全民素质经费", one, "name").said == "优良率"
