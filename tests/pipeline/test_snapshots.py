"""A ledger watched at the end of every month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.monitoring.ledgers import TITLES, changed, csv_file

from jixiao.domain.document import Document
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, PlanStep, Project, Sheet, SpendingPlan
from jixiao.monitoring.store import opened
from jixiao.pipeline import Unknown
from jixiao.pipeline.ledger import Settings, import_into
from jixiao.pipeline.snapshots import monthly


@pytest.fixture
def ledger(tmp_path):
    """A ledger of 2024 with payments in February and in April."""
    rows = (changed(voucher="V1", day="2024-02-29"), changed(voucher="V2", day="2024-04-10"))
    exported = csv_file(tmp_path / "明细.csv", TITLES, *rows)
    path = tmp_path / "ledger.duckdb"
    with opened(path) as connection:
        import_into(connection, [exported], settings=Settings(fiscal_year=2024))
    return path


def test_every_month_is_looked_at_until_the_last_payment(ledger):
    found = list(monthly(ledger, fiscal_year=2024, today=date(2025, 3, 1)))
    assert [one.as_of for one in found] == [
        date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30),
    ]  # fmt: skip
    spent = [sum(row.progress.outturn.yuan for row in one.rows) for one in found]
    assert spent == [0, 100, 100, 200]


def test_the_budget_that_only_a_sheet_tells_is_the_same_in_every_month(ledger):
    fund = Fund(FundSource.TOTAL, original_budget=Money.of("800.00"))
    plan = SpendingPlan((PlanStep(date(2024, 3, 31), Decimal("0.5")),))
    sheet = Sheet(project=Project("P1"), fiscal_year=2024, funds=(fund,), spending_plan=plan)
    found = monthly(
        ledger, fiscal_year=2024, today=date(2025, 3, 1), documents=[Document(sheets=(sheet,))]
    )
    ((first,), *_, (last,)) = [one.rows for one in found]
    assert first.progress.final_budget == last.progress.final_budget == Money.of("800.00")
    assert last.progress.planned == Money.of("400.00")


def test_the_month_that_is_not_over_ends_today(ledger):
    found = list(monthly(ledger, fiscal_year=2024, today=date(2024, 3, 15)))
    assert [one.as_of for one in found][-1] == date(2024, 3, 15)


def test_a_year_in_which_nothing_was_paid_has_no_months(ledger):
    assert list(monthly(ledger, fiscal_year=2023, today=date(2025, 1, 1))) == []


def test_a_ledger_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Unknown, match="没有这个台账文件"):
        list(monthly(tmp_path / "none.duckdb", fiscal_year=2024, today=date(2024, 5, 1)))
