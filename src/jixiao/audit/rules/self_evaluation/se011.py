"""SE011: a sheet on which no indicator has lost anything."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.evaluation_rows import place_in_row
from jixiao.audit.evaluation_values import judged_rows
from jixiao.audit.points import added, number
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Sheet

MEASURED = frozenset({Nature.QUANTITY, Nature.RANGE, Nature.SENTENCE, Nature.DATE, Nature.NONE})
BOUNDS = ("≥", "≤", ">", "<")


@rule("SE011")
def full_marks_throughout(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Every row full; a warning where many rows have no measured result, else a note."""
    rows = judged_rows(sheet)
    of_year = [one for one in sheet.indicators if one.term != "long_term"]
    if len(rows) < int(words["least"][0]) or len(rows) < len(of_year):
        yield NotApplicable("打了分的指标太少，或者有的指标没有印出分值和得分")
        return
    if any(one.score != one.points for one in rows):
        return
    unproven = sum(not _is_measured(one) for one in rows)
    is_doubtful = unproven * 100 >= len(rows) * int(words["least_unproven"][0])
    place = sheet.places.get("total_score") or place_in_row(rows[0], "score")
    yield {
        "field": "score",
        "place": place,
        "count": len(rows),
        "points": number(added(one.points for one in rows)),
        "doubt": words["unproven" if is_doubtful else "proven"][0].format(n=unproven),
        "severity": Severity.WARNING if is_doubtful else Severity.NOTE,
    }


def _is_measured(indicator: Indicator) -> bool:
    """Whether the row reports a result that was counted."""
    actual = indicator.actual
    return (
        actual is not None and actual.nature in MEASURED and actual.text.strip()[:1] not in BOUNDS
    )
