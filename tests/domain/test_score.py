from decimal import Decimal

import pytest

from jixiao.domain.finding import Severity
from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore


def scored(score, printed):
    return {
        "score": None if score is None else Decimal(score),
        "printed_score": None if printed is None else Decimal(printed),
    }


@pytest.mark.parametrize(
    ("score", "printed", "differs"),
    [
        ("9.9", "10", False),
        ("9.8", "10", True),
        ("10", "9", True),
        (None, "10", False),
        ("10", None, False),
    ],
)
def test_a_printed_score_differs_beyond_a_tenth_of_a_point(score, printed, differs):
    row = scored(score, printed)
    assert SheetScore(execution=ExecutionScore(**row)).differs() is differs
    assert SheetScore(indicators=(IndicatorScore("新建", **row),)).differs() is differs
    total = SheetScore(total=row["score"], printed_total=row["printed_score"])
    assert total.differs() is differs


@pytest.mark.parametrize(
    ("rating", "printed", "differs"),
    [("良", "优", True), ("优", "优秀", False), ("优", "", False), ("", "优", False)],
)
def test_a_printed_rating_differs_where_it_is_another_word(rating, printed, differs):
    assert SheetScore(rating=rating, printed_rating=printed).differs() is differs


def test_every_severity_has_a_word_of_its_own_for_users():
    assert [one.label for one in Severity] == ["错误", "警告", "提示"]
