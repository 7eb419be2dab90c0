"""Slow projects: ranked, since when, and which kind of payment is missing."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.domain.money import Money
from jixiao.domain.month import Month
from jixiao.monitoring.progress import progress
from jixiao.monitoring.slow import same_day, slow_projects

JUNE = date(2025, 6, 30)


def of(book, day=JUNE):
    return slow_projects(book.connection, progress(book.connection, day))


def test_the_largest_gap_comes_first_with_its_part_of_the_whole(book):
    for code, spent in (("P1", "400.00"), ("P2", "200.00"), ("P3", "590.00"), ("P4", "800.00")):
        book.budget("1000.00", project_code=code)
        book.plan(("2025-06-30", "0.6"), code=code)
        book.pay("2025-06-01", spent, project_code=code)
    first, second = of(book)
    assert (first.progress.key, first.gap) == ("P2", Money.of(400))
    assert (second.progress.key, second.gap) == ("P1", Money.of(200))
    # The ten yuan of P3 are part of the gap, too little to be listed.
    assert (first.share, second.cumulative_share) == (Decimal("0.655738"), Decimal("0.983607"))
    assert first.is_by_plan
    assert (first.causes, first.explanation, first.measure) == ((), "", "")


def test_without_a_plan_the_gap_is_to_the_share_of_the_year_gone_by(book, basic):
    book.budget("1000.00", **basic)
    book.pay("2025-06-01", "100.00", **basic)
    (found,) = of(book)
    assert (found.gap, found.is_by_plan) == (Money.of("395.89"), False)
    assert found.share == found.cumulative_share == 1


def test_it_is_slow_since_the_month_at_whose_end_it_fell_behind_for_good(book):
    book.budget("1200.00")
    book.plan(("2025-12-31", "1"))
    book.pay("2025-02-15", "250.00")
    book.pay("2025-04-02", "200.00")
    (found,) = of(book)
    assert found.behind_since == Month(2025, 5)


def test_the_kinds_of_payment_that_are_less_than_last_year_are_named(book):
    book.budget("20000.00")
    kinds = {"30213": "维修费", "30211": "差旅费", "30226": "劳务费", "30299": "其他", "30201": ""}
    for number, (code, name) in enumerate(kinds.items(), start=1):
        given = {"economic_code": code, "economic_class": name}
        book.pay("2024-06-30", f"{number}000.00", **given)
        book.pay("2024-07-01", "9999.00", **given)
    book.pay("2025-06-30", "4500.00", economic_code="30299", economic_class="其他")
    (found,) = of(book)
    assert [(one.economic_code, one.last_year, one.this_year) for one in found.missing] == [
        ("30201", Money.of(5000), Money.of(0)),
        ("30226", Money.of(3000), Money.of(0)),
        ("30211", Money.of(2000), Money.of(0)),
    ]


def test_a_project_whose_code_has_changed_is_compared_by_unit_and_name(book):
    book.budget("10000.00")
    book.pay("2024-06-01", "300.00", project_code="OLD", voucher="a")
    book.pay("2024-06-02", "100.00", project_code="OLDER", voucher="b")
    (found,) = of(book)
    (missing,) = found.missing
    assert (missing.economic_class, missing.last_year) == ("维修费", Money.of(400))


def test_where_nothing_is_behind_nothing_is_slow(book, basic):
    book.budget("1000.00")
    book.pay("2025-06-01", "700.00")
    book.pay("2025-06-01", "5.00", **(basic | {"category": "unassigned"}))
    assert of(book) == []


@pytest.mark.parametrize(
    ("day", "year", "same"),
    [
        (date(2025, 2, 28), 2024, date(2024, 2, 29)),
        (date(2024, 2, 29), 2023, date(2023, 2, 28)),
        (date(2025, 6, 15), 2024, date(2024, 6, 15)),
        (date(2025, 2, 27), 2024, date(2024, 2, 27)),
    ],
)
def test_the_last_day_of_a_month_is_the_last_in_every_year(day, year, same):
    assert same_day(day, year=year) == same
