"""SE005: the printed total is the sum of the rows, and can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.points import FULL, number
from jixiao.audit.totals import scores_of
from jixiao.domain.sheet import Sheet


@rule("SE005")
def total_that_rows_do_not_give(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Add up the rows; a row without a score may hold anything up to its points."""
    total, scores = sheet.total_score, scores_of(sheet)
    tolerance = Decimal(words["tolerance"][0])
    if scores is None:
        yield NotApplicable("表中没有印出指标得分")
    elif total is None:
        yield CouldNotCheck(f"表中没有印出总分（{scores.working}）")
    else:
        faults = []
        if not scores.allow(total, tolerance=tolerance):
            faults.append(f"与各行不符（{scores.working}）")
        if scores.reachable is not None and scores.reachable + tolerance < total <= FULL:
            faults.append(f"高于各行分值之和{number(scores.reachable)}分，不可能得到")
        if total > FULL + tolerance:
            faults.append("超过了100分")
        if faults:
            yield {
                "field": "total_score",
                "total": number(total),
                "fault": "，".join(faults),
                "sum": number(scores.sum),
            }
        elif scores.missing and abs(total - scores.sum) > tolerance:
            yield CouldNotCheck(f"有的行没有印出得分，无法核对总分{number(total)}分")
