"""The rules that compare files with one another, and those on objectives."""

from pathlib import Path

import pytest

from jixiao.audit.cases import document_of, run_case
from jixiao.audit.collection import ALONE, Collection
from jixiao.audit.loader import load_rule
from jixiao.audit.run import run_rule
from jixiao.domain.finding import Severity, State
from jixiao.readers.read import read_document

FOLDERS = {"FU": "funds", "OB": "objectives", "TX": "text"}
CODES = ("FU003", "FU004", "OB001", "OB004", "OB005", "OB006", "OB007", "TX005")
RULES = {
    code: load_rule(f"jixiao.audit.rules.{FOLDERS[code[:2]]}.{code.lower()}") for code in CODES
}
SAMPLES = Path(__file__).parents[1] / "samples"
COULD_NOT_CHECK = {
    "FU003": ["两张表相差一万倍而没有写单位时不下结论"],
    "OB001": ["表中没有读到目标栏时不下结论"],
    "OB004": ["目标写得笼统时不下结论"],
    "TX005": ["没有读到单位名称的不下结论"],
}


@pytest.fixture(scope="module")
def report():
    return read_document(SAMPLES / "baoding-2020" / "report.txt")


def found(document, code, collection=ALONE):
    findings, _ = run_rule(RULES[code], document, collection=collection)
    return findings


@pytest.mark.parametrize(
    ("code", "case"), [(code, case) for code, cases in COULD_NOT_CHECK.items() for case in cases]
)
def test_a_rule_that_cannot_know_says_so(code, case):
    findings, outcome = run_case(RULES[code], RULES[code].passes[case])
    assert findings == []
    assert outcome.state is State.COULD_NOT_CHECK


def test_the_report_of_2020_copies_its_objectives_and_a_purpose(report):
    findings = found(report, "OB005")
    assert [(one.field, one.place.line) for one in findings] == [
        ("objectives", 361),
        ("purpose", 346),
    ]
    assert "3个不同项目的绩效目标" in findings[0].message
    assert "“全民素质经费”" in findings[0].message


def test_the_report_of_2020_lists_its_goals_twice_and_not_the_same(report):
    first, second = found(report, "OB007")
    assert (first.place.line, second.place.line) == (49, 30)
    assert "4个" in first.message
    assert "实施科普人才工程" in first.message
    assert "建设环首都现代农业示范带" in second.message


def test_the_report_of_2020_measures_one_project_by_another(report):
    (finding,) = found(report, "OB004")
    assert finding.project == "创新驱动助力工程发展示范市试点建设经费"
    assert "指标说的是项目“助力智慧保定城市建设经费”的内容" in finding.message


def test_the_report_of_2020_has_one_instruction_for_an_objective(report):
    assert [one.place.line for one in found(report, "OB006")] == [104]
    assert found(report, "OB001") == []


def test_two_formats_of_one_report_find_nothing_in_one_another(report):
    page = read_document(SAMPLES / "baoding-2020" / "report.html")
    together = Collection((report, page))
    for code in CODES:
        assert found(report, code, together) == found(report, code), code


def test_a_plan_and_its_evaluation_that_agree_find_nothing_in_one_another():
    names = ("farm-targets.docx", "farm-2023.pdf")
    documents = [read_document(SAMPLES / "corpus" / name) for name in names]
    together = Collection(documents)
    for code in ("FU003", "FU004", "OB005", "OB007", "TX005"):
        assert [each for one in documents for each in found(one, code, together)] == []


def with_budgets(*names):
    amounts = dict.fromkeys(names, "15万元")
    return {"project": "敬老院运转", "funds": [{"source": "total", **amounts}]}


def two_files(planned, evaluated):
    around = {"unit": "新河县民政局", "fiscal_year": 2022}
    return [
        document_of({**around, "source": {"path": "目标表.xlsx"}, "sheets": [planned]}),
        document_of(
            {
                **around,
                "source": {"path": "自评表.xlsx"},
                "sheets": [{**evaluated, "kind": "self_evaluation"}],
            }
        ),
    ]


@pytest.mark.parametrize(
    ("columns", "severity"),
    [
        (("original_budget", "final_budget"), Severity.ERROR),
        (("original_budget",), Severity.WARNING),
    ],
)
def test_a_budget_that_may_have_been_adjusted_is_only_a_warning(columns, severity):
    planned = {
        "project": "敬老院运转",
        "funds": [{"source": "total", "original_budget": "12万元"}],
    }
    plan, evaluation = two_files(planned, with_budgets(*columns))
    together = Collection((plan, evaluation))
    (here,), (there,) = found(plan, "FU003", together), found(evaluation, "FU003", together)
    assert {here.severity, there.severity} == {severity}
    assert "文件“自评表.xlsx”的绩效自评表" in here.message
    assert "文件“目标表.xlsx”的绩效目标表" in there.message


def test_a_changed_objective_is_told_in_the_evaluation_only():
    planned = {"project": "敬老院运转", "objectives": ["集中供养特困老人24人。"]}
    evaluated = {"project": "敬老院运转", "objectives": ["集中供养特困老人18人。"]}
    plan, evaluation = two_files(planned, evaluated)
    together = Collection((plan, evaluation))
    assert found(plan, "OB007", together) == []
    (finding,) = found(evaluation, "OB007", together)
    assert "没有申报的“集中供养特困老人24人”" in finding.message


def test_figures_kept_for_another_budget_are_only_a_note():
    case = RULES["OB005"].fails["预算减半而目标的数量没有变"]
    (finding,), _ = run_case(RULES["OB005"], case)
    assert finding.severity is Severity.NOTE
    dated = RULES["OB005"].fails["照抄上一年连年份也没有改"]
    (finding,), _ = run_case(RULES["OB005"], dated)
    assert finding.severity is Severity.WARNING
