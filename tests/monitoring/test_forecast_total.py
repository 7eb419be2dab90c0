"""The forecast of many projects together: the interval of a sum, and what each month asks for."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.domain.forecast import Forecast, ForecastMethod
from jixiao.domain.money import ZERO, Money
from jixiao.domain.month import Month
from jixiao.domain.progress import Category, Progress
from jixiao.monitoring.forecast import forecasts
from jixiao.monitoring.forecast_total import forecast_of, total_forecasts
from jixiao.monitoring.progress import progress

JUNE, YEAR_END = date(2025, 6, 30), date(2025, 12, 31)


def row(key, *, category=Category.PROJECT, outturn="0.00"):
    return Progress(
        2025, JUNE, Month(2025, 6), key=key, category=category, outturn=Money.of(outturn)
    )  # fmt: skip


def ahead(half, *, method=ForecastMethod.EARLIER_YEARS, needed="60.00"):
    expected = Money.of("1000.00")
    return Forecast(
        expected, expected - Money.of(half), expected + Money.of(half), Decimal("0.8"), method,
        6, Money.of(needed),
    )  # fmt: skip


def half_of(many, method):
    keys = [f"P{one}" for one in range(many)]
    found = forecast_of(
        [row(one) for one in keys], {one: ahead("100.00", method=method) for one in keys}
    )
    assert found.high - found.expected == found.expected - found.low
    return found.expected - found.low


def test_one_project_alone_keeps_its_own_interval():
    for method in ForecastMethod:
        assert half_of(1, method) == Money.of("100.00")


def test_errors_of_projects_with_earlier_years_partly_cancel_out():
    # 60 projects rest on 60 neighbours: the root of 60·100² + 6000²/60.
    assert half_of(60, ForecastMethod.EARLIER_YEARS) == Money.of("1095.45")
    assert half_of(60, ForecastMethod.EARLIER_YEARS) < Money.of("6000.00")


@pytest.mark.parametrize("method", [ForecastMethod.PLAN, ForecastMethod.ELAPSED])
def test_one_rule_that_is_wrong_is_wrong_for_all_projects_alike(method):
    assert half_of(60, method) == Money.of("6000.00")


def test_what_is_spent_without_a_forecast_is_taken_as_spent():
    found = forecast_of([row("P1"), row("x", outturn="7.00")], {"P1": ahead("100.00")})
    assert (found.expected, found.low, found.high) == (
        Money.of("1007.00"), Money.of("907.00"), Money.of("1107.00"),
    )  # fmt: skip


def test_there_is_a_forecast_for_each_category_that_has_one_and_for_all():
    rows = [row("P1"), row("B", category=Category.BASIC), row("", category=Category.UNASSIGNED)]
    found = total_forecasts(rows, {"P1": ahead("100.00"), "B": ahead("0.00", needed="0.05")})
    assert [one.category for one in found] == [Category.PROJECT, Category.BASIC, None]
    assert [one.needed_per_month for one in found] == [
        Money.of("10.00"), Money.of("0.01"), Money.of("10.01"),
    ]  # fmt: skip
    assert total_forecasts(rows, {}) == ()


def test_at_the_end_of_the_year_the_total_is_what_was_spent(book):
    book.budget("1000.00")
    book.pay("2025-12-31", "600.00")
    book.budget("500.00", project_code="P2", project="另一项")
    book.pay("2025-11-30", "300.00", project_code="P2", project="另一项")
    book.pay("2025-12-01", "-20.00", project_code="P2", project="另一项")
    rows = progress(book.connection, YEAR_END)
    found = total_forecasts(rows, forecasts(book.connection, rows))[-1]
    assert (found.expected, found.low, found.high) == (Money.of("880.00"),) * 3
    assert found.months_left == 0
    assert found.needed_per_month is None
    assert found.needed > ZERO
