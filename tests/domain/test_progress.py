"""Months, shares of the year, and what a row of the progress table works out."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.domain.forecast import ForecastMethod
from jixiao.domain.light import Colour, Light, worst
from jixiao.domain.money import ZERO, Money
from jixiao.domain.month import Month, UnreadableMonth, elapsed_share, months_until
from jixiao.domain.progress import (
    Category,
    Grouping,
    Progress,
    hundredfold,
    percent,
    share_of_budget,
)
from jixiao.domain.sheet import Project
from jixiao.domain.unit import BudgetUnit
from jixiao.domain.watching import LightProfile, WatchedRow, WatchReport


@pytest.mark.parametrize(
    "text", ["2024-02", "202402", "2024年2月", "2024/2", "2024.02", " 2024年2月末 ", "2024年02月份"]
)
def test_a_month_is_read_in_every_printed_form(text):
    assert Month.parse(text) == Month(2024, 2)


@pytest.mark.parametrize("text", ["", "2024", "2024-13", "2月", "2024-02-01"])
def test_what_names_no_month_is_refused_in_words(text):
    with pytest.raises(UnreadableMonth, match="不是月份"):
        Month.parse(text)


def test_a_month_knows_its_ends_and_the_month_after_it():
    assert Month(2024, 2).last == date(2024, 2, 29)
    assert Month(2025, 2).last == date(2025, 2, 28)
    assert Month(2024, 2).first == date(2024, 2, 1)
    assert Month(2024, 12).next == Month(2025, 1)
    assert str(Month.of(date(2024, 3, 9))) == "2024年3月"


def test_the_months_of_a_year_go_to_the_day_and_never_beyond_the_year():
    assert months_until(date(2025, 3, 1), fiscal_year=2025) == tuple(
        Month(2025, number) for number in (1, 2, 3)
    )
    assert len(months_until(date(2026, 1, 1), fiscal_year=2025)) == 12
    assert months_until(date(2024, 12, 31), fiscal_year=2025) == ()


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2025, 3, 31), "0.246575"),  # 90/365
        (date(2024, 3, 31), "0.248634"),  # 91/366
        (date(2024, 12, 31), "1"),
        (date(2025, 12, 31), "1"),
        (date(2026, 2, 1), "1"),
        (date(2025, 1, 1), "0.002740"),
    ],
)
def test_the_share_of_the_year_gone_by_is_counted_in_days(day, share):
    year = 2025 if day.year > 2024 else 2024
    assert elapsed_share(day, fiscal_year=year) == Decimal(share)


def test_before_the_year_nothing_has_gone_by():
    assert elapsed_share(date(2024, 12, 31), fiscal_year=2025) == 0


def row(**given):
    return Progress(2025, date(2025, 6, 30), Month(2025, 6), **given)


def test_a_rate_is_rounded_half_up_and_is_none_without_a_budget():
    assert share_of_budget(Money.of(1), Money.of(3)) == Decimal("0.333333")
    assert share_of_budget(Money.of("0.0000005"), Money.of(1)) == Decimal("0.000001")
    assert share_of_budget(Money.of(1), ZERO) is None
    assert row(outturn=Money.of(5)).execution_rate is None


def test_a_plan_of_a_project_without_budget_has_an_amount_and_no_share():
    made = row(planned=ZERO, planned_outturn=Money.of(5))
    assert (made.planned_share, made.gap, made.gap_share) == (None, Money.of(-5), None)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"project": Project("P1", "道路养护")}, "道路养护"),
        ({"project": Project("P1")}, "P1"),
        ({"economic_class": "维修费", "unit": BudgetUnit("1", "公路站")}, "维修费"),
        ({"unit": BudgetUnit("1", "公路站")}, "公路站"),
        ({"department": BudgetUnit("1", "交通局")}, "交通局"),
        ({"category": Category.BASIC}, "基本支出"),
        ({}, "合计"),
    ],
)
def test_a_row_is_called_by_what_it_stands_for(given, name):
    assert row(**given).name == name


@pytest.mark.parametrize(
    ("share", "text"),
    [("0.412", "41.2%"), ("0.6", "60%"), ("1", "100%"), ("0", "0%"), ("0.00005", "0.01%")],
)
def test_a_share_is_printed_with_two_places_at_most(share, text):
    assert percent(Decimal(share)) == text
    assert hundredfold(Decimal("-0.1")) == "-10"


def test_every_word_that_is_shown_is_chinese():
    for kind in (Category, Grouping, Colour, ForecastMethod):
        assert all(one.label and not one.label.isascii() for one in kind)


def test_a_report_knows_whether_a_light_is_red():
    report = WatchReport(2025, date(2025, 6, 30), (), LightProfile("plan", "", ""))
    red = WatchReport(
        *(2025, date(2025, 6, 30), (), report.lights),
        rows=(WatchedRow(row(), Light(Colour.RED)),),
    )
    assert (report.has_red, red.has_red) == (False, True)


def test_a_source_of_money_is_shown_as_tables_print_it():
    assert row(source="carry_over").source_name == "上年结转资金"
    assert row(source="专户").source_name == "专户"


def test_the_worst_of_several_lights_is_taken_and_the_first_of_equals():
    red = Light(Colour.RED, "一")
    assert worst([Light(Colour.BLUE), red, Light(Colour.RED, "二"), Light()]) is red
    assert worst([]) == Light()
    assert [one.label for one in sorted(Colour, key=lambda one: one.rank)][-1] == "红灯"


def test_a_row_is_as_bad_as_the_worse_of_its_money_and_its_goals():
    money, goal = Light(Colour.BLUE, "支出偏慢"), Light(Colour.RED, "指标没有进展")
    assert WatchedRow(row(), money).worst is money
    assert WatchedRow(row(), money, goal=goal).worst is goal
