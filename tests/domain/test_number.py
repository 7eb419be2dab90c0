from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.money import EXACT
from jixiao.domain.number import decimal_of, of_hundred, share_of


@pytest.mark.parametrize(
    ("text", "number"),
    [("8", "8"), ("10分", "10"), ("1,000.5", "1000.5"), ("22. 5", "22.5"), ("９０％", "90")],
)
def test_a_cell_that_is_a_number_and_nothing_else_is_read(text, number):
    assert decimal_of(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "优", "10 10", "9\n8", "≥90", "3个", "8/10", "901010010.1.2"])
def test_a_cell_with_anything_else_in_it_is_no_number(text):
    assert decimal_of(text) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("80.45%", "0.8045"),
        ("80.45", "0.8045"),
        ("0.8045", "0.8045"),
        ("0.958", "0.958"),
        ("1", "1"),
        ("100", "1"),
        ("25", "0.25"),
        ("102.59%", "1.0259"),
        ("1.2", "1.2"),
        ("0.9%", "0.009"),
        ("1％", "0.01"),
        ("0", "0"),
    ],
)
def test_a_rate_is_a_share_of_one_however_it_is_printed(text, share):
    assert share_of(text) == Decimal(share)


@pytest.mark.parametrize("text", ["", "—", "%", "完成", "优"])
def test_a_rate_that_is_not_filled_in_is_none(text):
    assert share_of(text) is None


@given(st.text() | st.from_regex(r"[0-9]{1,50}(\.[0-9]{1,50})?%?", fullmatch=True))
def test_no_text_is_an_error_when_a_rate_is_read(text):
    share = share_of(text)
    assert share is None or share == share_of(f"{share.scaleb(2, EXACT):f}%")


def test_a_share_keeps_two_places_and_every_place_that_counts():
    assert str(of_hundred(Decimal("30.00"))) == "0.30"
    assert str(of_hundred(Decimal("8.1234"))) == "0.081234"
