from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jixiao.domain.money import Money
from jixiao.domain.sheet import PlanStep, SpendingPlan
from jixiao.reports.charts.drawing import (
    NothingToDraw,
    Series,
    shortened,
    tick_text,
    ticks,
    width_of,
)
from jixiao.reports.charts.lying import bars
from jixiao.reports.charts.of_reports import (
    MOST_PROJECTS,
    budgets_and_outturn,
    plan_curve,
    scores_by_dimension,
    years,
)
from jixiao.reports.charts.upright import columns, lines

AMOUNTS = st.decimals(-(10**9), 10**9, places=2)
BLACK = {None, "none", "white", "black", "#BFBFBF", "url(#lines)", "url(#dots)"}


def wan(number):
    return Money(Decimal(number) * 10_000)


def drawn(svg):
    return etree.fromstring(svg.encode())


def texts(svg):
    return list(drawn(svg).itertext())


def areas(svg, fill):
    found = drawn(svg).xpath(f"//*[local-name()='rect'][@fill='{fill}'][@stroke]")
    return [one for one in found if one.get("stroke") == "black"]


@given(st.lists(AMOUNTS, min_size=1, max_size=8))
def test_an_axis_holds_nought_and_all_values_in_even_steps(values):
    marks = ticks(values)
    assert marks[0] <= min(*values, 0)
    assert marks[-1] >= max(*values, 0)
    assert Decimal(0) in marks
    assert {later - one for one, later in pairwise(marks)} == {marks[1] - marks[0]}
    assert 2 <= len(marks) <= 8


def test_figures_of_an_axis_have_no_needless_zeros():
    assert [tick_text(one) for one in ticks([Decimal("120.50")])] == [
        "0", "25", "50", "75", "100", "125",
    ]  # fmt: skip


def test_the_longest_bar_is_that_of_the_largest_amount_and_the_largest_stands_first():
    svg = budgets_and_outturn([("甲", wan(10), wan(9)), ("乙", wan("80"), wan("12.35"))])
    budgets = [int(one.get("width")) for one in areas(svg, "white")][:2]
    assert budgets[0] == pytest.approx(8 * budgets[1], abs=8)
    said = texts(svg)
    assert said.index("乙") < said.index("甲")
    assert {"80.00", "12.35", "预算数", "全年执行数"} <= set(said)


def test_many_projects_are_summed_up_in_one_bar():
    many = [(f"项目{at}", wan(at), None) for at in range(1, MOST_PROJECTS + 6)]
    said = texts(budgets_and_outturn(many))
    assert "其余5个项目" in said
    assert "15.00" in said
    assert "项目20" in said
    assert "项目1" not in said


def test_a_project_without_outturn_has_only_the_bar_of_its_budget():
    svg = budgets_and_outturn([("甲", wan(10), None)])
    assert len(areas(svg, "url(#lines)")) == 1, "the legend alone"


def test_the_plan_is_a_line_over_its_dates():
    steps = [("3月底", "0.3"), ("6月底", "0.6"), ("12月底", "1")]
    plan = SpendingPlan(tuple(PlanStep(share=Decimal(share), text=text) for text, share in steps))
    svg = plan_curve(plan)
    line = drawn(svg).xpath("//*[local-name()='polyline']")[0].get("points").split()
    heights = [int(one.split(",")[1]) for one in line]
    assert len(line) == 3
    assert heights == sorted(heights, reverse=True)
    assert {"3月底", "12月底"} <= set(texts(svg))


def test_a_score_is_drawn_as_its_share_of_the_points():
    svg = scores_by_dimension(
        [("产出", Decimal(50), Decimal("48.50")), ("无", Decimal(0), Decimal(0))]
    )
    assert {"产出（48.5/50分）", "97.00"} <= set(texts(svg))
    assert len(areas(svg, "url(#lines)")) == 1


def test_a_negative_value_goes_below_the_line_of_nought():
    svg = years(
        ["2019年", "2020年"], [Series("执行数", (Decimal(98), Decimal(-5)))], title="近两年"
    )
    above, below = areas(svg, "url(#lines)")
    assert int(above.get("y")) + int(above.get("height")) == int(below.get("y"))


def test_a_missing_value_leaves_its_point_out_of_the_line():
    svg = lines(["1月", "2月", "3月"], [Series("甲", (Decimal(1), None, Decimal(3)))], title="题")
    assert len(drawn(svg).xpath("//*[local-name()='polyline']")[0].get("points").split()) == 2


@pytest.mark.parametrize("draw", [columns, lines, bars])
def test_nothing_to_draw_is_said(draw):
    with pytest.raises(NothingToDraw, match="题"):
        draw(["1月"], [Series("甲", (None,))], title="题")


@pytest.mark.parametrize("draw", [columns, lines, bars])
@given(
    many=st.integers(1, 4), labels=st.lists(st.text(min_size=1), min_size=1, max_size=14),
    data=st.data(),
)  # fmt: skip
def test_any_chart_is_well_formed_and_has_no_colour(draw, many, labels, data):
    rows = st.tuples(*[st.one_of(st.none(), AMOUNTS)] * len(labels))
    names = [one.strip() or "项" for one in labels]
    series = [Series(f"第{at}列", data.draw(rows)) for at in range(many)]
    if all(value is None for one in series for value in one.values):
        return
    root = drawn(draw(names, series, title="<题>&"))
    assert {one.get(name) for one in root.iter() for name in ("fill", "stroke")} <= BLACK
    assert "<题>&" in set(root.itertext())


@given(st.text(alphabet="绩效ab1", max_size=40), st.integers(20, 200))
def test_a_shortened_name_fits_its_room(text, room):
    cut = shortened(text, room=room)
    assert width_of(cut) <= room
    assert cut == text or cut.endswith("…")
