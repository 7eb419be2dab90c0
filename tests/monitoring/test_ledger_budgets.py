"""Budgets of exports in a ledger: entries with words, and a year's budget in columns."""

from __future__ import annotations

import pytest
from tests.monitoring.ledgers import Ledger, csv_file

LONG = ("年度", "指标编号", "单位名称", "项目名称", "指标类型", "指标文号", "发文日期", "指标金额")
WIDE = ("单位", "项目名称", "年初预算数", "上年结转", "调整数", "调整后预算数")
ABOVE = ("2024年度项目支出进度表", *[""] * 5)


@pytest.fixture
def ledger():
    return Ledger()


def entry(number: str, kind: str, amount: str, *, day: str = "", document: str = ""):
    return ("2024", number, "市教育局", "校舍维修", kind, document, day, amount)


def test_entries_are_original_adjusted_or_carried_over_by_their_words(ledger, tmp_path):
    rows = [
        entry("B1", "年初预算", "100"),
        entry("B2", "年中追加", "20", day="2024-09-10", document="市财预〔2024〕88号"),
        entry("B3", "调减", "-5", day="2024/10/8"),
        entry("B4", "上年结转", "3"),
    ]
    assert ledger.counts(csv_file(tmp_path / "a.csv", LONG, *rows)) == (4, 0, 0)
    assert ledger.rows("entry, kind, amount, effective_on, document", "budgets") == [
        ("B1", "original", "100.00", None, ""),
        ("B2", "adjustment", "20.00", "2024-09-10", "市财预〔2024〕88号"),
        ("B3", "adjustment", "-5.00", "2024-10-08", ""),
        ("B4", "carry_over", "3.00", None, ""),
    ]


def test_platform_field_names_are_known_and_what_was_cut_is_taken_off(ledger, tmp_path):
    titles = (
        "fiscal_year", "bgt_id", "agency_code", "pro_code", "fund_type_code", "amount", "dis_amt",
        "bgt_doc_title", "doc_date",
    )  # fmt: skip
    row = ("2024", "B1", "101001", "P1", "11", "100", "30", "关于调剂的通知", "20240910")
    ledger.take(csv_file(tmp_path / "a.csv", titles, row))
    assert ledger.rows("amount, kind, source, category, effective_on", "budgets") == [
        ("70.00", "adjustment", "fiscal", "project", "2024-09-10")
    ]


def test_a_year_in_columns_becomes_original_carried_over_and_adjustment(ledger, tmp_path):
    rows = [
        ("市教育局", "校舍维修", "100", "5", "20", "125"),
        ("市教育局", "培训", "50", "", "", "50"),
        ("合计", "", "150", "5", "20", "175"),
    ]
    assert ledger.counts(csv_file(tmp_path / "a.csv", ABOVE, WIDE, *rows)) == (2, 0, 0)
    assert sorted(ledger.rows("project, kind, amount, fiscal_year", "budgets")) == [
        ("培训", "original", "50.00", "2024"),
        ("校舍维修", "adjustment", "20.00", "2024"),
        ("校舍维修", "carry_over", "5.00", "2024"),
        ("校舍维修", "original", "100.00", "2024"),
    ]


def test_an_adjustment_that_is_not_printed_is_what_the_final_budget_differs_by(ledger, tmp_path):
    titles = ("年度", "单位", "项目名称", "年初预算", "全年预算数")
    ledger.take(csv_file(tmp_path / "a.csv", titles, ("2024", "局", "维修", "100", "80")))
    assert sorted(ledger.rows("kind, amount", "budgets")) == [
        ("adjustment", "-20.00"),
        ("original", "100.00"),
    ]


def test_a_final_budget_that_is_not_the_sum_of_its_parts_is_refused(ledger, tmp_path):
    row = ("市教育局", "校舍维修", "100", "5", "20", "130")
    (message,) = ledger.messages(csv_file(tmp_path / "a.csv", ABOVE, WIDE, row))
    assert "调整后预算“130”不等于年初预算“100”" in message
    assert ledger.rows("entry", "budgets") == []


def test_the_same_budgets_again_are_known_and_a_changed_one_is_told(ledger, tmp_path):
    row = ("市教育局", "校舍维修", "100", "5", "20", "125")
    ledger.take(csv_file(tmp_path / "a.csv", ABOVE, WIDE, row))
    assert ledger.counts(csv_file(tmp_path / "b.csv", ABOVE, WIDE, row)) == (0, 1, 0)
    later = ("市教育局", "校舍维修", "100", "5", "40", "145")
    (message,) = ledger.messages(csv_file(tmp_path / "c.csv", ABOVE, WIDE, later))
    assert "这一项在台账中的金额是20.00元，与本行的40.00元不一致" in message
    assert len(ledger.rows("entry", "budgets")) == 3


def test_an_entry_that_is_printed_on_two_lines_keeps_both(ledger, tmp_path):
    rows = [entry("B1", "年初预算", "100"), entry("B1", "年初预算", "7")]
    path = csv_file(tmp_path / "a.csv", LONG, *rows)
    assert ledger.counts(path) == (2, 0, 0)
    assert ledger.counts(path) == (0, 2, 0)
    assert len(set(ledger.column("entry", "budgets"))) == 2


def test_a_budget_of_no_year_and_of_nobody_is_refused(ledger, tmp_path):
    titles = ("指标编号", "单位", "项目名称", "指标金额")
    rows = [("B1", "局", "维修", "1"), ("B2", "", "", "2")]
    messages = ledger.messages(csv_file(tmp_path / "a.csv", titles, *rows))
    assert "看不出是哪个年度的预算" in messages[0]
    assert "没有写明是哪个项目" in messages[1]


def test_a_budget_without_any_amount_is_refused_and_one_of_nought_is_no_entry(ledger, tmp_path):
    rows = [("市教育局", "校舍维修", "", "", "", ""), ("市教育局", "培训", "0", "", "", "0")]
    (message,) = ledger.messages(csv_file(tmp_path / "a.csv", ABOVE, WIDE, *rows))
    assert "各项预算金额都为空" in message
    assert ledger.rows("entry", "budgets") == []


def test_an_original_budget_that_is_not_printed_is_what_the_adjustment_leaves(ledger, tmp_path):
    titles = ("年度", "单位", "项目名称", "调整数", "调整后预算数")
    ledger.take(csv_file(tmp_path / "a.csv", titles, ("2024", "局", "维修", "-20", "80")))
    assert sorted(ledger.rows("kind, amount", "budgets")) == [
        ("adjustment", "-20.00"),
        ("original", "100.00"),
    ]
