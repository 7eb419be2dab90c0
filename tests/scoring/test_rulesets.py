"""Every rule-set that is shipped, and what is said about files that are not right."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.scoring import ruleset as rulesets
from jixiao.scoring.cases import case_fault, failing_cases
from jixiao.scoring.choice import choose
from jixiao.scoring.criterion import Explanation
from jixiao.scoring.explain import explained
from jixiao.scoring.methods import METHODS
from jixiao.scoring.ruleset import (
    all_rulesets,
    find_ruleset,
    fitting,
    on_request,
    ruleset_for,
)
from jixiao.scoring.ruleset_check import try_ruleset
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


def test_every_ruleset_has_eight_cases_and_uses_only_listed_methods():
    for one in all_rulesets():
        assert len(one.cases) >= 8
        assert {criterion.method for criterion in one.criteria} <= set(METHODS)
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


@pytest.mark.parametrize(
    ("department", "name"),
    [
        ("湖北省教育厅", "hubei_2020"),
        ("四川省水利厅", "sichuan_2022"),
        ("山西省教育厅", "shanxi_2020"),
        ("广西壮族自治区教育厅", NATIONAL),
        ("天津市河北区教育局", NATIONAL),
        ("某市湖北路小学", NATIONAL),
    ],
)
def test_a_region_has_its_own_ruleset_where_its_published_form_was_seen(sheet, department, name):
    local = replace(sheet, department=department, fiscal_year=2023)
    assert [one.name for one in fitting(local)] == [name]


def test_what_is_not_verified_is_used_only_on_request(sheet):
    names = {one.name for one in on_request(replace(sheet, fiscal_year=2023))}
    assert names >= {"mof_2021_with_cost", "municipal_execution_cap", "mof_2020_evaluation"}
    assert not names & {one.name for one in all_rulesets() if one.automatic}


def test_two_rulesets_that_fit_are_too_many_to_choose_from(sheet, ruleset, monkeypatch):
    province = replace(ruleset, name="province", regions=("甲省",))
    city = replace(ruleset, name="city", regions=("乙市",))
    monkeypatch.setattr(rulesets, "all_rulesets", lambda: (province, city))
    both = replace(sheet, fiscal_year=2023, department="甲省乙市教育局")
    assert fitting(both) == (province, city)
    assert ruleset_for(both) is None
    problem = choose(both)
    assert isinstance(problem, Problem)
    assert problem.kind == "several_rulesets"
    assert problem.message.startswith(
        "这张表（绩效自评表，2023年度）有几个适用的评分办法：province、city；请用"
    )


def test_where_none_fits_those_that_may_be_asked_for_are_named(sheet):
    problem = choose(replace(sheet, kind=SheetKind.WHOLE_DEPARTMENT, unit="湖南某局"))
    assert isinstance(problem, Problem)
    assert problem.kind == "no_ruleset"
    assert "请用 --ruleset 指定一个（例如 hunan_whole_department）" in problem.message


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
        (
            {"points": 10, "target": "≥10次", "actual": 8, "score": 8, "needs_reason": True},
            "没有要求说明原因，案例写的是要求",
        ),
        (
            {"indicators": [{"name": "甲", "points": 100, "target": "≥10次", "actual": 8}]},
            "总分应是不能计算，算得80分（实际完成8次，",
        ),
        (
            {"indicators": [{"points": 100, "target": "≥1次", "actual": 1}], "total": 100},
            "",
        ),
        (
            {
                "indicators": [{"points": 100, "target": "≥1次", "actual": 1}],
                "total": 100,
                "rating": "差",
            },
            "等级应是“差”，算得“优”",
        ),
        ({"indicators": ["甲"], "total": 100}, "案例写法有误"),
    ],
)
def test_a_case_that_comes_out_otherwise_is_told_with_its_working(ruleset, case, message):
    failing = list(failing_cases(replace(ruleset, cases={"某例": case})))
    assert [one.case for one in failing] == ["某例"][: bool(message)]
    assert all(message in one.message for one in failing)


def test_a_case_may_say_that_no_reason_is_needed(ruleset):
    wants = replace(ruleset, explanation=Explanation(over=Decimal("1.3")))
    case = {"points": 10, "target": "≥10次", "actual": 20, "score": 10, "needs_reason": False}
    assert case_fault(wants, case) == "要求说明原因，案例写的是不要求"


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
        ("actual: 10万元, score: 8}", "}\n  另一例: 8分", "第22行：cases 的“另一例”应是"),
        ("tolerance: 0.1", "tolerance: .nan", "不是正确的YAML"),
        ("tolerance: 0.1", "tolerance: 0.1\nautomatic: 否", "第20行：automatic 应写 true 或 false"),
        ("outcome: 40}", "outcome: -40}", "第5行：points 的“outcome”应是不小于0的数"),
        ("share: 0,", "share: 1.5,", "第15行：bands 的“未达成”的“share”是占分值的比例"),
        (
            "low: 0.8",
            "low: 0.4",
            "第16行：bands 的“达成”与“未达成”有重叠；“达成”的 low 应不小于0.5",
        ),
        ("优: 80}", "优: 180}", "第18行：ratings 的“优”不能从180分起；满分是100"),
        (
            "ascending: proportional",
            "ascending: levels",
            "第7行：这里不能用评分方法 levels；可以是",
        ),
        (
            "ascending: proportional",
            "ascending: pass_line",
            "第7行：评分方法 pass_line 要在 parameters",
        ),
        ("tolerance", "parameters: {equal: {}}\ntolerance", "第19行：这里不能用评分方法 equal"),
        (
            "tolerance",
            "parameters: {pass_line: {limit: 1}}\ntolerance",
            "的“pass_line”中不认识的项目",
        ),
        ("tolerance", "parameters: {pass_line: {}}\ntolerance", "还要写明 threshold"),
        ("tolerance", "parameters: {pass_line: {threshold: 0}}\ntolerance", "应是大于0"),
        ("tolerance", "execution_base: 到位\ntolerance", "可以是 final、original、arrived"),
        ("tolerance", "not_applicable: 折算\ntolerance", "不能是“折算”；可以是 rescale、ask"),
        ("tolerance", "total_caps: {0.8: 89}\ntolerance", "应写成百分比，例如 80%"),
        ("tolerance", "total_caps: {80%: 59, 70%: 69}\ntolerance", "执行率越低，总分上限应越低"),
        ("tolerance", "explanation: {above: 1.3}\ntolerance", "explanation 中不认识的项目 above"),
        ("tolerance", "criteria: {甲: {method: 扣分}}\ntolerance", "没有评分方法 扣分"),
        ("tolerance", "criteria: {甲: {method: levels}}\ntolerance", "“甲”的 levels 只能、也必须"),
        ("tolerance", "criteria: {甲: {method: equal, 步: 1}}\ntolerance", "不认识的项目 步"),
        (
            "tolerance",
            "criteria: {甲: {method: equal, target: 优}}\ntolerance",
            "“优”应是一个数值，例如 ≤100%",
        ),
        (
            "tolerance",
            "criteria: {甲: {method: levels, levels: {≥90%: 1, ≤60%: 0.5}}}\ntolerance",
            "levels 的各档应都写“≥”或都写“≤”",
        ),
        (
            "tolerance",
            "criteria: {甲: {method: levels, levels: {≥90%: 0.5, ≥60%: 1}}}\ntolerance",
            "越容易达到的档次，得分比例应越低",
        ),
        ("tolerance", "extends: 没有的\ntolerance", "extends 应写一个自带评分办法的名称"),
        ("tolerance", "extends: hubei_2020\ntolerance", "本身沿用了别的评分办法"),
    ],
)
def test_a_mistake_in_a_file_is_told_in_chinese_with_the_file(old, new, message):
    assert old in GOOD
    with pytest.raises(RulesetMistake) as fault:
        read_ruleset(GOOD.replace(old, new, 1), where="当地.yaml")
    assert str(fault.value).startswith("当地.yaml")
    assert message in str(fault.value)


def test_every_mistake_of_a_file_is_told_at_once_in_the_order_of_its_lines():
    text = GOOD.replace("outcome: 40}", "outcome: 30}").replace("tolerance:", "tolerence:")
    with pytest.raises(RulesetMistake) as fault:
        read_ruleset(text, where="当地.yaml")
    assert fault.value.messages == (
        "当地.yaml：缺少 tolerance；请补上这一项的内容",
        "当地.yaml第5行：points 各项相加是90，应为100；请调整各部分的分值",
        "当地.yaml第19行：不认识的项目 tolerence；是否想写 tolerance",
    )


def test_a_mapping_that_holds_itself_is_only_a_mistake():
    with pytest.raises(RulesetMistake, match="缺少 title"):
        read_ruleset("a: &x {b: *x}\n", where="当地.yaml")


def test_a_file_may_extend_a_shipped_ruleset_and_say_only_what_differs():
    text = """\
title: 当地办法
basis: 当地文件
effective_from: 2024-01-01
extends: mof_2020_self_evaluation
methods: {descending: reverse_ratio}
bands: {未达成年度指标且效果较差: {share: 0.1}}
cases:
  反向按比值: {name: 投诉, points: 10, target: ≤5次, actual: 10次, score: 5}
"""
    found = read_ruleset(text, where="当地.yaml")
    [national] = [one for one in all_rulesets() if one.name == NATIONAL]
    assert found.methods == {**national.methods, "descending": "reverse_ratio"}
    assert [one.name for one in found.bands] == [one.name for one in national.bands]
    assert found.bands[0] == replace(national.bands[0], share=Decimal("0.1"))
    assert found.bands[1:] == national.bands[1:]
    assert (found.basis, list(found.cases)) == ("当地文件", ["反向按比值"])


def test_what_a_file_extends_is_replaced_only_by_something_of_its_form():
    text = GOOD.replace("title: 试行办法", "title: 试行办法\nextends: mof_2020_self_evaluation")
    with pytest.raises(RulesetMistake, match="bands 应是“名称: 内容”的形式"):
        read_ruleset(re.sub("bands:\n.*\n.*\n", "bands: [优]\n", text), where="当地.yaml")


def test_a_basis_has_no_blanks_where_its_lines_are_broken():
    assert all(not re.search("[，。；] ", one.basis) for one in all_rulesets())


def test_a_file_is_tried_and_its_failing_cases_are_told_with_their_lines(tmp_path):
    path = tmp_path / "当地.yaml"
    path.write_text(GOOD.replace("score: 8}", "score: 9}"), encoding="utf-8")
    ruleset, faults = try_ruleset(path)
    assert ruleset.title == "试行办法"
    assert len(faults) == 1
    assert faults[0].startswith(
        f"{path}第21行：案例“超过的按倒数”：应得9分，算得8分（实际完成10万元"
    )
    assert faults[0].endswith("请核对案例的得分，或者评分方法、分值和档次")


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
        assert all(METHODS[one.method].title in page for one in ruleset.criteria)
        assert ("只在用 `--ruleset` 指定时采用" in page) is not ruleset.automatic


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "hunan_whole_department",
            "| 名称中有“预算完成率” | 低于指标值的，每低一个步长扣规定分数，扣完为止（步长5，",
        ),
        (
            "mof_2021_with_cost",
            "| 满意度类指标 | 按实际完成值所在的档次得分；≥90%得100%；≥80%得80%；≥60%得50% |",
        ),
        ("municipal_execution_cap", "- 预算执行率低于80%的，总分不超过89分。"),
        ("municipal_execution_cap", "超出指标值过多的扣固定分数（界限1.3，每步扣分2）"),
        ("local_rescaled", "- 本年度不涉及的指标去掉，其余部分的得分折算为满分。"),
        ("guangxi_2020", "- 指标值为0而实际完成值达到30的，须说明原因。"),
        ("sichuan_2022", "- 预算执行率低于90%的，须说明原因。"),
    ],
)
def test_the_page_of_a_ruleset_says_what_is_its_own(name, line):
    [ruleset] = [one for one in all_rulesets() if one.name == name]
    assert line in explained(ruleset)


def test_the_page_says_what_spending_is_measured_against(ruleset):
    page = explained(replace(ruleset, execution_base="arrived"))
    assert "- 预算执行率按实际到位数计算。" in page
