"""Times that targets promise, beside the fiscal year that they are set for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from jixiao.audit.wording import found
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet
from jixiao.domain.units import canonical
from jixiao.domain.value import PublishedValue

YEAR = r"((?:19|20)\d{2})"
YEARS = re.compile(rf"(?<!\d){YEAR}\s*年?\s*(?:\d{{1,2}}月)?[^\d，。；]{{1,3}}{YEAR}(?!\d)")
MONTHS_OF_YEAR = 12
SPAN_UNITS = {"年": Decimal(1), "月": Decimal(1) / MONTHS_OF_YEAR}


def promised_years(value: PublishedValue | None) -> tuple[int, int] | None:
    """The first and the last year of a value that is a date; None where no year is printed."""
    if value is None or value.period is None:
        return None
    years = [one for one in (value.period.start.year, value.period.end.year) if one is not None]
    return (min(years), max(years)) if years else None


def length_in_years(value: PublishedValue | None) -> Decimal | None:
    """The longest time of a value that is a length in years or months: 2-3年 is three."""
    if value is None or not value.unit or value.number is None or value.rest:
        return None
    per_unit = _years_in(value.unit)
    return None if per_unit is None else (value.upper or value.number) * per_unit


@lru_cache(maxsize=1024)
def _years_in(unit: str) -> Decimal | None:
    return SPAN_UNITS.get(canonical(unit))


def has_longer_term(sheet: Sheet) -> bool:
    """Whether a form keeps what is meant for later years apart from the year's."""
    terms = {one.term for one in sheet.indicators} | {one.term for one in sheet.objectives}
    return bool(sheet.long_term_funds) or bool(terms - {"annual"})


def runs_for_years(sheet: Sheet, *, said: Sequence[str]) -> bool:
    """Whether a project says that it runs for several years: in its name, purpose or columns."""
    texts = (sheet.title, sheet.project.name, sheet.purpose, *sheet.extra.values())
    return any(_spans_years(text) or found(tuple(said), text) for text in texts if text)


def _spans_years(text: str) -> bool:
    return any(first < last for first, last in YEARS.findall(text))


def is_read_a_year_late(sheet: Sheet, year: int) -> bool:
    """Whether every dated target and actual stands in one other year: the sheet's may be misread.

    A self-evaluation is printed in the year after; its date may have been taken for the year.
    """
    dated = set(_dated_years(sheet))
    return len(dated) == 1 and dated != {(year, year)} and _has_dated_actual(sheet)


def _dated_years(sheet: Sheet) -> Iterator[tuple[int, int]]:
    for one in sheet.indicators:
        for value in (one.target, one.actual):
            if years := promised_years(value):
                yield years


def _has_dated_actual(sheet: Sheet) -> bool:
    return any(promised_years(one.actual) for one in sheet.indicators)


def is_lasting(indicator: Indicator) -> bool:
    """Whether a target is not the year's: of a longer term, or a lasting effect."""
    return indicator.term != "annual" or indicator.kind_term == "sustained"
