"""SE003: a printed score has to follow from target, actual value and points."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.points import number
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Sheet


@rule("SE003")
def score_that_does_not_follow(sheet: Sheet, score: SheetScore, words: Words) -> Iterator[Verdict]:
    """Compare each printed score with the recomputed one; below a judged band is no fault."""
    if all(one.score is None for one in sheet.indicators):
        yield NotApplicable("表中没有印出指标得分")
        return
    tolerance = Decimal(words["tolerance"][0])
    rows = [one for one in score.indicators if one.score is not None]
    if not any(one.printed_score is not None for one in rows):
        reasons = "；".join(dict.fromkeys(problem.message for problem in score.problems))
        yield CouldNotCheck(reasons or "没有一项指标的得分能够重新计算")
        return
    dated = {one.name for one in sheet.indicators if _is_dated(one)}
    for row in rows:
        if row.score is None or row.printed_score is None:
            continue
        difference = row.printed_score - row.score
        is_dated = row.name in dated
        judged = row.method in words["judged_methods"] and not is_dated
        if difference > tolerance or (difference < -tolerance and not judged):
            yield {
                "field": "score",
                "place": row.place,
                "indicator": row.name,
                "printed": number(row.printed_score),
                "score": number(row.score),
                "working": row.working.rstrip("。"),
                "severity": Severity.WARNING if is_dated else Severity.ERROR,
            }


def _is_dated(indicator: Indicator) -> bool:
    """Whether a day answers a day: it is in time or it is not, there is nothing to judge."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None:
        return False
    return target.nature is actual.nature is Nature.DATE
