"""The progress table: budgets in force, outturn, plans between their dates, groupings, sums."""

import gc
import random
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import get_type_hints

import pytest

from jixiao.domain import forecast, light, monitoring, progress, slow, watching
from jixiao.domain.money import Money
from jixiao.domain.month import Month
from jixiao.domain.progress import Category, Grouping
from jixiao.monitoring.progress import progress as of

PROJECT, MONTH, SOURCE, UNIT = (
    Grouping.PROJECT, Grouping.MONTH, Grouping.SOURCE, Grouping.UNIT,
)  # fmt: skip


def yuan(text):
    return Money(Decimal(text))


def test_a_project_has_its_budgets_its_outturn_and_its_rate(book):
    book.budget("100000.00")
    book.budget("20000.00", kind="carry_over")
    book.budget("-10000.00", kind="adjustment", effective_on="2025-05-01")
    book.pay("2025-03-05", "30000.00")
    book.pay("2025-06-10", "15000.50")
    (row,) = of(book.connection, date(2025, 6, 30))
    assert (row.original_budget, row.carry_over, row.adjustment) == (
        yuan("100000.00"), yuan("20000.00"), yuan("-10000.00"),
    )  # fmt: skip
    assert row.final_budget == yuan("110000.00")
    assert (row.outturn, row.month_outturn) == (yuan("45000.50"), yuan("15000.50"))
    assert row.execution_rate == Decimal("0.409095")
    assert row.elapsed_share == Decimal("0.495890")
    assert (row.payment_count, row.last_payment_date) == (2, date(2025, 6, 10))
    assert (row.key, row.project.name, row.unit.code) == ("P1", "道路养护", "219001")
    assert (row.department.name, row.category) == ("交通局", Category.PROJECT)
    assert row.planned is row.planned_share is row.gap is row.gap_share is None


def test_what_comes_after_the_day_does_not_count_yet(book):
    book.budget("100.00")
    book.budget("50.00", kind="adjustment", effective_on="2025-07-01")
    book.pay("2025-06-30", "10.00")
    book.pay("2025-07-01", "20.00")
    (before,) = of(book.connection, date(2025, 6, 30))
    (after,) = of(book.connection, date(2025, 7, 1))
    assert (before.final_budget, before.outturn) == (yuan("100.00"), yuan("10.00"))
    assert (after.final_budget, after.outturn) == (yuan("150.00"), yuan("30.00"))


def test_an_adjustment_without_a_day_counts_from_the_beginning(book):
    book.budget("50.00", kind="adjustment")
    (row,) = of(book.connection, date(2025, 1, 31))
    assert row.adjustment == yuan("50.00")


def test_refunds_and_reversals_are_taken_off_and_a_month_may_be_negative(book):
    book.budget("1000.00")
    book.pay("2025-02-10", "300.00")
    book.pay("2025-03-10", "-120.00", kind="reversal")
    book.pay("2025-03-11", "20.00")
    february, march = of(book.connection, date(2025, 3, 31), by=(PROJECT, MONTH))[1:]
    assert (february.outturn, february.month_outturn) == (yuan("300.00"), yuan("300.00"))
    assert (march.outturn, march.month_outturn) == (yuan("200.00"), yuan("-100.00"))
    assert march.refunded == yuan("-120.00")
    assert (march.payment_count, march.last_payment_date) == (3, date(2025, 3, 11))


def test_months_end_on_their_last_day_and_the_last_one_on_the_day_asked_for(book):
    book.budget("366.00", year=2024)
    book.pay("2024-02-29", "1.00")
    rows = of(book.connection, date(2024, 3, 15), by=(PROJECT, MONTH))
    assert [one.as_of for one in rows] == [
        date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 15),
    ]  # fmt: skip
    assert [one.month for one in rows] == [Month(2024, number) for number in (1, 2, 3)]
    assert [one.outturn for one in rows] == [yuan("0.00"), yuan("1.00"), yuan("1.00")]
    assert rows[1].elapsed_share == Decimal("0.163934")


def test_the_december_payments_of_money_carried_over_are_shown_apart(book):
    book.budget("1000.00")
    book.budget("200.00", kind="carry_over")
    book.pay("2025-12-20", "900.00")
    book.pay("2025-12-31", "200.00", is_carry_over=True)
    (row,) = of(book.connection, date(2025, 12, 31))
    assert (row.outturn, row.carry_over_outturn) == (yuan("1100.00"), yuan("200.00"))
    carried, fiscal = of(book.connection, date(2025, 12, 31), by=(PROJECT, SOURCE))
    assert (carried.source, carried.final_budget, carried.outturn) == (
        "carry_over", yuan("200.00"), yuan("200.00"),
    )  # fmt: skip
    assert (fiscal.source, fiscal.execution_rate) == ("fiscal", Decimal("0.9"))


def test_payments_after_the_year_count_in_december_when_the_day_is_after_it_too(book):
    book.budget("100.00")
    book.pay("2026-01-05", "10.00", fiscal_year=2025)
    (row,) = of(book.connection, date(2025, 12, 31))
    assert row.outturn == yuan("0.00")
    rows = of(book.connection, date(2026, 1, 31), by=(PROJECT, MONTH), fiscal_year=2025)
    assert len(rows) == 12
    assert (rows[-1].month_outturn, rows[-1].elapsed_share) == (yuan("10.00"), Decimal(1))
    assert rows[-1].as_of == date(2026, 1, 31)


def test_before_the_year_there_are_no_rows(book):
    book.budget("100.00")
    assert of(book.connection, date(2024, 12, 31), fiscal_year=2025) == []


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2025, 3, 31), "0.300000"),
        (date(2025, 1, 1), "0.003333"),  # 1/90 of 30 %
        (date(2025, 5, 15), "0.448352"),  # 30 % + 45/91 of 30 %
        (date(2025, 6, 30), "0.600000"),
        (date(2025, 11, 30), "0.900000"),  # nothing is planned after the last step
    ],
)
def test_between_two_dates_of_a_plan_the_share_lies_on_the_line(book, day, share):
    book.budget("1000000.00")
    book.plan(("2025-03-31", "0.3"), ("2025-06-30", "0.6"), ("2025-10-31", "0.9"))
    (row,) = of(book.connection, day)
    assert row.planned_share == Decimal(share)
    assert row.planned == Money(Decimal(share) * 1000000)


def test_the_gap_is_what_was_planned_and_not_spent(book):
    book.budget("1000.00")
    book.plan(("2025-06-30", "0.6"))
    book.pay("2025-06-01", "412.00")
    (row,) = of(book.connection, date(2025, 6, 30))
    assert (row.gap, row.gap_share) == (yuan("188.00"), Decimal("0.188000"))


def test_a_unit_is_compared_with_the_plans_it_has_and_with_nothing_else(book, basic):
    book.budget("1000.00")
    book.plan(("2025-06-30", "0.5"))
    book.budget("9000.00", **basic)
    book.pay("2025-06-01", "400.00")
    book.pay("2025-06-01", "4000.00", **basic)
    (row,) = of(book.connection, date(2025, 6, 30), by=(UNIT,))
    assert (row.final_budget, row.outturn) == (yuan("10000.00"), yuan("4400.00"))
    assert (row.planned_budget, row.planned_outturn) == (yuan("1000.00"), yuan("400.00"))
    assert (row.planned_share, row.gap) == (Decimal("0.5"), yuan("100.00"))
    assert (row.category, row.project.name, row.unit.name) == (None, "", "公路站")


def test_a_plan_without_a_code_is_that_of_the_project_of_its_name(book):
    book.budget("1000.00", project_code="")
    book.plan(("2025-06-30", "0.5"), code="")
    (row,) = of(book.connection, date(2025, 6, 30))
    assert row.planned == yuan("500.00")


def test_a_plan_says_nothing_of_economic_classes(book):
    book.budget("1000.00")
    book.plan(("2025-06-30", "0.5"))
    book.pay("2025-06-01", "10.00")
    rows = of(book.connection, date(2025, 6, 30), by=(Grouping.ECONOMIC_CLASS,))
    assert [(one.economic_code, one.planned) for one in rows] == [("", None), ("30213", None)]


def test_projects_of_one_name_in_two_units_are_two_and_of_one_code_are_one(book):
    for unit in ("219001", "219002"):
        book.budget("10.00", unit_code=unit, project_code="")
        book.budget("100.00", unit_code=unit)
    rows = of(book.connection, date(2025, 6, 30))
    assert [(one.final_budget, one.unit.code) for one in rows] == [
        (yuan("10.00"), "219001"), (yuan("10.00"), "219002"), (yuan("200.00"), ""),
    ]  # fmt: skip


def test_basic_spending_is_a_row_a_unit_and_unassigned_payments_are_another(book, basic):
    book.budget("10.00", **basic)
    book.pay("2025-02-01", "5.00", **(basic | {"category": "unassigned"}))
    rows = of(book.connection, date(2025, 6, 30))
    assert [(one.category, one.name) for one in rows] == [
        (Category.BASIC, "公路站"), (Category.UNASSIGNED, "公路站"),
    ]  # fmt: skip
    assert rows[1].execution_rate is None


def test_only_some_projects_can_be_asked_for(book):
    book.budget("10.00")
    book.budget("20.00", project_code="P2")
    rows = of(book.connection, date(2025, 6, 30), only=["P2"])
    assert [one.key for one in rows] == ["P2"]


def test_sums_by_any_grouping_agree_to_the_fen_with_a_plain_sum_of_the_rows(book, basic):
    chance = random.Random(7)  # noqa: S311
    for _ in range(300):
        amount = Decimal(chance.randrange(-5_000, 90_000)) / 100
        given = {
            "project_code": chance.choice(["P1", "P2", "P3"]),
            "source": chance.choice(["fiscal", "own", "other"]),
            "unit_code": chance.choice(["219001", "219002"]),
            "economic_code": chance.choice(["30213", "30211", ""]),
            "is_carry_over": chance.random() < 0.1,
        } | (basic if chance.random() < 0.2 else {})
        book.pay(
            f"2025-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}", str(amount), **given
        )
    (expected,) = book.connection.execute(
        "SELECT sum(amount) FROM payments WHERE paid_on <= DATE '2025-09-30'"
    ).fetchone()
    for by in [(), *((one,) for one in Grouping if one is not MONTH), (PROJECT, SOURCE, UNIT)]:
        rows = of(book.connection, date(2025, 9, 30), by=by)
        assert sum(one.outturn.yuan for one in rows) == expected
    monthly = of(book.connection, date(2025, 9, 30), by=(UNIT, MONTH))
    assert sum(one.month_outturn.yuan for one in monthly) == expected


def classes():
    for module in (forecast, light, monitoring, progress, slow, watching):
        for one in vars(module).values():
            if is_dataclass(one) and one.__module__ == module.__name__:
                yield one


def test_no_field_of_what_is_watched_can_hold_a_float():
    seen = 0
    for kind in classes():
        hints = get_type_hints(kind)
        for one in fields(kind):
            assert "float" not in str(hints[one.name]), f"{kind.__name__}.{one.name}"
            seen += 1
    assert seen > 60


def test_no_amount_that_a_query_gives_is_a_float(book):
    book.budget("1000.00")
    book.plan(("2025-06-30", "0.333333"))
    book.pay("2025-06-01", "33.33")
    (row,) = of(book.connection, date(2025, 5, 5))
    amounts = [getattr(row, one.name) for one in fields(row)]
    money = [one.yuan for one in amounts if isinstance(one, Money)]
    assert len(money) == 12
    assert {type(one) for one in money} == {Decimal}
    assert all(one == one.quantize(Decimal("0.01")) for one in money)


def test_a_month_table_of_nothing_is_empty_and_leaves_the_search_for_cycles_on(book):
    assert of(book.connection, date(2025, 6, 30), by=(PROJECT, MONTH)) == []
    assert gc.isenabled()
