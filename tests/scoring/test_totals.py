"""Totals: rescaled for what does not apply, capped by the execution rate; the base of the rate."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet
from jixiao.scoring.ruleset import all_rulesets
from jixiao.scoring.score import score_sheet

SHIPPED = {one.name: one for one in all_rulesets()}


def sheet_of(rows, **fund):
    data = {
        "kind": "self_evaluation",
        "fiscal_year": 2023,
        "indicators": [{"name": f"指标{n}", **row} for n, row in enumerate(rows)],
        "funds": [{"source": "total", "points": "10", **fund}] if fund else [],
    }
    return from_plain(Sheet, data)


def row(points, actual, target="≥100次"):
    return {"points": str(points), "target": target, "actual": actual}


SPENT = {"final_budget": "100万元", "outturn": "90万元"}


def test_the_rest_is_rescaled_to_a_hundred_with_its_working():
    rows = [row(50, "90次"), row(30, "100次"), row(10, "不涉及")]
    score = score_sheet(sheet_of(rows, **SPENT), SHIPPED["local_rescaled"])
    assert (score.total, score.rating) == (Decimal("93.33"), "优")
    assert score.working == (
        "不涉及的指标不参与评分：各项得分合计84分÷分值合计90分×100分＝93.33分。"
    )
    assert [one.kind for one in score.problems] == []
    assert score.indicators[2].working == "本年度不涉及该指标，不参与评分。"


def test_a_sheet_of_which_nothing_applies_has_no_total():
    score = score_sheet(sheet_of([row(90, "不涉及")], **SPENT), SHIPPED["local_rescaled"])
    assert score.total is None
    assert "总分没有计算：绩效指标没有得分" in score.problems[-1].message


def test_the_cap_is_told_with_the_rate_that_it_follows_from():
    sheet = sheet_of([row(90, "100次")], final_budget="100万元", outturn="79.99999万元")
    score = score_sheet(sheet, SHIPPED["municipal_execution_cap"])
    assert (score.total, score.rating) == (Decimal(89), "良")
    assert score.working == "预算执行率79.99%，低于80%，总分最高89分：合计98分，按89分计。"


def test_a_plain_sum_needs_no_working():
    score = score_sheet(sheet_of([row(90, "100次")], **SPENT), SHIPPED["hubei_2020"])
    assert (score.total, score.working) == (Decimal(99), "")


def test_a_total_is_rescaled_before_it_is_capped():
    ruleset = replace(SHIPPED["municipal_execution_cap"], rescales=True)
    rows = [row(80, "100次"), row(10, "不涉及")]
    sheet = sheet_of(rows, final_budget="100万元", outturn="75万元")
    score = score_sheet(sheet, ruleset)
    assert score.total == Decimal(89)
    assert "＝97.22分。预算执行率75%" in score.working


def test_a_cap_without_a_rate_leaves_no_total():
    score = score_sheet(sheet_of([row(100, "100次")]), SHIPPED["municipal_execution_cap"])
    assert score.total is None
    assert "预算执行率（总分的上限由它决定）" in score.problems[-1].message


@pytest.mark.parametrize(
    ("base", "score", "title"),
    [
        ("final", "9", "全年预算数100.00万元"),
        ("original", "4.5", "年初预算数200.00万元"),
        ("arrived", "10", "实际到位数90.00万元"),
    ],
)
def test_spending_is_measured_against_the_final_original_or_arrived_budget(base, score, title):
    ruleset = replace(SHIPPED["hubei_2020"], execution_base=base)
    amounts = {"original_budget": "200万元", "arrived": "90万元", **SPENT}
    found = score_sheet(sheet_of([row(90, "100次")], **amounts), ruleset).execution
    assert found.score == Decimal(score)
    assert f"÷{title}＝" in found.working


def test_an_amount_that_the_ruleset_measures_against_and_that_is_missing_is_named():
    ruleset = replace(SHIPPED["hubei_2020"], execution_base="arrived")
    score = score_sheet(sheet_of([row(90, "100次")], **SPENT), ruleset)
    assert score.execution.score is None
    assert score.problems[0].message == (
        "没有读到年度资金总额的实际到位数，预算执行率不能计算；"
        "请核对“年度资金总额”一行的实际到位数和全年执行数"
    )


def test_a_ruleset_without_points_for_execution_does_not_score_it():
    sheet = sheet_of([row(100, "100次")], **SPENT)
    score = score_sheet(sheet, SHIPPED["mof_2020_evaluation"])
    assert (score.execution.points, score.total) == (None, Decimal(100))


def test_objectives_are_reviewed_only_by_a_ruleset_that_is_for_them():
    rows = [row(100, "优", target="优良中差")]
    objective = from_plain(Sheet, {"kind": "objective"})
    reviewed = replace(sheet_of(rows), kind=objective.kind)
    assert score_sheet(reviewed, SHIPPED["mof_2015_target_review"]).total == Decimal(100)
    refused = score_sheet(reviewed, SHIPPED["hubei_2020"])
    assert [one.kind for one in refused.problems] == ["objective_not_scored"]


def slow_total(ruleset, points, parts, *, budget, outturn):
    """The total by hand, in fractions: 10 for execution by share, then the rule-set's own."""
    execution = min(Fraction(10) * outturn / budget, 10)
    scores = [
        cent(execution),
        *(
            cent(p * min(part, 1))
            for p, part in zip(points, parts, strict=True)
            if part is not None
        ),
    ]
    kept = 10 + sum(p for p, part in zip(points, parts, strict=True) if part is not None)
    total = sum(scores)
    if ruleset.rescales and None in parts:
        total = cent(total * 100 / kept)
    caps = [cap for rate, cap in ruleset.total_caps if Fraction(outturn, budget) < Fraction(rate)]
    return min([total, *map(Fraction, caps)])


def cent(number):
    return Fraction((Fraction(number) * 200 + 1) // 2, 100)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(1, 30), min_size=3, max_size=3),
    st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=2, max_size=2),
    st.integers(1, 10_000),
    st.integers(0, 12_000),
)
def test_totals_agree_with_a_slow_model_and_stay_within_full_points(weights, done, budget, outturn):
    points = [weights[0], weights[1], 90 - weights[0] - weights[1]]
    done = [*done, weights[2]]
    rows = [row(p, "不涉及" if d is None else f"{d}次") for p, d in zip(points, done, strict=True)]
    sheet = sheet_of(rows, final_budget=f"{budget}元", outturn=f"{outturn}元")
    parts = [None if one is None else Fraction(one, 100) for one in done]
    base = SHIPPED["local_rescaled"]
    for ruleset in (
        base,
        replace(base, total_caps=SHIPPED["municipal_execution_cap"].total_caps),
    ):
        found = score_sheet(sheet, ruleset)
        expected = slow_total(ruleset, points, parts, budget=budget, outturn=outturn)
        assert found.total is not None
        assert Fraction(found.total) == expected
        assert 0 <= found.total <= 100


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from([one for one in all_rulesets() if "execution" in one.points]),
    st.lists(st.integers(0, 500), min_size=2, max_size=2),
    st.integers(0, 20_000),
)
def test_no_total_is_above_the_full_points_whatever_the_ruleset(ruleset, done, outturn):
    rows = [row(50, f"{done[0]}次"), row(40, f"{done[1]}次", target="≤100次")]
    sheet = sheet_of(rows, final_budget="10000元", outturn=f"{outturn}元")
    total = score_sheet(sheet, ruleset).total
    assert total is not None
    assert 0 <= total <= 100
