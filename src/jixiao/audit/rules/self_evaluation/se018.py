"""SE018: full points are for targets that were reached."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_values import as_printed, judged_rows, reached
from jixiao.audit.points import number
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

CENT = Decimal("0.01")


@rule("SE018")
def full_points_for_a_missed_target(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """A cap broken or a target missed by more than rounding, in rows with full points."""
    rows = judged_rows(sheet)
    if not rows:
        yield NotApplicable("表中没有同时印出分值和得分")
    for one in rows:
        if not one.points or one.score is None or one.score < one.points:
            continue
        lost, is_cap = _lost(one, words)
        if lost <= Decimal(words["tolerance"][0]):
            continue
        yield {
            "field": "score",
            "place": one.place_of("score"),
            "indicator": one.name,
            "target": as_printed(one.target),
            "actual": as_printed(one.actual),
            "fault": words["broken" if is_cap else "missed"][0],
            "points": number(one.points),
            "lost": number(lost.quantize(CENT, ROUND_HALF_UP)),
        }


def _lost(indicator: Indicator, words: Words) -> tuple[Decimal, bool]:
    """The points that a linear method takes off, and whether a cap was broken."""
    points = indicator.points or Decimal(0)
    if indicator.actual is not None and indicator.actual.text.strip() in words["undone"]:
        return points, False
    found = reached(indicator)
    return (found.shortfall * points, found.is_cap) if found else (Decimal(0), False)
