"""Payments that wait for a project, and what a ledger holds."""

from __future__ import annotations

import pytest
from tests.monitoring.ledgers import ROW, TITLES, Ledger, changed, csv_file

from jixiao.domain.sheet import Project
from jixiao.domain.unit import BudgetUnit
from jixiao.monitoring.assigning import (
    Assignment,
    NotAssignable,
    PaymentLine,
    assign,
    assign_lines,
    unassigned,
)
from jixiao.monitoring.contents import imported_files, parts


@pytest.fixture
def ledger(tmp_path):
    made = Ledger()
    waiting = [changed(voucher=one, code="", project="", use="往来款", amount="7") for one in "AB"]
    others = [changed(voucher="V2", code="P2"), changed(voucher="V3", code="P3", project="培训")]
    made.take(csv_file(tmp_path / "a.csv", TITLES, ROW, *others, *waiting))
    return made


def test_a_payment_is_given_to_a_project_by_code_or_by_its_only_name(ledger):
    assert [one.voucher for one in unassigned(ledger.connection)] == ["A", "B"]
    assign(ledger.connection, ["A"], project="P1")
    assign(ledger.connection, ["B"], project="培训")
    assert ledger.rows("category, project_code, project")[-2:] == [
        ("project", "P1", "校舍维修"),
        ("project", "P3", "培训"),
    ]
    assert unassigned(ledger.connection) == []


def test_a_payment_is_given_to_running_costs_and_stays_there_when_imported_again(ledger, tmp_path):
    assign(ledger.connection, ["A", "B"], project=None)
    assert ledger.counts(tmp_path / "a.csv") == (0, 5, 0)
    assert ledger.column("category")[-2:] == ["basic", "basic"]


@pytest.mark.parametrize(
    ("vouchers", "project", "words"),
    [
        (["A", "V1"], "P1", "没有凭证号V1"),
        (["A"], "P9", "没有项目“P9”"),
        (["A"], "校舍维修", "有2个（P1、P2）"),
    ],
)
def test_what_cannot_be_assigned_is_said_and_nothing_changes(ledger, vouchers, project, words):
    with pytest.raises(NotAssignable, match=words):
        assign(ledger.connection, vouchers, project=project)
    assert len(unassigned(ledger.connection)) == 2


def test_the_contents_are_summed_by_year_and_category(ledger):
    found = [
        (one.kind, one.fiscal_year, one.category, one.count, str(one.amount))
        for one in parts(ledger.connection)
    ]
    assert found == [
        ("payments", 2024, "project", 3, "300.00"),
        ("payments", 2024, "unassigned", 2, "14.00"),
    ]
    (file,) = imported_files(ledger.connection)
    assert (file.file, file.taken, file.known, file.refused) == ("a.csv", 5, 0, 0)


def test_single_lines_are_given_to_a_project_as_the_ledger_writes_it(ledger):
    lines = [PaymentLine(2024, "A", 1), PaymentLine(2024, "V1", 1)]
    given = Assignment(lines, Project("P1", "另一种写法"), BudgetUnit("101", ""))
    assert assign_lines(ledger.connection, given) == 1
    assert ledger.rows("voucher, category, project_code, project")[-2:] == [
        ("A", "project", "P1", "校舍维修"),
        ("B", "unassigned", "", ""),
    ]


def test_a_project_without_a_code_is_found_by_its_name_in_the_unit(ledger):
    of_unit, of_another = (BudgetUnit(code, "") for code in ("101", "999"))
    one, two = ([PaymentLine(2024, voucher, 1)] for voucher in "AB")
    assign_lines(ledger.connection, Assignment(one, Project("", "培训"), of_unit))
    assign_lines(ledger.connection, Assignment(two, Project("", "培训"), of_another))
    assert ledger.rows("project_code, project")[-2:] == [("P3", "培训"), ("", "培训")]


def test_lines_go_to_running_costs_where_no_project_is_named(ledger):
    lines = [PaymentLine(2024, "A", 1), PaymentLine(2024, "B", 1)]
    assert assign_lines(ledger.connection, Assignment(lines, None, BudgetUnit("101"))) == 2
    assert ledger.column("category")[-2:] == ["basic", "basic"]
