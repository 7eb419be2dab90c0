"""Whether something was done in time, as far as dates without day or year can tell."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from jixiao.domain.dates import PartialDate, Period

ANY_YEAR = 2000


def is_in_time(target: Period, actual: Period, *, fiscal_year: int | None) -> bool | None:
    """Whether the end of the work lies within the target; None where the dates do not tell.

    A year that is not printed is the fiscal year, or the other date's. 9月前 is read as by the
    end of September: official use does not part it from 9月底前.
    """
    years = (target.end.year, target.start.year, actual.end.year, actual.start.year)
    year = fiscal_year or next((one for one in years if one), ANY_YEAR)
    deadline = _last_day(target.end, year=year)
    if _last_day(actual.end, year=year) <= deadline:
        return True
    return False if _first_day(actual.end, year=year) > deadline else None


def _first_day(day: PartialDate, *, year: int) -> date:
    return date(day.year or year, day.month or 1, _in_month(day, year, 1))


def _last_day(day: PartialDate, *, year: int) -> date:
    return date(day.year or year, day.month or 12, _in_month(day, year, 31))


def _in_month(day: PartialDate, year: int, otherwise: int) -> int:
    """A day that the month has: 2月30日, really printed, is its last."""
    month = day.month or (12 if otherwise > 1 else 1)
    return min(day.day or otherwise, monthrange(day.year or year, month)[1])
