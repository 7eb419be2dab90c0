import pytest

from jixiao.reports.paper.model import AnnexList, Signature, Table, Text, spans
from jixiao.reports.paper.page import Layout
from jixiao.reports.paper.pdf.lettering import (
    Lettering,
    balanced,
    lines_below,
    unit_indent,
)


def test_gaps_are_parts_of_their_own():
    assert Lettering().parts("执行率") == "执行率"
    assert Lettering().parts("甲【待填写：原因】乙【待填写】") == [
        "甲", ["【待填写：原因】"], "乙", ["【待填写】"], "",
    ]  # fmt: skip


def test_missing_characters_are_marked():
    assert Lettering({"\ue5e5"}).parts("甲\ue5e5\ue5e5乙") == ["甲", ["〓〓"], "乙"]
    assert Lettering({"]", "^"}).parts("甲^]乙") == ["甲", ["〓〓"], "乙"]


def test_signs_that_nobody_sees_are_left_out():
    assert Lettering().parts("甲\x00\ufeff乙\t丙\xad") == "甲乙 丙"


@pytest.mark.parametrize(
    ("length", "per_line", "expected"), [(10, 20, 20), (20, 20, 20), (21, 20, 12), (59, 20, 20)]
)
def test_lines_of_a_title_come_out_even(length, per_line, expected):
    assert balanced("题" * length, per_line) == expected


def test_a_text_keeps_the_annexes_and_the_signature_that_follow_it():
    signature = Signature("某局", "2024年3月1日")
    table = Table((), Layout((1,)))
    assert lines_below([signature]) == 4
    assert lines_below([AnnexList(("甲", "乙" * 30)), signature, table]) == 4 + 1 + 3
    assert lines_below([AnnexList(("甲",))]) == 2
    assert lines_below([Text(spans("正文"))]) == lines_below([table, signature]) == 0


def test_a_short_unit_is_centred_over_the_date_and_a_long_one_ends_two_in():
    assert unit_indent(Signature("某某市局", "2024年3月1日")) == 5
    assert unit_indent(Signature("某某市" * 6, "2024年3月1日")) == 2
