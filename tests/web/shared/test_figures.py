from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from jixiao.domain.money import Money
from jixiao.web.shared.templatetags import figures


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        (Decimal("12345678.90"), "1,234.57"),
        (Decimal(50), "0.01"),
        (Decimal(-150000), "-15.00"),
        (Money(Decimal(10000)), "1.00"),
        (None, "—"),
        ("", "—"),
    ],
)
def test_money_is_shown_in_wan_yuan_with_two_decimals_rounded_half_up(yuan, shown):
    assert figures.money(yuan) == shown


def test_shares_scores_and_counts_keep_what_matters():
    assert figures.percent(Decimal("0.93505")) == "93.51%"
    assert figures.score(Decimal("92.50")) == "92.5"
    assert figures.score(Decimal("100.00")) == "100"
    assert figures.score(Decimal(0)) == "0"
    assert figures.count(12345) == "12,345"
    assert figures.yuan("1234.5") == "1,234.50"


def test_what_is_no_figure_is_a_dash_and_not_an_error():
    assert figures.money("待定") == figures.percent(None) == figures.score("") == "—"


@pytest.mark.parametrize(("days", "words"), [(3, "还有3天"), (0, "今天截止"), (-2, "已逾期2天")])
def test_a_deadline_is_told_in_words(days, words):
    assert figures.days_left(timezone.localdate() + timedelta(days=days)) == words


def test_sizes_and_durations_are_told_in_fitting_units():
    assert [figures.file_size(size) for size in (512, 81920, 1572864)] == [
        "512字节", "80KB", "1.5MB",
    ]  # fmt: skip
    assert figures.duration(timedelta(minutes=30)) == "30分钟"
    assert figures.duration(timedelta(hours=2)) == "2小时"
    assert figures.duration(timedelta(seconds=61)) == "2分钟"
