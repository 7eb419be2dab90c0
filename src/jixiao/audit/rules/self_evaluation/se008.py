"""SE008: an actual value is a result, not the target once more."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_rows import RowFault, told
from jixiao.audit.wording import found
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Sheet

FAULTS = {"copied": Severity.WARNING, "bounded": Severity.NOTE}


@rule("SE008")
def target_copied_as_actual(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Actual values that carry the sign of a bound: the target's number, or one of their own."""
    if all(one.actual is None for one in sheet.indicators):
        yield NotApplicable("表中没有实际完成值")
        return
    faults: dict[str, list[RowFault]] = {name: [] for name in FAULTS}
    for one in sheet.indicators:
        if one.actual is not None and (name := _fault(one, words)):
            faults[name].append(RowFault(one, f"（{one.actual.text.strip()}）"))
    for name, severity in FAULTS.items():
        for values in told(faults[name], field="actual"):
            yield {**values, "fault": words[name][0], "severity": severity}


def _fault(indicator: Indicator, words: Words) -> str:
    """``copied`` or ``bounded``, or nothing where a number without a sign is reported."""
    target, actual = indicator.target, indicator.actual
    if actual is None or actual.comparison in ("", "=") or actual.nature is not Nature.QUANTITY:
        return ""
    if actual.number is None or not found(words["bounds"], actual.text.strip()):
        return ""
    if target is None:
        return "bounded"
    is_number = target.number == actual.number and target.nature is Nature.QUANTITY
    is_unit = not actual.unit or actual.same_unit_as(target)
    return "copied" if actual.copies(target) or (is_number and is_unit) else "bounded"
