"""SE015: equal rates of equal points make equal scores."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_values import as_printed, judged_rows, reached, says
from jixiao.audit.points import number
from jixiao.audit.wording import bare
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Sheet

Row = tuple[Decimal, Decimal, Indicator]
PLACES = Decimal("0.1")
ROUNDING = Decimal("0.05")
ZERO = Decimal(0)


@rule("SE015")
def unequal_scores_of_equal_rates(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Rows that fell short, by points and direction, the better rate with the lower score."""
    groups: dict[tuple[Decimal, bool], list[Row]] = {}
    for one in judged_rows(sheet):
        if one.points and one.score and one.score < one.points and (found := reached(one)):
            lost = found.shortfall * 100
            if 0 < lost < 100:
                groups.setdefault((one.points, found.is_cap), []).append((lost, one.score, one))
    contradicted = list(_reached_in_words(sheet, words))
    yield from contradicted
    if not groups and not contradicted:
        yield NotApplicable("没有可以比较的未完成指标")
    for (points, _), rows in groups.items():
        rows.sort(key=lambda row: row[0])
        for better, worse in pairwise(rows):
            if fault := _fault(better, worse, words):
                yield {
                    "field": "score",
                    "place": worse[2].place_of("score"),
                    "indicator": worse[2].name,
                    "first": _in_words(better),
                    "second": _in_words(worse),
                    "fault": fault.format(points=number(points)),
                }


def _reached_in_words(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Rows whose actual is the target's word, one with a reason for points lost, one full."""
    alike = [one for one in judged_rows(sheet) if one.points and _is_in_words(one)]
    full = next((one for one in alike if one.score == one.points), None)
    for one in alike if full is not None else ():
        lost = (one.points or ZERO) - (one.score or ZERO)
        if full is not None and lost > ROUNDING and says(one.reason, words["nothing"]):
            yield {
                "field": "score",
                "place": one.place_of("score"),
                "indicator": one.name,
                "first": _said(one),
                "second": _said(full),
                "fault": words["said"][0].format(reason=one.reason.strip()),
                "severity": Severity.NOTE,
            }


def _is_in_words(indicator: Indicator) -> bool:
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or actual.nature is not Nature.QUALITATIVE:
        return False
    return bare(actual.text) == bare(target.text)


def _said(indicator: Indicator) -> str:
    score = number(indicator.score or ZERO)
    points = number(indicator.points or ZERO)
    actual = as_printed(indicator.actual)
    return f"“{indicator.name}”（指标值和完成值都是“{actual}”，{points}分得{score}分）"


def _fault(better: Row, worse: Row, words: Words) -> str:
    is_same = worse[0] - better[0] <= Decimal(words["same_rate"][0])
    apart = worse[1] - better[1] if not is_same else abs(worse[1] - better[1])
    if apart <= Decimal(words["same_score"][0]):
        return ""
    return words["equal" if is_same else "reverse"][0]


def _in_words(row: Row) -> str:
    lost, score, one = row
    rate = number((100 - lost).quantize(PLACES))
    target, actual = as_printed(one.target), as_printed(one.actual)
    return f"“{one.name}”（指标值{target}，完成{actual}，完成程度{rate}%，得{number(score)}分）"
