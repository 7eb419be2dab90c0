"""The rules on self-evaluations, where they have nothing to ask or cannot know."""

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.audit.cases import run_case
from jixiao.audit.execution import right_values
from jixiao.audit.loader import load_rule
from jixiao.audit.run import run_rule
from jixiao.audit.shares import envelope_of, rate_step
from jixiao.domain.finding import State
from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Fund
from jixiao.readers.read import read_document

RULES = {
    code: load_rule(f"jixiao.audit.rules.self_evaluation.{code.lower()}")
    for code in ("SE001", "SE003", "SE004", "SE005", "SE013")
}
SAMPLES = Path(__file__).parents[1] / "samples"
ROWS = [{"name": "完成数量", "points": 50, "score": 45}, {"name": "受益人数", "points": 30}]


def outcome_of(code, case):
    findings, outcome = run_case(RULES[code], case)
    assert findings == []
    return outcome


BLANK = {"kind": "self_evaluation", "indicators": [{"name": "甲"}]}
PARTLY = {"indicators": [{"name": "甲", "points": 50}, {"name": "乙"}]}
UNREAD = {"problems": [{"kind": "unread", "message": "指标值无数字"}]}
NO_AMOUNTS = {"source": "total", "label": "合计", "execution_rate": 1}
NOTHING = {**NO_AMOUNTS, "final_budget": "0元", "outturn": "0元", "execution_rate": 0}


@pytest.mark.parametrize(
    ("code", "case", "reason"),
    [
        ("SE001", BLANK, "没有印出指标分值"),
        ("SE001", PARTLY, "有1项指标"),
        ("SE003", {"indicators": ROWS, "score": UNREAD}, "指标值无数字"),
        ("SE003", {"indicators": ROWS, "score": {}}, "没有一项指标的得分"),
        ("SE004", {"funds": [NO_AMOUNTS]}, "没有印出"),
        ("SE004", {"funds": [NOTHING]}, "全年预算数为0"),
        ("SE005", {"indicators": ROWS}, "没有印出总分"),
        ("SE005", {"indicators": ROWS, "total_score": 70}, "有的行没有印出得分"),
    ],
)
def test_a_rule_that_cannot_know_says_why(code, case, reason):
    outcome = outcome_of(code, case)
    assert outcome.state is State.COULD_NOT_CHECK
    assert reason in outcome.reason


@pytest.mark.parametrize("code", ["SE003", "SE004", "SE005"])
def test_a_sheet_without_scores_is_not_asked_for_them(code):
    case = {"indicators": [{"name": "甲", "points": 50}], "score": {}}
    assert outcome_of(code, case).state is State.NOT_APPLICABLE


def test_an_objective_sheet_is_not_asked_for_scores():
    report = read_document(SAMPLES / "baoding-2020" / "report.txt")
    for code in ("SE001", "SE003", "SE004", "SE005"):
        _, outcome = run_rule(RULES[code], report)
        assert outcome.state is State.NOT_APPLICABLE


def test_rows_that_cannot_be_recomputed_are_passed_over():
    rows = [
        {"name": "甲", "score": None, "printed_score": 5},
        {"name": "乙", "score": 5, "printed_score": None},
        {"name": "丙", "score": 5, "printed_score": 5},
    ]
    case = {"indicators": ROWS, "score": {"indicators": rows}}
    assert outcome_of("SE003", case).state is State.PASSED


def test_a_total_above_what_blank_points_allow_is_judged_by_the_rows_alone():
    rows = [{"name": "甲", "points": 50, "score": 45}, {"name": "乙", "score": 30}]
    findings, _ = run_case(RULES["SE005"], {"indicators": rows, "total_score": 99})
    assert [one.message for one in findings] == ["总分99分与各行不符（指标得分合计75分）"]


def test_amounts_rounded_to_two_decimals_leave_room_for_the_rate():
    cells = {"final_budget": {"text": "0.04"}, "outturn": {"text": "0.03万元"}}
    data = {"source": "total", "final_budget": "0.04万元", "outturn": "0.03万元", "places": cells}
    envelope = envelope_of(from_plain(Fund, data))
    assert envelope is not None
    assert envelope.low < Decimal("0.6") < envelope.rate == Decimal("0.75") < envelope.high
    assert envelope.allows(Decimal("0.6"), step=Decimal("0.0001"))


@pytest.mark.parametrize(
    ("printed", "rate", "step"),
    [("99%", "0.99", "0.01"), ("99.5％", "0.995", "0.001"), ("0.958", "0.958", "0.001"),
     ("79.27", "0.7927", "0.0001"), ("", "0.5", "0.0001")],
)  # fmt: skip
def test_the_step_of_a_rate_is_one_unit_of_its_last_digit(printed, rate, step):
    places = {"execution_rate": {"text": printed}}
    fund = from_plain(Fund, {"source": "total", "execution_rate": rate, "places": places})
    assert rate_step(fund) == Decimal(step)


def test_without_amounts_there_is_no_rate_and_no_right_value():
    fund = from_plain(Fund, {"source": "total", "final_budget": "0元", "outturn": "0元"})
    assert envelope_of(fund) is None
    assert "留空" in right_values(fund)


def test_the_report_of_2020_calls_itself_a_self_evaluation_and_reports_nothing():
    report = read_document(SAMPLES / "baoding-2020" / "report.txt")
    findings, _ = run_rule(RULES["SE013"], report)
    assert [(one.place.line, one.evidence) for one in findings] == [(2, "绩效自评工作报告")]


def test_the_points_of_the_sheet_of_guichi_are_ten_short():
    sheet = read_document(SAMPLES / "self-evaluations" / "anhui-guichi-2022.docx")
    findings, _ = run_rule(RULES["SE001"], sheet)
    assert [one.message for one in findings] == [
        "全表分值对不上：指标80分＋预算执行率10分＝90分，应为100分"
    ]
