"""SE002: no score lies above its points or below nought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.points import number
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Fund, Sheet


@rule("SE002")
def score_beyond_its_points(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Rows and the execution rate; rows scored out of 100 first are not judged."""
    rows = [one for one in sheet.indicators if one.score is not None]
    funds = [one for one in sheet.funds if one.score is not None and one.points is not None]
    if not rows and not funds:
        yield NotApplicable("表中没有印出得分")
        return
    scored: list[Fund | Indicator] = [*funds, *rows]
    beyond = [one for one in scored if _is_beyond(one, words)]
    if beyond and _is_of_hundred(rows, words):
        yield CouldNotCheck("多数指标的得分高于分值，可能先按百分制打分再折算")
        return
    for one in beyond:
        score, points = one.score or Decimal(0), one.points or Decimal(0)
        yield {
            "field": "score",
            "place": one.place_of("score"),
            "indicator": one.name if isinstance(one, Indicator) else "预算执行率",
            "score": number(score),
            "points": number(points),
            "fault": f"高于分值{number(points)}分" if score > 0 else "得分不能是负数",
        }


def _is_beyond(one: Fund | Indicator, words: Words) -> bool:
    if one.score is None or one.points is None or 0 <= one.score <= one.points:
        return False
    if isinstance(one, Indicator) and any(word in one.name for word in words["deductions"]):
        return False
    text = one.place_of("score").text
    return "%" not in text and "％" not in text


def _is_of_hundred(rows: Sequence[Indicator], words: Words) -> bool:
    """Whether the rows are scored out of 100, or their points are shares of 1."""
    pairs = [(one.points, one.score) for one in rows if one.points is not None]
    above = [(points, score) for points, score in pairs if score is not None and score > points]
    if len(above) < 2 or len(above) * 2 < len(pairs):
        return False
    least = Decimal(words["of_hundred"][0])
    return all(score >= least for _, score in above) or all(points < 1 for points, _ in above)
