"""SE008: an actual value is a result, not the target once more."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_rows import RowFault, told
from jixiao.audit.wording import found
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet


@rule("SE008")
def target_copied_as_actual(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Actual values equal to their targets that still carry the sign of a bound."""
    if all(one.actual is None for one in sheet.indicators):
        yield NotApplicable("表中没有实际完成值")
        return
    faults = [
        RowFault(one, f"（{one.actual.text.strip()}）")
        for one in sheet.indicators
        if one.actual is not None and _is_copied(one, words)
    ]
    yield from told(faults, field="actual")


def _is_copied(indicator: Indicator, words: Words) -> bool:
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or actual.comparison in ("", "="):
        return False
    text = actual.text.strip()
    return (
        actual.number is not None and bool(found(words["bounds"], text)) and actual.copies(target)
    )
