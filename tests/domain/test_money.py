"""Amounts as published documents print them; the examples are the publishers'."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.money import SCALES, ZERO, Money, printed, total

DIGITS = st.text(alphabet="0123456789.,-+ 万亿千百元整¥￥ １．，\n", max_size=60)


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("48.00", "万元", "480000"),
        ("7242318", "元", "7242318"),
        ("14,348,853.34", "元", "14348853.34"),
        ("14，348，853.34", "元", "14348853.34"),
        ("14 348 853.34", "元", "14348853.34"),
        ("968.191 8", "万元", "9681918"),
        ("4753.66万元", "万元", "47536600"),
        ("9265.353442万元", "元", "92653534.42"),
        ("5.8万", "万元", "58000"),
        ("15元", "万元", "15"),
        ("1727038.50元", "万元", "1727038.50"),
        ("2.6亿元", "万元", "260000000"),
        ("1100万元", "亿元", "11000000"),
        ("３０．００", "万元", "300000"),
        ("￥5,000元整", "万元", "5000"),
        ("人民币5万元", "元", "50000"),
        ("0.00", "万元", "0"),
        ("-3.5", "千元", "-3500"),
        (".5", "百万元", "500000"),
    ],
)
def test_an_amount_is_read_in_its_own_unit_and_else_in_that_of_the_form(text, unit, yuan):
    assert Money.parse(text, unit=unit) == Money(Decimal(yuan))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \u3000",
        "20xx",
        "20xx萬元",
        "XX万元",
        "**",
        "无",
        "—",
        "万元",
        "3万亩元",
        "470 人/天",
        ".32.06.5",
        "1,00",
        "10 20",
        "10\n20",
        "1e5",
        "1020万元20",
        "2875元/个",
        "项目资金10.00万元，用于推动产业转型升级",
    ],
)
def test_what_is_not_one_amount_is_none(text):
    assert Money.parse(text, unit="万元") is None


@given(st.text() | DIGITS, st.sampled_from(sorted(SCALES)))
def test_no_text_is_an_error_and_every_amount_is_printed_so_that_it_reads_the_same(text, unit):
    amount = Money.parse(text, unit=unit)
    assert amount is None or Money.parse(str(amount)) == amount


@given(st.decimals(-(10**12), 10**12, places=6), st.sampled_from(sorted(SCALES)))
def test_a_printed_number_is_kept_exactly_in_every_unit(number, unit):
    amount = Money.parse(f"{number:f}", unit=unit)
    assert amount is not None
    assert amount.yuan / SCALES[unit] == number
    assert amount.wan * SCALES["万元"] == amount.yuan


def test_digits_that_ran_together_are_not_rounded():
    amount = Money.parse("1" * 40)
    assert amount is not None
    assert str(amount) == "1" * 40 + ".00"


def test_ten_thousands_are_printed_with_two_decimals_and_more_only_where_they_are_there():
    assert Money.of("48", unit="万元").in_wan() == "48.00"
    assert Money.of("1346.0088", unit="万元").in_wan() == "1346.0088"
    assert Money(Decimal("1E+6")).in_wan() == "100.00"


def test_amounts_add_up_subtract_and_compare_in_yuan():
    parts = [Money.of("24", unit="万元"), Money.of(240_000), Money.of("0.1"), Money.of("0.2")]
    assert total(parts) == Money(Decimal("480000.3"))
    assert total([]) == ZERO
    assert str(parts[0] - Money.of("30", unit="万元")) == "-60000.00"
    assert Money.of(9_999) < Money.of("1", unit="万元")


def test_an_amount_in_an_unknown_unit_is_a_fault_of_the_caller():
    with pytest.raises(KeyError, match="亩"):
        Money.of(1, unit="亩")


def test_a_decimal_is_printed_without_exponent_with_the_places_asked_for():
    assert printed(Decimal("8E+1"), places=0) == "80"
    assert printed(Decimal("80.450"), places=0) == "80.45"
    assert printed(Decimal("0.5")) == "0.50"
