"""What rules see of the ledger's projects."""

from datetime import date

import pytest

from jixiao.domain.document import Document
from jixiao.domain.money import Money
from jixiao.domain.month import Month
from jixiao.domain.sheet import Project, Sheet
from jixiao.domain.spending_view import SpendingView, SpendingViews
from jixiao.domain.unit import BudgetUnit
from jixiao.monitoring.store import opened
from jixiao.monitoring.views import spending_views

END = date(2025, 12, 31)


@pytest.fixture
def ledger():
    with opened() as connection:
        yield connection


def budget(connection, entry, amount, *, code="P1", kind="original", on=None):
    connection.execute(
        "INSERT INTO budgets (entry, fiscal_year, project_code, project, category, kind, amount,"
        " effective_on, file, row) VALUES (?, 2025, ?, ?, 'project', ?, ?, ?, 'f', 1)",
        [entry, code, f"项目{code}", kind, amount, on],
    )


def pay(connection, voucher, amount, *, on, line=1, payee="甲公司", kind="payment", purpose="货款"):
    connection.execute(
        "INSERT INTO payments (voucher, line, paid_on, amount, kind, fiscal_year, project_code,"
        " project, category, economic_class, payee, purpose, file, row)"
        " VALUES (?, ?, ?, ?, ?, 2025, 'P1', '项目P1', 'project', '办公费', ?, ?, 'f', 1)",
        [voucher, line, on, amount, kind, payee, purpose],
    )


def of_source(connection, voucher, source, *, name="财政拨款", carried=False):
    connection.execute(
        "UPDATE payments SET source = ?, source_name = ?, is_carry_over = ? WHERE voucher = ?",
        [source, name, carried, voucher],
    )


def view_of(connection, as_of=END):
    sheet = Sheet(project=Project("P1"), fiscal_year=2025)
    return spending_views(connection, as_of).of(sheet, Document())


def test_budgets_and_months_are_those_of_the_cut_off_date(ledger):
    budget(ledger, "1", "100.00")
    budget(ledger, "2", "20.00", kind="adjustment", on=date(2025, 9, 1))
    pay(ledger, "A", "30.00", on=date(2025, 2, 28))
    pay(ledger, "B", "-10.00", on=date(2025, 7, 31), kind="refund")
    pay(ledger, "C", "50.00", on=date(2025, 11, 30))
    view = view_of(ledger, date(2025, 10, 31))
    assert view.original_budget == Money.of(100)
    assert (view.mid_year_budget, view.final_budget) == (Money.of(100), Money.of(120))
    assert [one.yuan for one in view.months] == [0, 30, 0, 0, 0, 0, -10, 0, 0, 0]
    assert view.outturn == view.outturn_until(10) == Money.of(20)
    assert not view.is_whole_year


def test_a_payment_after_the_year_is_told_and_not_counted(ledger):
    budget(ledger, "1", "100.00")
    pay(ledger, "A", "60.00", on=END)
    pay(ledger, "B", "40.00", on=date(2026, 1, 5))
    pay(ledger, "C", "-1.00", on=date(2026, 1, 6), kind="refund")
    view = view_of(ledger)
    assert view.is_whole_year
    assert view.outturn == Money.of(60)
    assert [(one.vouchers, one.amount) for one in view.late] == [(("B",), Money.of(40))]


def test_the_same_payee_amount_and_day_on_two_vouchers_is_repeated(ledger):
    for voucher in ("A", "B", "C"):
        pay(ledger, voucher, "60.00", on=date(2025, 3, 3))
    (found,) = view_of(ledger).repeated
    assert found.vouchers == ("A", "B", "C")
    assert found.excess == Money.of(120)


def test_a_returned_payment_two_lines_of_a_voucher_and_no_payee_are_not_repeated(ledger):
    for voucher in ("A", "B"):
        pay(ledger, voucher, "60.00", on=date(2025, 3, 3))
        pay(ledger, f"N{voucher}", "7.00", on=date(2025, 3, 3), payee="")
    pay(ledger, "R", "-60.00", on=date(2025, 3, 9), kind="refund")
    for line in (1, 2):
        pay(ledger, "L", "5.00", on=date(2025, 4, 4), line=line)
    pay(ledger, "D1", "8.00", on=date(2025, 5, 5))
    pay(ledger, "D2", "8.00", on=date(2025, 5, 6))
    assert view_of(ledger).repeated == ()


def test_uses_are_added_up_largest_first(ledger):
    pay(ledger, "A", "10.00", on=date(2025, 3, 3))
    pay(ledger, "B", "15.00", on=date(2025, 3, 4))
    pay(ledger, "C", "99.00", on=date(2025, 3, 5), purpose="设备款")
    uses = view_of(ledger).uses
    assert [(one.purpose, one.amount.yuan, one.payment_count) for one in uses] == [
        ("设备款", 99, 1),
        ("货款", 25, 2),
    ]
    assert uses[1].voucher == "A"
    assert uses[1].economic_class == "办公费"


def test_a_city_of_projects_takes_as_many_queries_as_a_single_one(ledger):
    asked = []

    class Counting:
        def execute(self, query, *given):
            asked.append(query)
            return ledger.execute(query, *given)

    counts = []
    for number in range(2, 40, 37):
        budget(ledger, str(number), "100.00", code=f"P{number}")
        asked.clear()
        spending_views(Counting(), END)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def named(unit, *, code="", name="道路养护"):
    return SpendingView(2025, END, Project(code, name), BudgetUnit.parse(unit))


def test_a_sheet_without_code_is_found_by_name_and_among_several_by_unit():
    views = SpendingViews([named("甲中心"), named("101乙中心"), named("丙局", name="培训")])
    road = Sheet(project=Project(name="道路 养护"))
    assert views.of(road, Document()) is None
    assert views.of(road, Document(unit=BudgetUnit("", "甲中心"))).unit.name == "甲中心"
    assert views.of(Sheet(project=road.project, unit="101"), Document()) is None
    by_code = Sheet(project=road.project, unit="101某中心")
    assert views.of(by_code, Document()).unit.name == "乙中心"
    assert views.of(Sheet(project=Project(name="培训")), Document()).unit.name == "丙局"


def test_a_ledger_of_another_year_says_nothing_of_a_sheet():
    views = SpendingViews([named("甲中心", code="P1")])
    assert views.of(Sheet(project=Project("P1"), fiscal_year=2024), Document()) is None
    assert views.of(Sheet(project=Project("P1")), Document(fiscal_year=2024)) is None
    assert views.of(Sheet(project=Project("P1")), Document()) is not None


def test_sources_are_told_by_month_with_the_december_payments_of_money_carried_over(ledger):
    budget(ledger, "1", "100.00")
    pay(ledger, "A", "30.00", on=date(2025, 2, 28))
    pay(ledger, "B", "20.00", on=END)
    pay(ledger, "C", "-5.00", on=date(2025, 12, 1), kind="refund")
    pay(ledger, "D", "7.00", on=date(2026, 1, 4))
    for voucher in ("A", "C", "D"):
        of_source(ledger, voucher, "fiscal")
    of_source(ledger, "B", "fiscal", name="", carried=True)
    view = view_of(ledger)
    assert set(view.sources) == {"fiscal", "carry_over"}
    assert [one.yuan for one in view.sources["fiscal"]] == [0, 30, *[0] * 9, -5]
    assert view.sources["carry_over"][-1] == Money.of(20)
    assert len(view_of(ledger, date(2025, 3, 1)).sources["fiscal"]) == 3


def test_a_payment_that_names_no_source_leaves_all_sources_open(ledger):
    budget(ledger, "1", "100.00")
    pay(ledger, "A", "30.00", on=date(2025, 2, 28))
    pay(ledger, "B", "20.00", on=date(2025, 3, 31))
    of_source(ledger, "A", "fiscal")
    assert view_of(ledger).sources == {}


def test_the_last_day_of_february_ends_its_month_in_a_leap_year(ledger):
    ledger.execute(
        "INSERT INTO payments (voucher, line, paid_on, amount, kind, fiscal_year, project_code,"
        " project, category, file, row) VALUES"
        " ('A', 1, '2024-02-29', 9, 'payment', 2024, 'P1', '项目P1', 'project', 'f', 1),"
        " ('B', 1, '2024-03-01', 4, 'payment', 2024, 'P1', '项目P1', 'project', 'f', 1)"
    )
    sheet = Sheet(project=Project("P1"), fiscal_year=2024)
    view = spending_views(ledger, Month(2024, 2).last).of(sheet, Document())
    assert [one.yuan for one in view.months] == [0, 9]
    after = spending_views(ledger, date(2024, 3, 1)).of(sheet, Document())
    assert [one.yuan for one in after.months] == [0, 9, 4]
