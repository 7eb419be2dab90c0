"""SE019: points are weights already, and scores are not weighted once more."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_rows import RowFault, together
from jixiao.audit.evaluation_values import judged_rows
from jixiao.audit.points import FULL, added, number
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

HALF_CENT = Decimal("0.005")


@rule("SE019")
def score_weighted_twice(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Rows of 25 points that score 25 × 25 %, where most rows that lost points do so."""
    rows = judged_rows(sheet)
    if not rows:
        yield NotApplicable("表中没有同时印出分值和得分")
        return
    short = [one for one in rows if one.points and one.score and one.score < one.points]
    twice = [one for one in short if _is_squared(one)]
    if len(twice) < int(words["least"][0]):
        return
    if len(twice) * 100 < len(short) * int(words["share"][0]) or len(short) * 2 <= len(rows):
        return
    faults = [RowFault(one, f"（{_printed(one)}）") for one in twice]
    yield {
        **together(faults, field="score"),
        "count": len(rows),
        "score": number(added(one.score for one in rows)),
        "points": number(added(one.points for one in rows)),
    }


def _is_squared(indicator: Indicator) -> bool:
    points, score = indicator.points or Decimal(0), indicator.score or Decimal(0)
    return abs(points * points / FULL - score) <= HALF_CENT


def _printed(indicator: Indicator) -> str:
    points, score = indicator.points or Decimal(0), indicator.score or Decimal(0)
    return f"{number(points)}分×{number(points)}%＝{number(score)}分"
