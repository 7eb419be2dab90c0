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

ASCENDING = ("proportional", "equal", "execution_rate")
DESCENDING = ("reverse_linear", "reverse_ratio", "zero_target")
NUMBERS = st.decimals(-1000, 10_000_000, places=4)
TARGETS = st.decimals(Decimal("0.0001"), 10_000_000, places=4)
POINTS = st.decimals(0, 100, places=2)


def score(method, actual, target, points):
    question = Question(method, Decimal(actual), Decimal(target), Decimal(points))
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


@settings(deadline=None)
@given(st.lists(st.tuples(NUMBERS, TARGETS, POINTS), min_size=1, max_size=30))
def test_scores_agree_with_exact_arithmetic_to_the_hundredth(rows):
    found = evaluate([Question("proportional", a, t, p) for a, t, p in rows])
    for (a, t, p), answer in zip(rows, found, strict=True):
        share = min(max(Fraction(a) / Fraction(t), Fraction(0)), Fraction(1))
        assert answer.score == half_up(Fraction(p) * share)


@settings(deadline=None)
@given(NUMBERS, NUMBERS, TARGETS, POINTS)
def test_a_better_actual_never_scores_less(one, other, target, points):
    low, high = sorted((one, other))
    pairs = [(method, low, high) for method in ASCENDING]
    pairs += [(method, high, low) for method in DESCENDING]
    worse = evaluate([Question(method, actual, target, points) for method, actual, _ in pairs])
    better = evaluate([Question(method, actual, target, points) for method, _, actual in pairs])
    rises = [(b.score or 0) - (w.score or 0) for w, b in zip(worse, better, strict=True)]
    assert min(rises) >= 0
    assert all(one.score is not None for one in worse + better)


@settings(deadline=None)
@given(NUMBERS, st.decimals(0, 10_000_000, places=4), POINTS)
def test_a_score_lies_between_zero_and_the_points(actual, target, points):
    methods = [one for one in METHODS if one not in ("banded", "not_applicable")]
    found = evaluate([Question(method, actual, target, points) for method in methods])
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
