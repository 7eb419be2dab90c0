"""The family of targets (TG) on the published report of 2020."""

from pathlib import Path

import pytest

from jixiao.audit.cases import run_case
from jixiao.audit.loader import all_rules
from jixiao.audit.run import run_rule
from jixiao.audit.target_kinds import measure_in
from jixiao.audit.target_units import are_rivals, rival_pair, units_in_brackets
from jixiao.domain.finding import Severity, State
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
        ("TG004", [134, 315, 391, 460]),
        ("TG005", [203, 217, 467, 552]),
        ("TG006", [203, 294, 377, 627]),
        ("TG007", [460]),
        ("TG008", [224, 559, 573, 635, 667]),
        ("TG010", [634]),
        ("TG011", [121, 546]),
        ("TG012", [204, 461]),
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


@pytest.mark.parametrize("code", ["TG002", "TG009", "TG013", "TG014", "TG015", "TG016"])
def test_what_is_clean_in_the_report_stays_clean(report, code):
    findings, outcome = run_rule(rule_of(code), report)
    assert findings == []
    assert outcome.state is State.PASSED


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("行政村覆盖率", "rate"),
        ("参加培训人数", "people"),
        ("接待游客人次", "person_times"),
        ("农村危房改造户数", "households"),
        ("造林面积", "area"),
        ("人均财政补助标准", "money"),
        ("资金拨付及时性", "property"),
        ("完成数量", "amount"),
    ],
)
def test_the_end_of_a_name_tells_what_is_measured(name, measure):
    found = measure_in(name)
    assert found is not None
    assert found.name == measure


@pytest.mark.parametrize(
    "name", ["日均巡检效率", "采购机器人数量", "新增用户数量", "物种多样性", "新建供水站"]
)
def test_a_name_that_may_measure_several_things_is_not_judged(name):
    assert measure_in(name) is None


@pytest.mark.parametrize(
    ("target", "severity"), [("≥20场", Severity.ERROR), ("≥300个", Severity.WARNING)]
)
def test_a_unit_that_a_reader_still_understands_is_no_error(target, severity):
    findings, _ = run_case(
        rule_of("TG004"), {"indicators": [{"name": "参训人数", "target": target}]}
    )
    assert [one.severity for one in findings] == [severity]


def test_columns_that_were_shifted_are_not_taken_for_wrong_units():
    shifted = {"培训人数": "≥5场", "培训场次": "≥50人", "造林面积": "≥3人", "项目总成本": "12个"}
    rows = [{"name": name, "target": target} for name, target in shifted.items()]
    findings, outcome = run_case(rule_of("TG004"), {"indicators": rows})
    assert not findings
    assert outcome.state is State.COULD_NOT_CHECK


@pytest.mark.parametrize("pair", [("个", "家"), ("次", "种"), ("万份", "册")])
def test_units_that_count_one_thing_in_two_ways_are_rivals(pair):
    assert are_rivals(*pair)


@pytest.mark.parametrize("unit", ["台/套", "人/次", "元/人·天", "次/月", "个"])
def test_established_pairs_and_rates_are_no_rivals(unit):
    assert rival_pair(unit) is None


def test_only_units_count_as_units_in_brackets():
    assert units_in_brackets("品种或数量（次或种）") == ("次或种",)
    assert units_in_brackets("成本（单位：万元）") == ("万元",)
    assert units_in_brackets("满意度（抽样）") == ()


@pytest.mark.parametrize(
    ("row", "proposal"),
    [
        ({"name": "服务对象满意度", "target": "290%"}, "≥90%"),
        ({"name": "报告合格率", "target": "二100百分比"}, "=100百分比"),
        ({"name": "群众满意度", "target": "第95%"}, "≥95%"),
        ({"name": "群众满意度", "target": "≥9O%"}, "≥90%"),
        ({"name": "完成时间", "kind": "时效指标", "target": "44926"}, "2022年12月31日"),
    ],
)
def test_a_misread_target_is_shown_with_what_it_may_have_been(row, proposal):
    findings, _ = run_case(rule_of("TG009"), row)
    assert f"可能原为“{proposal}”" in findings[0].message


def test_a_share_that_was_probably_misread_is_told_once():
    row = {"name": "服务对象满意度", "target": "290%"}
    assert not run_case(rule_of("TG003"), row)[0]


def test_dates_all_of_another_year_leave_the_year_in_doubt():
    row = {"kind": "时效指标", "name": "完成时间", "target": "2021年底", "actual": "2021年12月"}
    findings, outcome = run_case(rule_of("TG010"), {"fiscal_year": 2022, "indicators": [row]})
    assert not findings
    assert "2022年" in outcome.reason


@pytest.mark.parametrize("code", ["TG010", "TG012"])
def test_without_a_year_nothing_is_early_or_old(code):
    row = {"name": "完成时间", "target": "2021年底", "basis": "保发〔2008〕15号"}
    findings, outcome = run_case(rule_of(code), {"indicators": [row]})
    assert not findings
    assert outcome.state is State.COULD_NOT_CHECK


def test_rates_and_counts_without_unit_are_told_apart():
    rows = [
        {"name": "参训学员满意度", "target": "≥95"},
        {"name": "家长满意度", "target": "≥90"},
        {"name": "加装电梯", "target": "85"},
        {"name": "培训人数", "target": "≥470人"},
    ]
    findings, _ = run_case(rule_of("TG016"), {"indicators": rows})
    assert [(one.severity, one.indicator) for one in findings] == [
        (Severity.WARNING, "参训学员满意度、家长满意度"),
        (Severity.NOTE, "加装电梯"),
    ]
