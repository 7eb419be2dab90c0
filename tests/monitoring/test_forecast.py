"""The forecast of the outturn by earlier years, plan or calendar, and what is needed."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.domain.forecast import ForecastMethod
from jixiao.domain.money import Money
from jixiao.monitoring.forecast import forecasts, months_left
from jixiao.monitoring.forecast_history import quantile
from jixiao.monitoring.progress import progress

JUNE, YEAR_END = date(2025, 6, 30), date(2025, 12, 31)


def of(book, day=JUNE):
    return forecasts(book.connection, progress(book.connection, day))


def past_years(book, *, rest="0.4", first=0, count=30, until="12-15", **given):
    """Projects of 2024 that had spent half by the end of June and a share of all later."""
    for number in range(first, first + count):
        named = {"project_code": f"Q{number}", "project": f"旧项目{number}"} | given
        book.budget("1000.00", year=2024, **named)
        book.pay("2024-06-30", "500.00", **named)
        book.pay(f"2024-{until}", str(Decimal(rest) * 1000), **named)


def test_what_became_of_the_rest_in_earlier_years_is_expected_again(book):
    past_years(book)
    book.budget("2000.00")
    book.pay("2025-05-01", "1000.00")
    found = of(book)["P1"]
    assert found.method is ForecastMethod.EARLIER_YEARS
    assert (found.expected, found.low, found.high) == (
        Money.of("1800.00"), Money.of("1800.00"), Money.of("1800.00"),
    )  # fmt: skip


def test_the_interval_is_as_wide_as_earlier_years_differ(book):
    for number in range(30):
        past_years(book, rest=f"0.{number + 10}", first=number, count=1)
    book.budget("2000.00")
    book.pay("2025-05-01", "1000.00")
    found = of(book)["P1"]
    assert found.low < found.expected < found.high
    assert (found.low, found.high) == (Money.of("1240.00"), Money.of("1740.00"))
    assert found.level == Decimal("0.8")


def test_the_projects_own_earlier_years_count_for_more_even_if_its_code_has_changed(book):
    past_years(book, count=20)
    past_years(book, rest="0.1", first=90, count=1, project="道路养护")
    book.budget("2000.00")
    book.pay("2025-05-01", "1000.00")
    with_own = of(book)["P1"].expected
    book.connection.execute("UPDATE payments SET project = '别的' WHERE project_code = 'Q90'")
    book.connection.execute("UPDATE budgets SET project = '别的' WHERE project_code = 'Q90'")
    assert with_own < of(book)["P1"].expected


def test_projects_that_had_nothing_left_say_nothing_of_what_is_left(book):
    past_years(book, count=20)
    for number in range(100, 150):
        book.budget("1000.00", year=2024, project_code=f"Q{number}")
        book.pay("2024-06-30", "999.00", project_code=f"Q{number}")
    book.budget("1000.00")
    book.pay("2025-05-01", "950.00")
    assert of(book)["P1"].method is ForecastMethod.ELAPSED


@pytest.mark.parametrize("change", ["until", "few"])
def test_a_year_without_december_or_too_few_projects_say_nothing(book, change):
    if change == "until":
        past_years(book, until="11-30")
    else:
        past_years(book, count=19)
    book.budget("2000.00")
    book.pay("2025-05-01", "1000.00")
    assert of(book)["P1"].method is ForecastMethod.ELAPSED


def test_earlier_years_are_looked_at_on_the_last_day_of_february_as_well(book):
    book.connection.execute("DELETE FROM payments")
    for number in range(30):
        named = {"project_code": f"Q{number}"}
        book.budget("1000.00", year=2023, **named)
        book.pay("2023-02-28", "100.00", **named)
        book.pay("2023-12-28", "900.00", **named)
    book.budget("1000.00", year=2024)
    book.pay("2024-02-29", "100.00")
    found = of(book, date(2024, 2, 29))["P1"]
    assert (found.method, found.expected) == (ForecastMethod.EARLIER_YEARS, Money.of("1000.00"))


def test_in_the_middle_of_a_month_earlier_years_are_cut_off_there(book):
    past_years(book)
    book.budget("1000.00")
    found = of(book, date(2025, 6, 15))["P1"]
    assert found.expected == Money.of("900.00")


def test_without_earlier_years_a_project_on_plan_is_expected_to_fulfil_it(book):
    book.budget("1000.00")
    book.plan(("2025-06-30", "0.6"), ("2025-12-31", "0.98"))
    book.pay("2025-06-01", "600.00")
    found = of(book)["P1"]
    assert found.method is ForecastMethod.PLAN
    assert found.expected == found.high == Money.of("980.00")
    assert Money.of("600.00") < found.low < found.expected


def test_a_project_behind_is_expected_to_stay_behind_though_it_may_catch_up(book):
    book.budget("1000.00")
    book.plan(("2025-06-30", "0.4"), ("2025-12-31", "1"))
    book.pay("2025-06-01", "100.00")
    found = of(book)["P1"]
    assert found.expected == Money.of("325.00")
    assert found.high == Money.of("1000.00")
    assert found.low >= Money.of("100.00")


def test_what_all_projects_are_off_widens_the_interval(book):
    for number in range(12):
        book.budget("1000.00", project_code=f"P{number}", project=f"项目{number}")
        book.pay("2025-06-01", f"{number * 80}.00", project_code=f"P{number}")
    found = of(book)["P6"]
    assert found.expected - found.low > Money.of("300.00")


def test_more_spent_than_the_budget_stays_spent(book):
    book.budget("1000.00")
    book.pay("2025-06-01", "1100.00")
    found = of(book)["P1"]
    assert found.expected == found.low == found.high == Money.of("1100.00")
    assert found.needed == Money.of(0)


def test_what_is_needed_is_spread_over_the_months_left(book):
    book.budget("1000.00")
    book.plan(("2025-06-30", "0.6"), ("2025-10-31", "0.9"), ("2025-12-31", "1"))
    book.pay("2025-06-01", "412.00")
    found = of(book)["P1"]
    assert (found.months_left, found.needed) == (6, Money.of("588.00"))
    assert found.needed_per_month == Money.of("98.00")
    assert found.next_step == date(2025, 10, 31)
    assert found.needed_by_next_step == Money.of("488.00")


def test_at_the_end_of_the_year_the_outturn_is_known(book):
    book.budget("1000.00")
    book.pay("2025-12-31", "700.00")
    found = of(book, YEAR_END)["P1"]
    assert found.expected == found.low == found.high == Money.of("700.00")
    assert (found.months_left, found.needed_per_month, found.next_step) == (0, None, None)


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2025, 1, 1), 12), (date(2025, 1, 31), 11), (date(2025, 12, 30), 1), (YEAR_END, 0),
        (date(2024, 12, 31), 12), (date(2026, 1, 1), 0), (date(2024, 2, 29), 12),
    ],
)  # fmt: skip
def test_a_month_that_is_not_over_can_still_be_paid_in(day, months):
    assert months_left(day, fiscal_year=2025) == months


def test_rows_without_a_budget_have_no_forecast(book):
    book.pay("2025-06-01", "10.00")
    assert of(book) == {}
    assert forecasts(book.connection, []) == {}


def test_nine_values_in_ten_lie_below_the_upper_quantile():
    values = [(Decimal(number), 1) for number in range(1, 100)]
    assert quantile(values, Decimal("0.9")) == 90
    assert quantile(values, Decimal("0.1")) == 10
    assert quantile([(Decimal(1), 1), (Decimal(5), 9)], Decimal("0.9")) == 5
