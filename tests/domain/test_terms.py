"""The glossary, and the names of levels as published forms print them."""

import importlib
import inspect
import pkgutil
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao import domain
from jixiao.domain.terms import (
    dimension_term,
    glossary,
    kind_term,
    label,
    points_in,
    split_level_name,
)

DIMENSIONS = {
    "output": """产出指标 产出指标(50分) 产出指标(70分) 产出指标（50分） 项目产出(30分) 产出值
        产出目标 项目完成指标 产出 年度产出指标 产出类指标 一、产出指标 1.产出指标 产出指标【50分】
        部门产出指标 产出指标（50分 产出指标50分 产出指标(权重50%) 产出指标：""",
    "outcome": """效果指标 效益指标 效益指标(30分) 项目效益(35分) 效益值 项目效益指标 实施效果指标
        绩效指标 项目效果 社会效益指标 效益（效果）指标 履职效益 效果目标 项目实施效果指标""",
    "satisfaction": """满意度指标 满意度指标(10分) 满意度 服务对象满意度 服务对象满意度指标 读者
        服务对象满意度指标等 社会公众或服务对象满意度指标 受益对象满意度 群众满意度指标（10分）""",
    "cost": "成本指标 成本指标(20分) 成本目标 项目成本 成本类指标 成本控制",
    "decision": "项目决策 决策 决策指标 决策类指标 投入指标 投入(15分) 规划",
    "process": "过程 项目过程 项目管理 管理指标 过程指标(20分) 管理 执行",
    "execution": """预算执行 预算执行率 预算执行率指标(10分) 预算执行情况 资金执行率
        预算执行（10分）""",
}
KINDS = {
    "quantity": """数量指标 数量值 产出数量 产出数量指标 数量目标 数量指标(必填硬性指标)
        数量指标(10分) 数量 数量类指标""",
    "quality": "质量指标 质量 产出质量 质量目标 质量值 质量指标（10分）",
    "timeliness": """时效指标 时效 进度指标 保障时限 产出时效 时效目标 时效值 及时性指标 完成及时性
        完成时间""",
    "cost": "成本指标 成本 产出成本 项目成本 成本目标 成本值 成本节约率",
    "economic_cost": "经济成本 经济成本指标",
    "social_cost": "社会成本 社会成本指标",
    "ecological_cost": "生态环境成本 生态环境成本指标",
    "economic": "经济效益 经济效益指标 经济效益值 经济效益目标",
    "social": "社会效益 社会效益指标 社会效益指标(必填) 社会效益目标 社会效益值",
    "ecological": "生态效益 生态效益指标 环境效益 环境效益指标 生态环境效益指标 生态效益值",
    "sustained": "可持续影响 可持续影响指标 可持续影响值 可持续发展指标 持续影响 可持续影响目标",
    "satisfaction": """满意度 满意度指标 服务对象满意度 服务对象满意度指标 满意度值 读者
        服务对象满意度指标等 社会公众或服务对象满意度指标""",
}


def pairs(table):
    return [(name, term) for term, names in table.items() for name in names.split()]


@pytest.mark.parametrize(
    ("printed", "term"),
    [
        *pairs(DIMENSIONS),
        ("产出指标 (50)", "output"),
        ("效益指标 30分)", "outcome"),
        ("产 出 指 标", "output"),
        ("产出\n指标\n（50分）", "output"),
    ],
)
def test_a_first_level_has_one_term_whatever_it_is_called(printed, term):
    assert dimension_term(printed) == term


@pytest.mark.parametrize(
    ("printed", "term"),
    [*pairs(KINDS), ("社会效益 指标 (必填)", "social"), ("数量指标 (必填硬性指标)", "quantity")],
)
def test_a_second_level_has_one_term_whatever_it_is_called(printed, term):
    assert kind_term(printed) == term


@pytest.mark.parametrize("printed", ["", " ", "(50分)", "指标", "制度指标", "预算项目", "**"])
def test_a_level_that_is_not_known_has_no_term(printed):
    assert dimension_term(printed) is None
    assert kind_term(printed) is None


@given(st.text())
def test_no_text_is_an_error_as_the_name_of_a_level(text):
    name, note = split_level_name(text)
    points_in(note)
    assert dimension_term(text) in {None, *DIMENSIONS}
    assert kind_term(text) in {None, *KINDS}
    assert note is None or name


@pytest.mark.parametrize(
    ("printed", "name", "note", "points"),
    [
        ("产出指标(50分)", "产出指标", "(50分)", "50"),
        ("产出指标 (50)", "产出指标", "(50)", "50"),
        ("效益指标 30分)", "效益指标", "30分)", "30"),
        ("产出指标（22.5分", "产出指标", "（22.5分", "22.5"),
        ("产出指标（５０分）（必填）", "产出指标", "（５０分）（必填）", "50"),
        ("产出指标【50分】", "产出指标", "【50分】", "50"),
        ("产出指标50%", "产出指标", "50%", "50"),
        ("数量指标 (必填硬性指标)", "数量指标", "(必填硬性指标)", None),
        ("效益(效果)指标", "效益指标", "(效果)", None),
        ("产 出 指 标", "产出指标", None, None),
        ("(50分)", "(50分)", None, None),
        ("", "", None, None),
    ],
)
def test_the_note_on_a_level_is_taken_off_and_kept_with_its_points(printed, name, note, points):
    assert split_level_name(printed) == (name, note)
    assert points_in(note) == points


def public_classes():
    for module in pkgutil.iter_modules(domain.__path__):
        loaded = importlib.import_module(f"{domain.__name__}.{module.name}")
        for name, one in inspect.getmembers(loaded, inspect.isclass):
            if one.__module__ == loaded.__name__ and not name.startswith("_"):
                yield name


def test_every_class_of_the_domain_is_in_the_glossary_under_its_own_name():
    assert set(public_classes()) <= set(glossary())


def test_one_concept_has_one_word_in_each_language():
    terms = glossary().values()
    for words in ([one.zh for one in terms], [one.en for one in terms]):
        assert [word for word, count in Counter(words).items() if count > 1] == []


def test_a_term_is_an_identifier_with_a_chinese_and_an_english_name_and_a_source():
    for one in glossary().values():
        assert re.fullmatch(r"[A-Z][A-Za-z]+|[a-z]+(_[a-z]+)*", one.identifier)
        assert re.fullmatch(r"[\u4e00-\u9fff、]+", one.zh)
        assert one.en
        assert one.en.isascii()
        assert one.source


def test_what_levels_mean_is_in_the_glossary():
    assert {*DIMENSIONS, *KINDS} <= set(glossary())


def test_a_concept_is_shown_by_its_chinese_name_and_an_unknown_word_as_it_is():
    assert label("output") == "产出"
    assert label("hebei_2020_objective") == "hebei_2020_objective"
