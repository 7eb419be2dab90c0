"""SE020: the results of the objectives and the actual values of the indicators are the same."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_values import as_printed
from jixiao.audit.told_results import told_otherwise
from jixiao.domain.sheet import Sheet

SHOWN = 16


@rule("SE020")
def result_unlike_its_indicator(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """One finding for every figure of the results that its indicator's row contradicts."""
    if not any(one.result for one in sheet.objectives):
        yield NotApplicable("表中没有填写目标的实际完成情况")
        return
    for one in told_otherwise(sheet, not_done=words["not_done"]):
        text, figure = one.objective.result, one.figure
        yield {
            "field": "result",
            "place": one.objective.result_place,
            "evidence": text.strip(),
            "wrong": figure.printed,
            "indicator": one.indicator.name,
            "told": text[max(figure.start - SHOWN, 0) : figure.end].strip(),
            "actual": as_printed(one.indicator.actual),
        }
