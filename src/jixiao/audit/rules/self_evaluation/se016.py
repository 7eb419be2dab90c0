"""SE016: no single indicator carries most of the points."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.points import added, execution_row, number
from jixiao.domain.sheet import Sheet


@rule("SE016")
def points_on_one_indicator(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """More than half of the points of three indicators or more; the execution rate is none."""
    execution = execution_row(sheet)
    rows = [one for one in sheet.indicators if one.term != "long_term" and one is not execution]
    printed = [one for one in rows if one.points is not None]
    if len(rows) < int(words["least"][0]) or not printed:
        yield NotApplicable("指标太少，或者没有印出分值")
        return
    if len(printed) < len(rows):
        yield CouldNotCheck(f"有{len(rows) - len(printed)}项指标没有印出分值")
        return
    whole = added(one.points for one in printed)
    for one in printed:
        if one.points and one.points * 100 > whole * int(words["most"][0]):
            yield {
                "field": "points",
                "place": one.place_of("points"),
                "indicator": one.name,
                "points": number(one.points),
                "count": len(rows),
                "sum": number(whole),
                "share": number((one.points * 100 / whole).quantize(whole / whole)),
            }
