"""Sheets beside the ledger: which project each is about, its plan, and its budget."""

from datetime import date
from decimal import Decimal

from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, PlanStep, Project, Sheet, SpendingPlan
from jixiao.monitoring.plan import add_sheets
from jixiao.monitoring.progress import progress

JUNE = date(2025, 6, 30)


def sheet(name="道路养护", *, code="", unit="", share="0.6", year=2025, funds=()):
    plan = SpendingPlan((PlanStep(JUNE, Decimal(share) if share else None), PlanStep(None, None)))
    return Sheet(
        project=Project(code, name), unit=unit, fiscal_year=year, spending_plan=plan, funds=funds
    )


def fund(**amounts):
    return Fund(FundSource.TOTAL, **{name: Money.of(one) for name, one in amounts.items()})


def planned(book):
    return {one.key: one.planned_share for one in progress(book.connection, JUNE)}


def test_a_sheet_is_matched_by_code_whatever_the_name(book):
    book.budget("100.00")
    (found,), unclear = add_sheets(
        book.connection, [sheet("别的名称", code="P1")], fiscal_year=2025
    )
    assert (found.key, unclear) == ("P1", [])
    assert planned(book) == {"P1": Decimal("0.6")}


def test_a_sheet_without_a_code_is_matched_by_name_without_blanks(book):
    book.budget("100.00")
    add_sheets(book.connection, [sheet("道路 养护")], fiscal_year=2025)
    assert planned(book) == {"P1": Decimal("0.6")}


def test_among_projects_of_one_name_the_unit_decides(book):
    book.budget("100.00")
    book.budget("100.00", project_code="P2", unit_code="219002", unit="航道站")
    for number, unit in enumerate(["219002航道站", "航道站"], start=3):
        (found,), _unclear = add_sheets(
            book.connection, [sheet(unit=unit, share=f"0.{number}")], fiscal_year=2025
        )
        assert found.key == "P2"


def test_a_sheet_that_fits_several_projects_is_taken_for_none_and_told(book):
    book.budget("100.00")
    book.budget("100.00", project_code="P2", unit_code="219002", unit="航道站")
    matched, (unclear,) = add_sheets(book.connection, [sheet()], fiscal_year=2025)
    assert matched == []
    assert unclear.keys == ("P1", "P2")
    assert planned(book) == {"P1": None, "P2": None}


def test_the_plan_of_a_sheet_goes_before_that_of_the_ledger_and_the_first_sheet_counts(book):
    book.budget("100.00")
    book.plan(("2025-06-30", "0.1"))
    assert planned(book) == {"P1": Decimal("0.1")}
    add_sheets(book.connection, [sheet(), sheet(share="0.2")], fiscal_year=2025)
    assert planned(book) == {"P1": Decimal("0.6")}


def test_what_sheets_say_a_second_time_stands_for_what_they_said_before(book):
    book.pay("2025-02-01", "10.00")
    for _again in range(2):
        add_sheets(
            book.connection, [sheet(funds=(fund(original_budget="100.00"),))], fiscal_year=2025
        )
    (found,) = progress(book.connection, JUNE)
    assert (found.final_budget, found.planned_share) == (Money.of("100.00"), Decimal("0.6"))
    add_sheets(book.connection, [], fiscal_year=2025)
    assert planned(book) == {"P1": None}


def test_sheets_of_another_year_without_a_name_or_without_shares_say_nothing(book):
    book.budget("100.00")
    sheets = [sheet(year=2024), sheet(""), sheet(share="")]
    matched, _unclear = add_sheets(book.connection, sheets, fiscal_year=2025)
    assert [one.sheet for one in matched] == [sheets[2]]
    assert planned(book) == {"P1": None}


def test_a_project_without_a_budget_in_the_ledger_has_that_of_its_sheet(book):
    book.pay("2025-02-01", "30.00")
    add_sheets(
        book.connection,
        [sheet(funds=(fund(original_budget=100, final_budget=120),))],
        fiscal_year=2025,
    )
    (row,) = progress(book.connection, JUNE)
    assert (row.original_budget, row.adjustment) == (Money.of(100), Money.of(20))
    assert (row.final_budget, row.execution_rate) == (Money.of(120), Decimal("0.25"))


def test_the_budget_of_the_ledger_goes_before_that_of_a_sheet(book):
    book.budget("100.00")
    add_sheets(book.connection, [sheet(funds=(fund(final_budget=500),))], fiscal_year=2025)
    (row,) = progress(book.connection, JUNE)
    assert row.final_budget == Money.of(100)


def test_a_project_of_a_sheet_that_the_ledger_does_not_know_has_spent_nothing(book):
    book.budget("100.00")
    (found,), _unclear = add_sheets(
        book.connection,
        [sheet("桥梁养护", unit="219001公路站", funds=(fund(final_budget=50),))],
        fiscal_year=2025,
    )
    assert found.known is None
    rows = progress(book.connection, JUNE)
    assert [(one.project.name, one.outturn, one.planned) for one in rows] == [
        ("桥梁养护", Money.of(0), Money.of(30)), ("道路养护", Money.of(0), None),
    ]  # fmt: skip


def test_a_sheet_with_blank_funds_gives_no_budget(book):
    book.pay("2025-02-01", "30.00")
    add_sheets(book.connection, [sheet(funds=(fund(),))], fiscal_year=2025)
    (row,) = progress(book.connection, JUNE)
    assert row.execution_rate is None


def test_nothing_of_a_sheet_is_written_into_the_ledger(book):
    add_sheets(book.connection, [sheet(funds=(fund(final_budget=50),))], fiscal_year=2025)
    counted = "SELECT (SELECT count(*) FROM plans) + (SELECT count(*) FROM budgets)"
    assert book.connection.execute(counted).fetchone() == (0,)
