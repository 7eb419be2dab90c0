"""Indicators for a project: similar projects, typical targets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.target import Target
from jixiao.pipeline.suggesting import most_fitting, most_like, typical_targets


def test_similar_projects_come_first_and_strangers_not_at_all():
    projects = [("道路养护", ""), ("流动科技馆巡展", ""), ("流动科技馆运行", "巡展和维护")]
    assert most_like("省科协流动科技馆运行", "巡展", projects) == [2, 1]
    assert most_fitting("举办科普培训班", ["道路里程", "科普培训人次"], most=1) == [1]


def test_typical_targets_are_quartiles_of_the_commonest_unit():
    typical = typical_targets(["≥90%", "≥95%", "≥98%", "12个", "效果明显"])
    assert (typical.count, typical.low, typical.middle, typical.high) == (
        3, "≥92.5%", "≥95%", "≥96.5%",
    )  # fmt: skip
    assert typical_targets(["≥90%", "12个"]) is None
    assert typical_targets(["效果明显"]) is None


def test_a_span_promises_no_single_number():
    assert typical_targets(["80%-90%", "85%-95%", "70%-75%"]) is None


@given(st.lists(st.integers(0, 100), min_size=3, max_size=9))
def test_quartiles_lie_in_order_among_the_targets(numbers):
    typical = typical_targets([f"≥{one}%" for one in numbers])
    read = [Target.parse(one).number for one in (typical.low, typical.middle, typical.high)]
    assert min(numbers) <= read[0] <= read[1] <= read[2] <= max(numbers)
    assert typical.count == len(numbers)


def test_nothing_is_suggested_where_there_is_nothing_to_suggest_from():
    assert most_like("科普", "", []) == []
    assert most_fitting("科普", []) == []
