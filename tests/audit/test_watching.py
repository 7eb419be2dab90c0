"""Rules on the ledger beside a sheet of monitoring, where a case in YAML cannot tell all."""

from jixiao.audit.cases import run_case
from jixiao.audit.loader import all_rules

MONTHS = ["0元", "0元", "30万元"]


def found(code, **case):
    (rule,) = (one for one in all_rules() if one.code == code)
    findings, _outcome = run_case(rule, case)
    return findings


def test_a_source_that_is_all_of_the_money_is_told_once_with_the_total():
    funds = [{"source": one, "outturn": "40万元"} for one in ("total", "fiscal")]
    spending = {
        "fiscal_year": 2025, "as_of": "2025-03-31", "months": MONTHS,
        "sources": {"fiscal": MONTHS},
    }  # fmt: skip
    case = {"kind": "monitoring", "cut_off_month": 3, "project": "厕所改造", "funds": funds}
    (one,) = found("EX007", **case, spending=spending)
    assert "表中填写截至2025年3月底执行40.00万元" in one.message
    assert "多10.00万元" in one.message


def test_a_fall_in_the_ledger_is_milder_than_one_between_sheets_and_told_once_a_project():
    months = ["-1元", "5万元", "-2万元"]
    sheet = {"kind": "objective", "fiscal_year": 2025, "project": "厕所改造"}
    spending = {"fiscal_year": 2025, "as_of": "2025-03-31", "months": months}
    case = {"fiscal_year": 2025, "sheets": [sheet, sheet]}
    january, march = found("MO003", **case, spending=spending)
    assert {one.severity.value for one in (january, march)} == {"warning"}
    assert "年初累计执行0.00万元" in january.message
    assert "而3月底累计执行2.9999万元，反而少了2.00万元" in march.message


def test_a_cause_ticked_beside_a_certain_target_is_no_more_than_a_note():
    case = {"name": "户厕", "monitoring": {"causes": {"funding": "√"}, "likelihood": "certain"}}
    (one,) = found("MO006", **case)
    assert one.severity.value == "note"
    assert "“经费保障”" in one.message
