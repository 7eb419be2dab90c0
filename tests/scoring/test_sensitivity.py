"""What the rating of a sheet hangs on: proved by moving each item by just so much."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.test_score import NATIONAL, ROWS, sheet_of

from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore
from jixiao.scoring.score import score_sheet
from jixiao.scoring.sensitivity import with_sensitivity

FEN = Decimal("0.01")
HUNDREDTHS = st.integers(0, 1000).map(lambda one: Decimal(one) / 10)


def decided(sheet):
    return with_sensitivity(score_sheet(sheet, NATIONAL), NATIONAL).sensitivity


def test_items_are_ranked_by_the_score_that_they_lost():
    items = decided(sheet_of())
    assert [(one.rank, one.name, one.lost) for one in items] == [
        (1, "预算执行率", Decimal("1.95")),
        (2, "丙", Decimal("1.00")),
        (3, "甲", Decimal("0.00")),
        (4, "乙", Decimal("0.00")),
    ]


def test_an_item_decides_where_it_alone_can_change_the_rating():
    items = {one.name: one for one in decided(sheet_of())}
    assert (items["甲"].may_fall, items["甲"].decides) == (Decimal("7.06"), True)
    assert items["预算执行率"].may_fall == Decimal("7.06")
    rows = [ROWS[0], ROWS[1], ROWS[2] | {"actual": "45%"}]
    few = {one.name: one for one in decided(sheet_of(indicators=rows))}
    assert few["丙"].may_fall == Decimal("3.06")


def test_an_item_too_small_to_change_the_rating_does_not_decide():
    rows = [ROWS[0] | {"points": "85"}, ROWS[1] | {"points": "2"}, ROWS[2] | {"points": "3"}]
    items = {one.name: one for one in decided(sheet_of(indicators=rows))}
    assert (items["乙"].may_fall, items["乙"].may_rise, items["乙"].decides) == (None, None, False)


def test_a_gain_that_brings_a_better_rating_is_told():
    rows = [ROWS[0] | {"actual": "30"}, *ROWS[1:]]
    items = {one.name: one for one in decided(sheet_of(indicators=rows))}
    assert items["甲"].may_rise == Decimal("2.95")
    assert items["丙"].may_rise is None


@given(st.tuples(HUNDREDTHS, HUNDREDTHS, HUNDREDTHS))
def test_moving_by_just_so_much_changes_the_rating_and_by_less_does_not(shares):
    parts = zip(("甲", "乙", "丙"), (Decimal(50), Decimal(40), Decimal(10)), shares, strict=True)
    rows = [
        IndicatorScore(name, points, (points * share / 100).quantize(FEN))
        for name, points, share in parts
    ]
    total = sum((one.score for one in rows), Decimal(0))
    score = SheetScore(indicators=tuple(rows), total=total, rating=NATIONAL.rating_of(total))
    rate = NATIONAL.rating_of
    for one in with_sensitivity(score, NATIONAL).sensitivity:
        if one.may_fall is not None:
            assert rate(total - one.may_fall) != rate(total) == rate(total - one.may_fall + FEN)
        else:
            assert rate(total - one.score) == rate(total)
        if one.may_rise is not None:
            assert rate(total + one.may_rise) != rate(total) == rate(total + one.may_rise - FEN)
        else:
            assert rate(total + one.lost) == rate(total)


def test_where_items_do_not_apply_a_point_counts_for_more():
    score = SheetScore(
        execution=ExecutionScore(Decimal(10), Decimal(10)),
        indicators=(
            IndicatorScore("甲", Decimal(40), Decimal(38)),
            IndicatorScore("乙", Decimal(50), None, method="not_applicable"),
        ),
        total=Decimal("96.00"),
        rating="优",
    )
    items = with_sensitivity(score, NATIONAL).sensitivity
    assert [one.name for one in items] == ["甲", "预算执行率"]
    assert items[0].may_fall == Decimal("3.01")


def test_under_a_cap_the_sum_must_first_fall_to_it_and_nothing_raises_the_total():
    score = replace(score_sheet(sheet_of(), NATIONAL), total=Decimal("89.00"), rating="良")
    items = with_sensitivity(score, NATIONAL).sensitivity
    assert {one.may_rise for one in items} == {None}
    assert items[-1].may_fall == Decimal("17.06")


def test_a_sheet_without_rating_has_nothing_to_decide():
    score = score_sheet(sheet_of(funds=[]), NATIONAL)
    assert with_sensitivity(score, NATIONAL) is score
    whole = score_sheet(sheet_of(), NATIONAL)
    assert with_sensitivity(whole, None) is whole
