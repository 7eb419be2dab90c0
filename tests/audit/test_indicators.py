"""The family of indicators (IN) on the published report of 2020."""

from pathlib import Path

import pytest

from jixiao.audit.loader import all_rules
from jixiao.audit.run import run_rule
from jixiao.domain.finding import State
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
