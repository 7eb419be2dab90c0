"""Findings counted by family and severity, with the money that they touch."""

from __future__ import annotations

from jixiao.domain.finding import Finding, Severity
from jixiao.domain.money import Money
from jixiao.reports.summary import by_families, line_of, money_touched

WAN = Money.of("24", unit="万元")


def finding(code, *, project="养护", amount=None, severity=Severity.ERROR):
    return Finding(code, severity, "不一致", project=project, amount=amount)


def test_families_are_lines_in_their_order_with_a_line_for_all():
    found = [
        ("a.docx", finding("TX001", severity=Severity.NOTE)),
        ("a.docx", finding("FU001", amount=WAN)),
        ("b.docx", finding("FU002")),
    ]
    assert [(one.name, one.counts, one.count, one.money) for one in by_families(found)] == [
        ("资金与数量", (2, 0, 0), 2, WAN),
        ("文字", (0, 0, 1), 1, None),
        ("合计", (2, 0, 1), 3, WAN),
    ]


def test_nothing_found_is_one_line_of_noughts():
    (only,) = by_families([])
    assert (only.name, only.counts, only.money) == ("合计", (0, 0, 0), None)


def test_an_amount_of_one_project_is_counted_once_however_many_rules_object_to_it():
    found = [
        ("a.docx", finding("FU001", amount=WAN)),
        ("a.docx", finding("FU002", amount=WAN)),
        ("a.docx", finding("FU002", project="绿化", amount=WAN)),
        ("b.docx", finding("FU001", amount=WAN)),
        ("b.docx", finding("FU003")),
    ]
    assert money_touched(found) == WAN + WAN + WAN
    assert line_of("甲", found[-1:]).money is None
