"""Every rule-set that is shipped, and what is said about files that are not right."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.scoring import ruleset as rulesets
from jixiao.scoring.cases import case_fault, failing_cases
from jixiao.scoring.explain import explained
from jixiao.scoring.methods import METHODS
from jixiao.scoring.ruleset import all_rulesets, find_ruleset, ruleset_for
from jixiao.scoring.ruleset_file import RulesetMistake, load_ruleset, read_ruleset

NATIONAL = "mof_2020_self_evaluation"
GOOD = """\
title: 试行办法
basis: 某文〔2022〕1号
effective_from: 2022-01-01
kinds: [self_evaluation]
points: {execution: 20, output: 40, outcome: 40}
methods:
  ascending: proportional
  equal: equal
  descending: reverse_ratio
  zero: zero_target
  qualitative: banded
  yes_no: direct
  execution: execution_rate
bands:
  未达成: {low: 0, high: 0.5, share: 0, words: [未达成]}
  达成: {low: 0.8, high: 1.0, share: 1, words: [达成]}
late_band: 未达成
ratings: {差: 0, 优: 80}
tolerance: 0.1
cases:
  超过的按倒数: {name: 成本, points: 10, target: ≤8万元, actual: 10万元, score: 8}
"""
CASES = [
    pytest.param(ruleset, case, id=f"{ruleset.name}-{name}")
    for ruleset in all_rulesets()
    for name, case in ruleset.cases.items()
]


@pytest.fixture
def ruleset():
    return read_ruleset(GOOD, where="当地.yaml")


@pytest.fixture
def sheet():
    return Sheet(kind=SheetKind.SELF_EVALUATION, fiscal_year=2020)


@pytest.mark.parametrize(("ruleset", "case"), CASES)
def test_every_case_of_every_ruleset_comes_out_as_written(ruleset, case):
    assert case_fault(ruleset, case) == ""


def test_every_ruleset_has_a_dozen_cases_and_uses_only_listed_methods():
    for one in all_rulesets():
        assert len(one.cases) >= 12
        assert set(one.methods.values()) <= set(METHODS)
        assert one.full_points == 100


def test_a_ruleset_is_found_by_its_name_or_its_title():
    [national] = [one for one in all_rulesets() if one.name == NATIONAL]
    assert find_ruleset(NATIONAL) is national
    assert find_ruleset(national.title) is national
    assert find_ruleset("没有的办法") is None


@pytest.mark.parametrize("year", [2019, 2020, 2024, None])
def test_the_national_ruleset_is_for_self_evaluations_made_since_it_came_into_force(sheet, year):
    assert ruleset_for(replace(sheet, fiscal_year=year)) is find_ruleset(NATIONAL)


def test_no_ruleset_is_for_earlier_years_or_other_kinds_of_sheets(sheet):
    assert ruleset_for(replace(sheet, fiscal_year=2018)) is None
    assert ruleset_for(replace(sheet, kind=SheetKind.WHOLE_DEPARTMENT)) is None


def test_a_ruleset_for_the_region_and_then_the_newest_comes_first(sheet, ruleset, monkeypatch):
    local = replace(ruleset, name="local", regions=("甲市",), effective_from=date(2010, 1, 1))
    old = replace(ruleset, name="old", effective_from=date(2015, 1, 1))
    new = replace(old, name="new", effective_from=date(2016, 1, 1))
    ended = replace(new, name="ended", effective_to=date(2021, 3, 31))
    monkeypatch.setattr(rulesets, "all_rulesets", lambda: (old, local, new, ended))
    assert ruleset_for(replace(sheet, department="甲市教育局")) is local
    assert ruleset_for(replace(sheet, unit="乙市某学校")) is new


def test_a_rating_is_the_highest_whose_lower_limit_is_reached(ruleset):
    ratings = [ruleset.rating_of(Decimal(total)) for total in ("80", "79.99", "0", "-1")]
    assert ratings == ["优", "差", "差", ""]


def test_a_local_ruleset_may_divide_the_target_by_the_actual(ruleset):
    assert list(failing_cases(ruleset)) == []


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ({"points": 10, "target": "≥10次", "actual": 8, "score": 9}, "应得9分，算得8分"),
        ({"points": 10, "target": "≥10次", "actual": 8, "score": None}, "应得不能计算"),
        (
            {"points": 10, "target": "≥10次", "actual": 8, "score": 8, "method": "direct"},
            "应使用评分方法 direct",
        ),
        ({"points": "十", "target": "≥10次", "score": 8}, "案例写法有误"),
        ({"分值": 10, "score": 8}, "案例写法有误"),
    ],
)
def test_a_case_that_comes_out_otherwise_is_told_with_its_working(ruleset, case, message):
    failing = list(failing_cases(replace(ruleset, cases={"某例": case})))
    assert [one.case for one in failing] == ["某例"]
    assert message in failing[0].message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: 试行办法", "title: [", "不是正确的YAML"),
        ("effective_from: 2022-01-01", "effective_from: 2022-02-31", "不是正确的YAML"),
        ("basis: 某文〔2022〕1号", "title: 又一个", "第2行：不是正确的YAML：“title”出现了两次"),
        ("basis: 某文〔2022〕1号", "basis:", "第2行：缺少 basis"),
        ("tolerance: 0.1", "tolerence: 0.1", "缺少 tolerance"),
        ("tolerance: 0.1", "tolerance: 0.1\n备注: 无", "第20行：不认识的项目 备注"),
        ("tolerance: 0.1", "tolerance: 一成", "tolerance 应是不小于0的数，不能是“一成”"),
        ("2022-01-01", "二〇二二年", "第3行：effective_from 应是日期"),
        ("[self_evaluation]", "[自评]", "第4行：不认识的表类 自评"),
        ("[self_evaluation]", "self_evaluation", "第4行：kinds 应是词语的列表"),
        ("outcome: 40}", "outcome: 30}", "第5行：points 各项相加是90，应为100"),
        ("outcome: 40}", "效益: 40}", "points 中有不认识的指标 效益"),
        ("  zero: zero_target\n", "", "第6行：methods 缺少 zero"),
        ("ascending: proportional", "ascending: 比例", "没有评分方法 比例"),
        ("  zero:", "  up: equal\n  zero:", "methods 中不认识的情形 up"),
        ("late_band: 未达成", "late_band: 晚了", "late_band 不是 bands 中的一档：晚了"),
        ("share: 0,", "share: 0.6,", "bands 的“未达成”应满足"),
        ("share: 0,", "shares: 0,", "bands 的“未达成”应写明"),
        ("ratings: {差: 0, 优: 80}", "ratings: [优, 差]", "ratings 应是“名称: 内容”的形式"),
        ("tolerance", "required_kinds: [数量]\ntolerance", "不认识的指标类别 数量"),
        ("actual: 10万元, score: 8}", "}\n  另一例: 8分", "cases 的“另一例”应是"),
    ],
)
def test_a_mistake_in_a_file_is_told_in_chinese_with_the_file(old, new, message):
    assert old in GOOD
    with pytest.raises(RulesetMistake) as fault:
        read_ruleset(GOOD.replace(old, new, 1), where="当地.yaml")
    assert str(fault.value).startswith("当地.yaml")
    assert message in str(fault.value)


def test_a_file_that_is_no_mapping_is_refused():
    with pytest.raises(RulesetMistake, match="文件应是"):
        read_ruleset("- 一\n- 二\n", where="当地.yaml")


def test_a_ruleset_can_be_read_from_a_file_and_is_named_for_it(tmp_path):
    path = tmp_path / "jia_2022.yaml"
    path.write_text(GOOD + "effective_to: 2024-01-01\nregions: [甲市]\n", encoding="utf-8")
    found = load_ruleset(path)
    assert (found.name, found.effective_to, found.regions) == (
        "jia_2022",
        date(2024, 1, 1),
        ("甲市",),
    )
    assert found.top_band == "达成"
    assert not found.holds_on(date(2024, 1, 1))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(RulesetMistake, match="不能读取评分办法文件"):
        load_ruleset(tmp_path / "没有.yaml")


def test_the_page_of_a_ruleset_names_its_points_methods_bands_and_cases():
    for ruleset in all_rulesets():
        page = explained(ruleset)
        assert ruleset.basis in page
        assert all(case in page for case in ruleset.cases)
        assert all(METHODS[method].title in page for method in ruleset.methods.values())
        assert all(band.name in page for band in ruleset.bands)
