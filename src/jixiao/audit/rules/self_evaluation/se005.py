"""SE005: the printed total is the sum of the rows, and can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.points import FULL, number
from jixiao.audit.totals import Scores, scores_of
from jixiao.domain.finding import Severity
from jixiao.domain.sheet import Sheet


@rule("SE005")
def total_that_rows_do_not_give(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Add up the rows; a row without a score may hold anything up to its points."""
    total, scores = sheet.total_score, scores_of(sheet)
    tolerance = Decimal(words["tolerance"][0])
    if scores is None:
        yield NotApplicable("表中没有印出指标得分")
    elif total is None:
        yield from _without_total(sheet, scores)
    elif faults := "，".join(_faults(total, scores, tolerance=tolerance)):
        yield _values(sheet, scores, faults)
    elif faults := _beyond_rows(sheet, scores, tolerance=tolerance):
        yield {**_values(sheet, scores, faults), "severity": Severity.NOTE}
    elif scores.missing and abs(total - scores.sum) > tolerance:
        yield CouldNotCheck(f"有的行没有印出得分，无法核对总分{number(total)}分")


def _faults(total: Decimal, scores: Scores, *, tolerance: Decimal) -> Iterator[str]:
    if not scores.allow(total, tolerance=tolerance):
        yield f"与各行不符（{scores.working}）"
    if scores.reachable is not None and scores.reachable + tolerance < total <= FULL:
        yield f"高于各行分值之和{number(scores.reachable)}分，不可能得到"
    if total > FULL + tolerance:
        yield "超过了100分"


def _values(sheet: Sheet, scores: Scores, fault: str) -> dict[str, object]:
    printed = "" if sheet.total_score is None else f"{number(sheet.total_score)}分"
    return {
        "field": "total_score",
        "total": printed,
        "fault": fault,
        "sum": number(scores.sum),
    }


def _without_total(sheet: Sheet, scores: Scores) -> Iterator[Verdict]:
    """A total is missed where every row has a score; elsewhere rows may be missing too."""
    if scores.points.blank or any(one.score is None for one in sheet.indicators):
        yield CouldNotCheck(f"表中没有印出总分（{scores.working}）")
        return
    place = sheet.indicators[-1].place_of("score")
    fault = f"没有印出来（{scores.working}）"
    yield {**_values(sheet, scores, fault), "place": place, "severity": Severity.NOTE}


def _beyond_rows(sheet: Sheet, scores: Scores, *, tolerance: Decimal) -> str:
    """Where a form of 100 points prints no funds: what of the total is in none of its rows."""
    total = sheet.total_score
    if total is None or sheet.funds or sheet.total_points != FULL or scores.points.blank:
        return ""
    left = total - scores.sum
    if scores.points.sum >= FULL or abs(left) <= tolerance:
        return ""
    points, rest = number(scores.points.sum), number(FULL - scores.points.sum)
    return f"与各行不符（{scores.working}），表上的指标只有{points}分，余下{rest}分的得分没有印出来"
