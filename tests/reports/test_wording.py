from datetime import date
from decimal import Decimal

import pytest

from jixiao.domain.money import Money
from jixiao.reports import wording


def test_amounts_are_in_ten_thousand_yuan_with_two_decimals_or_more_where_there_are_more():
    assert wording.amount(Money(Decimal(480_000))) == "48.00"
    assert wording.amount(Money(Decimal("12345.6"))) == "1.23456"
    assert wording.amount(None) == ""


def test_printed_rates_keep_their_digits_and_computed_ones_are_rounded_half_up():
    assert wording.per_cent(Decimal("0.99985")) == "99.985%"
    assert wording.rounded_per_cent(Decimal("0.80445")) == "80.45%"
    assert wording.per_cent(None) == wording.number(None) == ""


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("1、科协改革试点经费绩效目标表", "科协改革试点经费绩效目标表"),
        ("[bookmark: _Toc29720679]12.养护绩效自评表", "养护绩效自评表"),
        ("附件3：养护绩效自评表", "养护绩效自评表"),
        ("（一）、养护绩效目标表", "养护绩效目标表"),
        ("2022年度项目支出绩效自评表", "2022年度项目支出绩效自评表"),
    ],
)
def test_a_title_loses_its_number_and_the_marks_of_other_programs(printed, title):
    assert wording.clean_title(printed) == title


def test_a_sentence_has_one_full_stop():
    assert [wording.sentence(text) for text in ("甲", "甲。", "甲；", "【待填写】")] == [
        "甲。", "甲。", "甲。", "【待填写】",
    ]  # fmt: skip


def test_a_date_is_printed_as_documents_print_it_or_left_open():
    assert wording.day(date(2021, 2, 4), what="成文日期") == "2021年2月4日"
    assert wording.day(None, what="成文日期") == "【待填写：成文日期】"


def test_lines_are_counted_by_the_width_of_their_characters():
    assert wording.lines_needed("甲乙丙丁", per_line=4) == 2
    assert wording.lines_needed("abcd\n甲", per_line=4) == 2
    assert wording.lines_needed("", per_line=0) == 1


def test_averages_are_rounded_half_up():
    assert wording.average([Decimal(90), Decimal("91.5")]) == "90.75"
