"""The family of targets (TG) on the published report of 2020."""

from pathlib import Path

import pytest

from jixiao.audit.cases import run_case
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


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("TG001", [322]),
        ("TG003", [643]),
        ("TG005", [203, 217, 467, 552]),
        ("TG007", [460]),
        ("TG011", [121, 546]),
    ],
)
def test_the_faults_of_the_report_are_found_where_they_stand(report, code, lines):
    findings, _ = run_rule(rule_of(code), report)
    assert [one.place.line for one in findings] == lines


def test_a_finding_on_vague_bases_names_every_indicator_that_has_it(report):
    findings, _ = run_rule(rule_of("TG011"), report)
    assert findings[0].indicator == "优良率、完成率、长期使用性、决策咨询报告、服务对象满意度"
    assert findings[1].indicator == "覆盖率、优良率、长期影响程度、社会影响力场次"


def test_a_blank_target_quotes_its_row():
    rows = [
        {"name": "培训人数", "target": "≥50人"},
        {"name": "合格率", "target": "", "place": {"text": "质量指标 | 合格率", "line": 7}},
    ]
    findings, _ = run_case(rule_of("TG001"), {"indicators": rows})
    assert [one.evidence for one in findings] == ["质量指标 | 合格率"]


def test_a_sheet_without_any_target_cannot_be_judged():
    rows = [{"name": "培训人数", "target": ""}, {"name": "合格率", "target": ""}]
    findings, outcome = run_case(rule_of("TG001"), {"indicators": rows})
    assert not findings
    assert outcome.state is State.COULD_NOT_CHECK
