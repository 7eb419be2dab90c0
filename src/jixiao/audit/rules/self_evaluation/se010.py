"""SE010: a result far above its target is explained."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_rows import RowFault, told
from jixiao.audit.evaluation_values import as_printed, reached, says
from jixiao.audit.points import number
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

WHOLE = Decimal(100)


@rule("SE010")
def unexplained_excess(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Rows whose actual value is far above the target, with nothing in the cell for the reason."""
    if all(one.actual is None for one in sheet.indicators):
        yield NotApplicable("表中没有实际完成值")
        return
    faults = [
        RowFault(one, clause)
        for one in sheet.indicators
        if not says(one.reason, words["nothing"]) and (clause := _excess(one, words))
    ]
    yield from told(faults, field="reason")


def _excess(indicator: Indicator, words: Words) -> str:
    """How far a row is above its target, in words; empty where it is not far."""
    found = reached(indicator)
    if found is None or found.is_cap or found.actual <= found.target:
        return ""
    printed = f"指标值{as_printed(indicator.target)}，实际完成{as_printed(indicator.actual)}"
    if found.rate is None:
        is_far = found.actual >= Decimal(words["far_from_zero"][0])
        return f"（{printed}）" if is_far else ""
    is_share = indicator.target is not None and indicator.target.is_percentage
    least = 0 if is_share else Decimal(words["least_difference"][0])
    if found.rate < Decimal(words["far"][0]) or found.actual - found.target < least:
        return ""
    return f"（{printed}，为指标值的{number((found.rate * WHOLE).quantize(Decimal(1)))}%）"
