"""TG013: a target is set near what can be done, as the year before and the year itself show."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.collection import Collection
from jixiao.audit.evaluation_values import as_printed, reached
from jixiao.audit.target_levels import (
    Earlier,
    has_like_budget,
    is_counted_output,
    with_baselines,
    with_last_year,
)
from jixiao.audit.wording import found
from jixiao.domain.document import Document
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet


@rule("TG013")
def target_set_too_low(
    sheet: Sheet, document: Document, collection: Collection, words: Words
) -> Iterator[Verdict]:
    """Less than half of last year's actual, or passed three times over within the year."""
    told: set[int] = set()
    for one, said, file in _earlier(sheet, document, collection):
        if id(one.indicator) not in told and _is_far_below(one, words):
            told.add(id(one.indicator))
            yield _values(one.indicator, words[said], reached=one.printed, file=file)
    for row in sheet.indicators:
        if id(row) not in told and (share := _share_of_actual(row, words)):
            printed = as_printed(row.actual)
            yield _values(row, words["exceeded"], reached=printed, share=share)


def _earlier(
    sheet: Sheet, document: Document, collection: Collection
) -> Iterator[tuple[Earlier, str, str]]:
    """Targets beside what was reached the year before: by the form itself, then by last year's.

    A count is compared with last year's sheet only where there is as much money again.
    """
    yield from ((one, "baseline", "") for one in with_baselines(sheet))
    last = collection.last_year(sheet, document)
    if last is None:
        return
    is_like = has_like_budget(sheet, last.sheet)
    for one in with_last_year(sheet, last.sheet):
        if one.is_share or is_like:
            yield one, "last_year", last.file


def _values(indicator: Indicator, said: tuple[str, ...], **shown: str) -> dict[str, object]:
    fault, advice = said
    return {
        "field": "target",
        "place": indicator.place_of("target"),
        "indicator": indicator.name,
        "target": as_printed(indicator.target),
        "fault": fault.format(**shown),
        "advice": advice,
    }


def _is_far_below(one: Earlier, words: Words) -> bool:
    """Whether a target is far below what was reached; one-off works differ from year to year."""
    level = one.level
    if one.is_share:
        return level.actual - level.target >= Decimal(words["points_below"][0])
    if found(words["one_off"], one.indicator.name):
        return False
    return level.target < level.actual * Decimal(words["share_of_last"][0])


def _share_of_actual(indicator: Indicator, words: Words) -> str:
    """The share that a target is of a result many times above it; empty where it is not."""
    if indicator.actual is None or not is_counted_output(indicator):
        return ""
    level = reached(indicator)
    if level is None or level.is_cap or level.rate is None:
        return ""
    is_many = level.actual - level.target >= Decimal(words["least_difference"][0])
    if not is_many or level.rate < Decimal(words["times"][0]):
        return ""
    return f"{(level.target * 100 / level.actual).quantize(Decimal('0.1'))}%"
