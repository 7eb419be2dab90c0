"""MO006: a cause that is ticked is explained in words."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.watching import is_explained_below, is_in_doubt, is_told_why
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.monitoring import Cause
from jixiao.domain.sheet import Sheet


@rule("MO006")
def cause_without_explanation(
    indicator: Indicator, sheet: Sheet, words: Words
) -> Iterator[Verdict]:
    """A tick in a column of causes, and no words in 原因说明 or any other column.

    It is a note where the target is said to be certain.
    """
    watched = indicator.monitoring
    has_column = not indicator.places or "explanation" in indicator.places
    if watched is None or not watched.causes or not has_column:
        yield NotApplicable("监控表中没有勾选偏差原因，或没有原因说明一栏")
        return
    blank, columns = words["blank"], words["columns"]
    if is_told_why(indicator, blank=blank, columns=columns):
        return
    if is_explained_below(sheet, blank=blank, columns=columns):
        return
    yield {
        "severity": Severity.WARNING if is_in_doubt(indicator) else Severity.NOTE,
        "field": "explanation",
        "evidence": indicator.place.text,
        "causes": "、".join(f"“{one.label}”" for one in Cause if one in watched.causes),
        "doubt": "，而完成目标并不确定" if is_in_doubt(indicator) else "",
    }
