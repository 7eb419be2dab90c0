from decimal import Decimal

import pytest

from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.sheet import Sheet
from jixiao.domain.target import Target
from jixiao.reports.documents.completion import Reach, completion, ranked
from jixiao.reports.documents.figures import Line

LINE = Line(Sheet())


def reached(target, actual, *, kind="数量指标", method="", direction=""):
    indicator = with_terms(Indicator(
        "修路", "产出指标", kind, target=Target.parse(target), actual=Actual.parse(actual),
        direction=direction,
    ))  # fmt: skip
    return completion(LINE, indicator, method=method)


@pytest.mark.parametrize(
    ("target", "actual", "reach", "rate"),
    [
        ("≥50公里", "60公里", Reach.OVER, "1.2"),
        ("≥50公里", "40公里", Reach.BELOW, "0.8"),
        ("≥1.5万人", "15000人", Reach.MET, "1"),
        ("100%", "98%", Reach.BELOW, "0.98"),
    ],
)
def test_the_ratio_is_actual_by_target_in_one_unit(target, actual, reach, rate):
    found = reached(target, actual)
    assert (found.reach, found.rate) == (reach, Decimal(rate))


@pytest.mark.parametrize(("actual", "reach"), [("3天", Reach.MET), ("9天", Reach.BELOW)])
def test_where_less_is_better_there_is_no_ratio(actual, reach):
    found = reached("≤5天", actual, kind="时效指标")
    assert (found.reach, found.ratio) == (reach, None)


@pytest.mark.parametrize(
    ("target", "actual", "kind"),
    [
        ("75元", "70元", "成本指标"),
        ("≥186万元", "170万元", "成本指标"),
        ("5起", "3起", "数量指标"),
        ("≥5次", "3人", "数量指标"),
        ("≥90%", "0.95", "质量指标"),
        ("≥5次", "≥5次", "数量指标"),
        ("效果明显", "95%", "质量指标"),
        ("≥5次", "已完成", "数量指标"),
    ],
)
def test_what_cannot_be_told_from_two_numbers_is_not_told(target, actual, kind):
    assert reached(target, actual, kind=kind) is None


def test_the_method_of_the_rule_set_or_the_column_says_which_way_is_better():
    assert reached("5起", "3起", method="reverse_ratio").reach is Reach.MET
    assert reached("5座", "3座", method="proportional").reach is Reach.BELOW
    assert reached("5起", "3起", direction="≤").reach is Reach.MET


def test_equal_values_are_met_whichever_way_is_better():
    found = reached("75元", "75元", kind="成本指标")
    assert (found.reach, found.ratio) == (Reach.MET, None)


def test_the_best_comes_first_and_equal_ones_stay_in_printed_order():
    some = [reached(f"≥{target}座", "10座") for target in (20, 5, 20)]
    some.append(reached("≤5天", "3天"))
    assert ranked(some) == [some[1], some[0], some[2]]
