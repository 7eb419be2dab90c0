"""The methods as the engine evaluates them."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.scoring.engine import Question, evaluate
from jixiao.scoring.methods import METHODS

# The one method in which more may score less (a value far above its target) is in neither.
ASCENDING = (
    "proportional", "proportional_capped", "pass_line", "equal", "step_under", "levels",
    "points_met", "likert", "execution_rate",
)  # fmt: skip
DESCENDING = ("reverse_linear", "reverse_ratio", "zero_target", "step_over")
NUMBERS = st.decimals(-1000, 10_000_000, places=4)
TARGETS = st.decimals(Decimal("0.0001"), 10_000_000, places=4)
POINTS = st.decimals(0, 100, places=2)
SETTINGS = st.tuples(
    st.decimals(Decimal("0.0001"), 10, places=4),
    st.decimals(Decimal("0.0001"), 100, places=4),
    st.decimals(Decimal("0.01"), 100, places=2),
)
"""Threshold, step and deduction."""


def score(method, actual, target, points, **given):
    settings = {name: Decimal(one) for name, one in given.items()}
    question = Question(method, Decimal(actual), Decimal(target), Decimal(points), **settings)
    return evaluate([question])[0].score


def half_up(exact: Fraction) -> Decimal:
    """Exact arithmetic as an independent check: the nearest hundredth, ties up."""
    return Decimal((exact * 200 + 1) // 2) / 100


@pytest.mark.parametrize(
    ("points", "actual", "target", "expected"),
    [
        ("100", "79985", "100000", "79.99"),
        ("100", "59995", "100000", "60.00"),
        ("10", "8605", "10000", "8.61"),
        ("5", "5005", "10000", "2.50"),
        ("1", "25", "1000", "0.03"),
        ("1", "5", "1000", "0.01"),
        ("10", "1", "3", "3.33"),
        ("10", "2", "3", "6.67"),
        ("10", "8604999", "10000000", "8.60"),
        ("100", "7998499", "10000000", "79.98"),
        ("0.3", "1", "4", "0.08"),
        ("10.1", "0.5", "1", "5.05"),
        ("2.7", "1.5", "3.6", "1.13"),
    ],
)
def test_a_tie_is_rounded_half_up(points, actual, target, expected):
    assert score("proportional", actual, target, points) == Decimal(expected)


@pytest.mark.parametrize(
    ("method", "actual", "target", "expected"),
    [
        ("proportional", "-3", "5", "0"),
        ("proportional", "0", "0", "10"),
        ("proportional", "-1", "0", "0"),
        ("equal", "12", "10", "10"),
        ("reverse_linear", "5", "10", "10"),
        ("reverse_linear", "15", "10", "5"),
        ("reverse_linear", "20", "10", "0"),
        ("reverse_linear", "1", "0", "0"),
        ("reverse_ratio", "20", "10", "5"),
        ("reverse_ratio", "1", "0", "0"),
        ("zero_target", "0", "0", "10"),
        ("zero_target", "0.1", "0", "0"),
        ("banded", "0.85", "1", "8.5"),
        ("direct", "1", "1", "10"),
        ("direct", "0", "1", "0"),
        ("execution_rate", "-1", "10", "0"),
        ("execution_rate", "11", "10", "10"),
    ],
)
def test_a_method_scores_the_edge(method, actual, target, expected):
    assert score(method, actual, target, 10) == Decimal(expected)


def test_a_budget_of_zero_and_what_does_not_apply_have_no_score():
    assert score("execution_rate", 0, 0, 10) is None
    assert score("not_applicable", 0, 0, 10) is None


def test_no_question_needs_no_engine():
    assert evaluate([]) == []


def test_answers_come_in_the_order_of_the_questions():
    asked = [Question("proportional", Decimal(n), Decimal(5000), Decimal(50)) for n in range(5000)]
    assert [one.score for one in evaluate(asked)] == [Decimal(n) / 100 for n in range(5000)]


def test_threads_may_ask_at_the_same_time():
    asked = [Question("equal", Decimal(n), Decimal(100), Decimal(10)) for n in range(100)]
    alone = evaluate(asked)
    with ThreadPoolExecutor(4) as pool:
        assert all(found == alone for found in pool.map(evaluate, [asked] * 8))


def reached(a, t, p):
    """Full points at the target, a share of them below it."""
    if a >= max(t, 0):
        return p
    return max(p * a / t, Fraction(0)) if t > 0 else Fraction(0)


def over(distance, p, step, deduction):
    """Points less a deduction for every whole step, counted one by one where they are few."""
    steps = 0
    while distance >= (steps + 1) * step and steps * deduction < p:
        steps += 1
    return max(p - steps * deduction, Fraction(0))


# What each method gives, said once more as plainly as can be: actual, target, points, threshold,
# step, deduction.
SLOW = {
    "proportional": lambda a, t, p, *_: reached(a, t, p),
    "equal": lambda a, t, p, *_: reached(a, t, p),
    "proportional_capped": lambda a, t, p, *_: reached(a, t, p),
    "pass_line": lambda a, t, p, h, *_: Fraction(0) if t > 0 and a / t < h else reached(a, t, p),
    "over_threshold": lambda a, t, p, h, _, d: (
        max(p - d, Fraction(0)) if t > 0 and a / t > h else reached(a, t, p)
    ),
    "reverse_linear": lambda a, t, p, *_: p if a <= t else max(p * (1 - (a - t) / t), Fraction(0)),
    "reverse_ratio": lambda a, t, p, *_: p if a <= t else p * t / a,
    "zero_target": lambda a, t, p, *_: p if a <= 0 else Fraction(0),
    "banded": lambda a, t, p, *_: p * a,
    "levels": lambda a, t, p, *_: p * min(max(a, Fraction(0)), Fraction(1)),
    "direct": lambda a, t, p, *_: p if a == t else Fraction(0),
    "step_over": lambda a, t, p, _, s, d: over(a - t, p, s, d),
    "step_under": lambda a, t, p, _, s, d: over(t - a, p, s, d),
    "points_met": lambda a, t, p, *_: reached(a, t, p),
    "likert": lambda a, t, p, h, *_: (
        None if t <= h else p * min(max((a - h) / (t - h), Fraction(0)), Fraction(1))
    ),
    "negative_actual": lambda a, *_: Fraction(0) if a < 0 else None,
    "execution_rate": lambda a, t, p, *_: reached(a, t, p),
    "not_applicable": lambda *_: None,
    "rescaled_total": lambda a, t, p, *_: p * a / t,
    "capped_total": lambda a, t, *_: min(a, t),
}


def test_every_method_has_a_slow_model():
    assert set(SLOW) == set(METHODS)


@settings(deadline=None)
@given(NUMBERS, TARGETS, POINTS, SETTINGS)
def test_every_method_agrees_with_its_slow_model_to_the_hundredth(actual, target, points, given):
    check_all(METHODS, actual, target, points, given)


@settings(deadline=None)
@given(
    st.decimals(0, 200, places=2),
    st.decimals(Decimal("0.01"), 200, places=2),
    st.decimals(0, 20, places=1),
    st.tuples(
        st.sampled_from([Decimal("0.6"), Decimal(1), Decimal("1.2"), Decimal("1.3")]),
        st.sampled_from([Decimal("0.1"), Decimal("0.3"), Decimal(1), Decimal(5)]),
        st.sampled_from([Decimal("0.5"), Decimal("0.8"), Decimal(2)]),
    ),
)
def test_the_numbers_of_real_rulesets_agree_with_the_slow_model(actual, target, points, given):
    check_all(METHODS, actual, target, points, given)


# No sheet has more points; above it a quotient has too few places to tell a tie.
MOST = 10_000


def check_all(methods, actual, target, points, given):
    found = evaluate([Question(one, actual, target, points, *given) for one in methods])
    numbers = [Fraction(one) for one in (actual, target, points, *given)]
    for method, answer in zip(methods, found, strict=True):
        exact = SLOW[method](*numbers)
        if exact is None:
            assert answer.score is None, method
        elif 0 <= exact <= MOST:
            assert answer.score == half_up(exact), method


@pytest.mark.parametrize(
    ("method", "actual", "expected"),
    [
        ("step_over", "100", "5"),
        ("step_over", "100.29", "4"),
        ("step_over", "100.3", "3.5"),
        ("step_over", "101", "0"),
        ("step_under", "99.7", "3.5"),
        ("step_under", "99.71", "4"),
    ],
)
def test_only_whole_steps_are_counted_and_none_is_lost(method, actual, expected):
    found = score(method, actual, "100", "5", step="0.1", deduction="0.5")
    assert found == Decimal(expected)


def test_a_step_or_a_scale_of_nothing_gives_no_score_and_no_error():
    assert score("step_over", 5, 1, 10, step=0, deduction=1) is None
    assert score("likert", 3, 1, 10, threshold=1) is None
    assert score("rescaled_total", 3, 0, 100) is None


@settings(deadline=None)
@given(NUMBERS, NUMBERS, TARGETS, POINTS, SETTINGS)
def test_a_better_actual_never_scores_less(one, other, target, points, given):
    low, high = sorted((one, other))
    pairs = [(method, low, high) for method in ASCENDING]
    pairs += [(method, high, low) for method in DESCENDING]
    worse = evaluate(
        [Question(method, actual, target, points, *given) for method, actual, _ in pairs]
    )
    better = evaluate(
        [Question(method, actual, target, points, *given) for method, _, actual in pairs]
    )
    known = [(w.score, b.score) for w, b in zip(worse, better, strict=True)]
    assert all((w is None) is (b is None) for w, b in known)
    assert min((b or 0) - (w or 0) for w, b in known) >= 0


@settings(deadline=None)
@given(NUMBERS, st.decimals(0, 10_000_000, places=4), POINTS, SETTINGS)
def test_a_score_lies_between_zero_and_the_points(actual, target, points, given):
    # A grade is a share of one, and the total of a sheet has its own tests.
    methods = [one for one in METHODS if one not in ("banded", "rescaled_total", "capped_total")]
    found = evaluate([Question(method, actual, target, points, *given) for method in methods])
    # The last fen of the points is rounded like every score.
    most = points.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert all(one.score is None or 0 <= one.score <= most for one in found)


def test_duckdb_is_not_imported_before_something_is_scored():
    code = "import sys, jixiao.scoring.score; assert 'duckdb' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_method_has_its_own_name_title_and_words():
    for name, method in METHODS.items():
        assert method.name == name
        assert method.title
        assert method.working.full or name == "not_applicable"
