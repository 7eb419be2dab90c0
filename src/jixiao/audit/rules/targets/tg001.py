"""TG001: a target must say something that can be reached or missed."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, Verdict, Words, rule
from jixiao.audit.wording import bare, core_name, found
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Sheet
from jixiao.domain.target import Target

UNCOUNTED = "uncounted"


@rule("TG001")
def target_without_number(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """A unit alone, a hole in the form, or a blank where the sheet's other rows have targets."""
    rows = [one for one in sheet.indicators if _is_used(one, words)]
    natures = {one.target.nature for one in rows if one.target is not None}
    if natures == {Nature.BLANK}:
        yield CouldNotCheck("整张表都没有指标值，无法判断是没有填写还是没有读到")
        return
    for one in rows:
        fault = _fault(one, words)
        if one.target is None or not fault:
            continue
        place = one.place_of("target")
        printed = one.target.text.strip()
        yield {
            "severity": Severity.WARNING if fault == UNCOUNTED else Severity.ERROR,
            "field": "target",
            "place": place,
            "indicator": one.name,
            "target": printed,
            "what": words[fault][0],
            "evidence": place.text.strip() or printed or one.place.text,
        }


def _fault(indicator: Indicator, words: Words) -> str:
    """Which of the faults a target has: its nature, or a word where the name asks for a number."""
    target = indicator.target
    if target is None:
        return ""
    if target.nature is Nature.QUALITATIVE:
        says_nothing = found(words["says_nothing"], bare(target.text))
        asks_number = says_nothing and found(words["asks_number"], core_name(indicator))
        return UNCOUNTED if asks_number or _is_graded_share(indicator, target, words) else ""
    return target.nature if target.nature in words else ""


def _is_graded_share(indicator: Indicator, target: Target, words: Words) -> bool:
    """Whether a share is promised by a grade alone: 满意度 with 满意, 合格率 with 合格."""
    graded = found(words["grades_of_shares"], bare(target.text))
    return bool(graded and found(words["shares"], core_name(indicator)))


def _is_used(indicator: Indicator, words: Words) -> bool:
    """Whether a row of the form was filled in at all: it names an indicator."""
    name = indicator.name.strip()
    return bool(bare(name)) and not found(words["unused_rows"], name)
