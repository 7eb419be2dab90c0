"""Numbers in Chinese numerals."""

import pytest

from jixiao.domain.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两", 2), ("十", 10), ("十五", 15), ("二十", 20), ("九十五", 95), ("一百", 100),
        ("两百零五", 205), ("三千二百", 3200), ("二〇二一", 2021), ("〇", 0),
    ],
)  # fmt: skip
def test_digits_and_places_add_up(text, number):
    assert read_numeral(text) == number


@pytest.mark.parametrize("text", ["", "次", "十百", "百百", "一个"])
def test_what_makes_no_number_stays_unread(text):
    assert read_numeral(text) is None
