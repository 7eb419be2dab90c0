import pytest

from jixiao.domain.excerpt import excerpt

LONG = "甲" * 150 + "错处" + "乙" * 150


@pytest.mark.parametrize(
    ("evidence", "wrong", "shown"),
    [
        ("流动科技馆24.00万元，科普80.00万元", "24.00", "流动科技馆【24.00】万元，科普80.00万元"),
        ("全文都不对", "", "全文都不对"),
        ("全文都不对", "全文都不对", "全文都不对"),
        ("原文里没有它", "别的话", "原文里没有它"),
        ("分成\n两 行的原文", "两 行", "分成 【两 行】的原文"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_the_fault_is_marked_where_it_is_a_part_of_the_quotation(evidence, wrong, shown):
    assert str(excerpt(evidence, wrong)) == shown


def test_a_long_quotation_is_cut_around_the_fault():
    cut = excerpt(LONG, "错处")
    assert cut.fault == "错处"
    assert cut.before == "…" + "甲" * 48
    assert cut.after == "乙" * 48 + "…"
    assert sum(map(len, cut)) == 100


@pytest.mark.parametrize("wrong", ["", "甲甲", "乙" * 3])
def test_no_more_is_quoted_than_asked_for(wrong):
    assert sum(map(len, excerpt(LONG, wrong, length=40))) == 40


def test_what_one_side_does_not_need_the_other_may_have():
    at_start = excerpt("错处" + "乙" * 300, "错处")
    at_end = excerpt("甲" * 300 + "错处", "错处")
    assert (at_start.before, len(at_start.after)) == ("", 98)
    assert (len(at_end.before), at_end.after) == (98, "")


def test_a_fault_longer_than_the_quotation_is_cut_itself():
    cut = excerpt("前" + "错" * 300 + "后", "错" * 300)
    assert cut.fault == "错" * 99 + "…"
    assert len(cut.before + cut.after) <= 2
