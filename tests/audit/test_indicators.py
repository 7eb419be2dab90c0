"""The family of indicators (IN) on the published report of 2020."""

from pathlib import Path

import pytest

from jixiao.audit.loader import all_rules
from jixiao.audit.run import run_rule
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity, State
from jixiao.domain.indicator import Indicator
from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet
from jixiao.readers.read import read_document

SAMPLE = Path(__file__).parents[1] / "samples" / "baoding-2020" / "report.txt"


def rule_of(code):
    return next(one for one in all_rules() if one.code == code)


@pytest.fixture(scope="module")
def report():
    return read_document(SAMPLE)


def found_by(code, report):
    findings, outcome = run_rule(rule_of(code), report)
    assert outcome.state is State.FINDING
    return findings


def test_every_table_of_the_report_lacks_required_kinds(report):
    missing = [one.message.partition("缺少")[2] for one in found_by("IN001", report)]
    assert missing == [
        "数量指标、成本指标",
        *["时效指标、成本指标"] * 3,
        "数量指标、时效指标",
        *["时效指标、成本指标"] * 2,
    ]


def test_rates_and_effects_under_the_wrong_kind_are_found_where_they_stand(report):
    findings = found_by("IN003", report)
    assert [(one.place.line, one.evidence) for one in findings] == [
        (125, "完成率"),
        (306, "社会全民素质提升水平"),
        (543, "覆盖率"),
        (641, "覆盖率"),
    ]


def test_one_definition_for_several_names_is_one_finding(report):
    findings = found_by("IN005", report)
    assert [one.place.line for one in findings] == [223, 230, 565]
    assert findings[0].indicator == "长期使用种类、长期使用性、长期使用率"


def test_a_kind_that_comes_again_is_noted_in_both_tables(report):
    findings = found_by("IN011", report)
    assert [one.place.line for one in findings] == [214, 640]
    assert {one.severity for one in findings} == {Severity.NOTE}


def test_one_wording_in_several_projects_is_one_finding_for_the_projects(report):
    findings = found_by("IN006", report)
    assert [(one.severity, one.indicator) for one in findings] == [
        (Severity.WARNING, "优良率"),
        (Severity.WARNING, "开展宣传方式的品种或数量（次或种）、优良率"),
        (Severity.NOTE, "优良率"),
    ]
    assert findings[0].project.count("、") == 2


def test_names_and_definitions_of_different_things_are_found_where_they_stand(report):
    findings = found_by("IN007", report)
    lines = [one.place.line for one in findings]
    assert lines == [119, 147, 209, 230, 300, 307, 383, 466, 551, 572, 634, 642]


def test_percentages_of_nothing_countable_are_found(report):
    names = [one.indicator for one in found_by("IN009", report)]
    assert names == [
        "社会全民素质提升程度",
        "社会全民素质提升水平",
        "促进社会稳定水平",
        "社会影响率",
        "长期影响程度",
        "社会影响率",
        "长期影响率",
    ]


@pytest.mark.parametrize("code", ["IN002", "IN004", "IN008", "IN010", "IN012", "IN013"])
def test_what_is_right_in_the_report_is_not_found(code, report):
    findings, outcome = run_rule(rule_of(code), report)
    assert (findings, outcome.state) == ([], State.PASSED)


def test_far_too_many_indicators_are_only_noted():
    rows = tuple(Indicator(name=f"第{number}项任务完成数量") for number in range(41))
    document = Document(sheets=(Sheet(indicators=rows),))
    findings, _ = run_rule(rule_of("IN010"), document)
    assert [one.severity for one in findings] == [Severity.NOTE]
    assert "41个" in findings[0].message


@pytest.mark.parametrize(
    ("project", "severity"),
    [("职工技能竞赛", Severity.NOTE), ("办公楼修缮工程", Severity.WARNING)],
)
def test_a_missing_cost_weighs_more_where_something_is_built_or_bought(project, severity):
    rows = [
        {"dimension": "产出指标", "kind": "数量指标", "name": "数量"},
        {"dimension": "产出指标", "kind": "质量指标", "name": "合格率"},
        {"dimension": "产出指标", "kind": "时效指标", "name": "完成时间"},
        {"dimension": "效益指标", "kind": "社会效益指标", "name": "使用年限"},
    ]
    sheet = from_plain(Sheet, {"project": project, "indicators": rows})
    findings, _ = run_rule(rule_of("IN001"), Document(sheets=(sheet,)))
    assert [one.severity for one in findings] == [severity]


def test_the_same_indicator_under_two_kinds_is_milder_than_twice_under_one():
    row = {"dimension": "产出指标", "kind": "数量指标", "name": "补助学生人数", "target": "≥735人"}
    other = {**row, "dimension": "效益指标", "kind": "社会效益指标"}
    sheets = [from_plain(Sheet, {"indicators": rows}) for rows in ([row, row], [row, other])]
    findings, _ = run_rule(rule_of("IN004"), Document(sheets=tuple(sheets)))
    assert [one.severity for one in findings] == [Severity.ERROR, Severity.WARNING]


def test_a_wording_in_very_many_projects_names_the_first_of_them():
    subjects = [
        "道路",
        "桥梁",
        "图书",
        "档案",
        "消防",
        "绿化",
        "路灯",
        "供水",
        "排污",
        "体育",
        "广播",
        "殡葬",
    ]
    row = {"name": "优良率", "target": "≥90%"}
    sheets = [from_plain(Sheet, {"project": one, "indicators": [row]}) for one in subjects]
    findings, _ = run_rule(rule_of("IN006"), Document(sheets=tuple(sheets)))
    assert "“供水”等12个项目" in findings[0].message
