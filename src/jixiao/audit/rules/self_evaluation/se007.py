"""SE007: whoever takes points off says why."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_rows import RowFault, together, told
from jixiao.audit.evaluation_values import as_printed, judged_rows, reached, says
from jixiao.audit.points import number
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

ROUNDING = Decimal("0.05")


@rule("SE007")
def deduction_without_reason(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Rows below full points with nothing in the cell for the reason."""
    rows = judged_rows(sheet)
    if not rows:
        yield NotApplicable("表中没有同时印出分值和得分")
        return
    short = [one for one in rows if one.points and one.score and _lost(one) > ROUNDING]
    short += [one for one in rows if one.points and one.score == 0]
    if any(says(sheet.extra.get(name, ""), words["nothing"]) for name in words["sheet_reasons"]):
        return
    faults = [RowFault(one, _clause(one)) for one in short if not _is_explained(one, words)]
    has_column = any("reason" in one.places or not one.places for one in rows)
    about = {"fault": words["blank" if has_column else "no_column"][0]}
    if has_column:
        yield from ({**values, **about} for values in told(faults, field="reason"))
    elif faults:
        yield {**together(faults, field="reason"), **about, "severity": Severity.NOTE}


def _lost(indicator: Indicator) -> Decimal:
    return (indicator.points or Decimal(0)) - (indicator.score or Decimal(0))


def _is_explained(indicator: Indicator, words: Words) -> bool:
    if says(indicator.reason, words["nothing"]):
        return True
    actual = indicator.actual.text if indicator.actual is not None else ""
    return any(word in actual for word in words["explains"])


def _clause(indicator: Indicator) -> str:
    """What was lost, and where the target was met all the same, that it was."""
    points, score = number(indicator.points or Decimal(0)), number(indicator.score or Decimal(0))
    found = reached(indicator)
    if found is None or not found.is_met:
        return f"（{points}分得{score}分）"
    target, actual = as_printed(indicator.target), as_printed(indicator.actual)
    return f"（{points}分得{score}分，而指标值{target}、实际完成值{actual}，已经达到）"
