from decimal import Decimal

import pytest

from jixiao.reports.tracing.numbers import is_same_print, numbers_in, times_said


@pytest.mark.parametrize("asked", ["48.00", "48", "48.00万元", "４８．００", "480000元", "48 万元"])
def test_a_number_is_found_however_it_is_asked_for(asked):
    assert times_said(asked, "预算48.00万元") == 1


@pytest.mark.parametrize("text", ["148.00万元", "48.001", "480", "4.48", "0.48", "48.00%", "-48"])
def test_a_number_is_no_part_of_another_nor_one_of_another_unit(text):
    assert times_said("48.00万元", text) == 0


def test_thousands_are_one_number_and_lists_are_several():
    assert [one.value for one in numbers_in("1,234,567.80元")] == [Decimal("1234567.80")]
    assert [str(one.value) for one in numbers_in("10-20家、2019—2020年")] == [
        "10", "20", "2019", "2020",
    ]  # fmt: skip


def test_every_time_that_a_number_is_said_counts():
    assert times_said("24", "24.00万元和24万元，124万元") == 2


def test_words_without_a_number_are_looked_for_as_they_are():
    assert times_said("优", "等级 优") == 1
    assert times_said("良", "等级 优") == 0


@pytest.mark.parametrize(
    ("made", "now"),
    [
        ("48.00", "48"),
        ("90.00%", "0.9"),
        ("48.00万元", "48.0"),
        ("公里 20", "公里20"),
        ("优", "优"),
    ],
)
def test_the_same_figure_printed_or_stored_otherwise_is_unchanged(made, now):
    assert is_same_print(made, now)


@pytest.mark.parametrize(
    ("made", "now"),
    [("48.00", "50.00"), ("48.00", ""), ("20公里", "20里"), ("10和20", "10和21"), ("90%", "90元")],
)
def test_another_figure_is_changed(made, now):
    assert not is_same_print(made, now)
