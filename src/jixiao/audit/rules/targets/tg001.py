"""TG001: a target must say something that can be reached or missed."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, Verdict, Words, rule
from jixiao.audit.wording import bare, found
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Sheet


@rule("TG001")
def target_without_number(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """A unit alone, a hole in the form, or a blank where the sheet's other rows have targets."""
    rows = [one for one in sheet.indicators if _is_used(one, words)]
    natures = {one.target.nature for one in rows if one.target is not None}
    if natures == {Nature.BLANK}:
        yield CouldNotCheck("整张表都没有指标值，无法判断是没有填写还是没有读到")
        return
    for one in rows:
        if one.target is None or one.target.nature not in words:
            continue
        place = one.place_of("target")
        printed = one.target.text.strip()
        yield {
            "field": "target",
            "place": place,
            "indicator": one.name,
            "target": printed,
            "what": words[one.target.nature][0],
            "evidence": place.text.strip() or printed or one.place.text,
        }


def _is_used(indicator: Indicator, words: Words) -> bool:
    """Whether a row of the form was filled in at all: it names an indicator."""
    name = indicator.name.strip()
    return bool(bare(name)) and not found(words["unused_rows"], name)
