"""Printed amounts and what their digits allow."""

from decimal import Decimal

import pytest

from jixiao.audit.amounts import agree, in_words, printed_step, share_in_words
from jixiao.domain.money import Money


@pytest.mark.parametrize(
    ("amount", "text", "step"),
    [
        ("240000", "流动科技馆运行经费24.00万元", "100"),
        ("240000", "2020年流动科技馆24万元", "10000"),
        ("7242318", "7,242,318", "1"),
        ("240000", "合计见附表", "0"),
        ("0", "0.00", "0"),
    ],
)
def test_the_last_printed_digit_is_worth_so_many_yuan(amount, text, step):
    assert printed_step(Money(Decimal(amount)), text) == Decimal(step)


def test_a_rounded_amount_agrees_with_the_exact_one_and_no_further():
    exact, rounded = Money.of("57986"), Money.of("5.8", unit="万元")
    assert agree(rounded, exact, texts=("5.8万元", "57986"))
    assert not agree(rounded, Money.of("58600"), texts=("5.8万元", "58600"))


def test_amounts_and_shares_are_printed_in_words():
    assert in_words(Money.of(48, unit="万元")) == "48.00万元"
    assert in_words(None) == "未填"
    assert share_in_words(Money.of("296.60"), Money.of("670.60")) == "44%"
    assert share_in_words(Money.of(0), Money.of(0)) == "0%"
