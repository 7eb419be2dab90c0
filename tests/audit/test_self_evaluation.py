"""The rules on self-evaluations, where they have nothing to ask or cannot know."""

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.audit.cases import document_of, run_case
from jixiao.audit.evaluation_narrative import Role, told_in
from jixiao.audit.evaluation_values import Reached, as_printed, reached
from jixiao.audit.execution import right_values
from jixiao.audit.loader import load_rule
from jixiao.audit.run import run_rule
from jixiao.audit.shares import envelope_of, rate_step
from jixiao.domain.finding import Severity, State
from jixiao.domain.indicator import Indicator
from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Fund
from jixiao.readers.read import read_document

RULES = {
    code: load_rule(f"jixiao.audit.rules.self_evaluation.{code.lower()}")
    for code in (
        *("SE001", "SE002", "SE003", "SE004", "SE005", "SE006", "SE007", "SE008", "SE009"),
        *("SE010", "SE011", "SE012", "SE013", "SE014", "SE015", "SE016", "SE017", "SE018", "SE019"),
    )
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
OF_HUNDRED = {"indicators": [{"points": 60, "score": 90}, {"points": 30, "score": 95}]}
NO_ACTUALS = {"indicators": [{"target": "≥5次", "points": 5, "score": 5}]}
SCORED = [{"name": "甲", "points": 90, "score": 80}]
ONE_BLANK = {"indicators": [{"points": 5}, {"points": 5}, {"name": "甲"}]}
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
        ("SE002", OF_HUNDRED, "百分制"),
        ("SE009", NO_ACTUALS, "没有实际完成值一栏"),
        ("SE012", {"indicators": SCORED, "funds": [NOTHING]}, "没有安排预算"),
        ("SE012", {"indicators": SCORED, "funds": [NO_AMOUNTS]}, "没有安排预算"),
        ("SE016", ONE_BLANK, "有1项指标没有印出分值"),
        ("SE005", {"indicators": ROWS}, "没有印出总分"),
        ("SE005", {"indicators": ROWS, "total_score": 70}, "有的行没有印出得分"),
    ],
)
def test_a_rule_that_cannot_know_says_why(code, case, reason):
    outcome = outcome_of(code, case)
    assert outcome.state is State.COULD_NOT_CHECK
    assert reason in outcome.reason


WITHOUT_SCORES = [
    *("SE002", "SE003", "SE004", "SE005", "SE007", "SE008", "SE009", "SE010", "SE011", "SE012"),
    *("SE015", "SE016", "SE018", "SE019"),
]


@pytest.mark.parametrize("code", WITHOUT_SCORES)
def test_a_sheet_without_scores_is_not_asked_for_them(code):
    case = {"indicators": [{"name": "甲", "points": 50}], "score": {}}
    assert outcome_of(code, case).state is State.NOT_APPLICABLE


def test_an_objective_sheet_is_not_asked_for_scores():
    report = read_document(SAMPLES / "baoding-2020" / "report.txt")
    for code in ("SE001", "SE002", "SE006", "SE016", *WITHOUT_SCORES):
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


def indicator_of(target, actual, **fields):
    data = {"kind_term": "quantity", "target": target, "actual": actual, **fields}
    return from_plain(Indicator, data)


@pytest.mark.parametrize(
    ("target", "actual", "rate"),
    [
        ("≥50个", "50", "1"), ("≥50个", "40家", "0.8"), ("≥25万人次", "200000人次", "0.8"),
        ("≥25万人次", "20", "0.8"), ("8755", "8755人", "1"), ("3", "3万亩", "1"),
        ("3000", "0.3万元", "1"), ("≥95%", "0.76", "0.8"), ("≥100百分比", "100", "1"),
        ("400平米", "400平方米", "1"), ("0起", "2起", None),
    ],
)  # fmt: skip
def test_numbers_are_compared_in_one_unit_by_the_likelier_reading(target, actual, rate):
    found = reached(indicator_of(target, actual))
    assert found is not None
    assert found.rate == (None if rate is None else Decimal(rate))


def test_a_rate_without_any_sign_may_be_printed_as_a_share_of_one():
    found = reached(indicator_of("95", "0.95", name="参保率"))
    assert found is not None
    assert found.is_met


@pytest.mark.parametrize(
    ("target", "actual", "fields"),
    [
        ("52", "100%", {"name": "资助学生人数"}), ("≥2次/月", "24", {}), ("≥5场次", "10人", {}),
        ("≥5亩", "3公里", {}), ("约60件", "58件", {}), ("10-20家", "8家", {}), ("≥5次", "完成", {}),
        ("400元", "300元", {"kind_term": "cost"}), ("10件", "20件", {"name": "投诉件数"}),
        ("100吨", "80吨", {"direction": "反向"}),
    ],
)  # fmt: skip
def test_values_that_may_mean_different_things_are_not_compared(target, actual, fields):
    assert reached(indicator_of(target, actual, **fields)) is None


def test_a_cap_is_kept_below_and_broken_above_its_target():
    kept, broken = (
        Reached(Decimal(10), actual, is_cap=True) for actual in (Decimal(8), Decimal(30))
    )
    assert kept.is_met
    assert kept.shortfall == 0
    assert broken.shortfall == 1


def test_a_value_is_quoted_with_the_sign_and_unit_of_their_own_columns():
    target = from_plain(Indicator, {"target": "≥12种"}).target
    assert as_printed(target) == "≥12种"
    assert as_printed(None) == ""


def test_many_rows_with_one_fault_make_one_finding_that_names_the_first_of_them():
    rows = [{"name": f"指标{n}", "points": 10, "score": 8} for n in range(9)]
    findings, _ = run_case(RULES["SE007"], {"indicators": rows})
    assert [one.indicator for one in findings] == [""]
    assert "“指标7”（10分得8分）等9项指标" in findings[0].message


def test_a_form_without_a_column_for_the_reason_gets_a_note_for_all_rows_together():
    cells = {"score": {"text": "8"}}
    rows = [{"name": one, "points": 10, "score": 8, "places": cells} for one in "甲乙"]
    findings, _ = run_case(RULES["SE007"], {"indicators": rows})
    assert [one.severity for one in findings] == [Severity.NOTE]
    assert "表上也没有“偏差原因”一栏" in findings[0].message


@pytest.mark.parametrize(
    ("actual", "severity"),
    [("", Severity.ERROR), ("完成", Severity.ERROR), ("100%", Severity.NOTE)],
)
def test_a_share_for_a_count_is_milder_than_no_number_at_all(actual, severity):
    row = {"name": "资助人数", "target": "≥52人", "actual": actual, "points": 5, "score": 5}
    findings, _ = run_case(RULES["SE009"], {"indicators": [row]})
    assert [one.severity for one in findings] == [severity]


def test_one_merged_cell_for_objective_and_result_is_no_copy():
    cell = {"table": 1, "row": 5, "column": 2, "text": "甲"}
    text = "保障机关正常运转，按时发放工资。"
    goal = {"text": text, "result": text, "place": cell, "result_place": cell}
    sheet = {"kind": "self_evaluation", "objectives": [goal]}
    assert outcome_of("SE014", {"sheets": [sheet]}).state is State.PASSED


def test_figures_that_were_reached_exactly_make_a_copied_result_milder():
    text = "新建农村供水站6座，改造管网42公里。"
    sheet = {"kind": "self_evaluation", "objectives": [{"text": text, "result": text}]}
    findings, _ = run_case(RULES["SE014"], {"sheets": [sheet]})
    assert [one.severity for one in findings] == [Severity.WARNING]


def test_the_results_of_2020_repeat_four_objectives_and_answer_few_of_their_numbers():
    report = read_document(SAMPLES / "baoding-2020" / "report.txt")
    copied, _ = run_rule(RULES["SE014"], report)
    assert [one.place.line for one in copied] == [24]
    assert "有4段" in copied[0].message
    unanswered, _ = run_rule(RULES["SE017"], report)
    assert [one.place.line for one in unanswered] == [42]
    assert all(one in unanswered[0].message for one in (">=33场", ">=1000人次", "10站", ">=20所"))


def test_a_heading_without_a_role_belongs_to_the_part_that_it_stands_in():
    text = """
第一部分 绩效目标
一、总体情况
新建站点十个。
第二部分 自评结果
（一）产出
完成情况：已建成。
（二）下一步打算
继续努力。
"""
    roles = [one.role for one in told_in(document_of({"text": text}))]
    assert roles == [Role.GOALS, Role.RESULTS, Role.OTHER]


def test_a_share_among_the_objectives_counts_as_promised_and_sheets_of_objectives_answer_nothing():
    goals = "一、年度绩效目标\n验收合格率95%，新建站点12个，培训干部30人。"
    sheet = {"kind": "objective", "indicators": [{"name": "新建站点", "actual": "12个"}]}
    findings, _ = run_case(
        RULES["SE017"], {"title": "绩效自评报告", "text": goals, "sheets": [sheet]}
    )
    assert [one.wrong for one in findings] == ["验收合格率95%"]
