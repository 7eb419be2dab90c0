"""Months of a fiscal year, and how much of the year has gone by."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

PRINTED = re.compile(r"((?:19|20)\d\d)(?:[-./]|年)?(1[0-2]|0?[1-9])月?(?:份|末|底)?")
SHARE = Decimal("0.000001")
YEAR_END = 12


class UnreadableMonth(ValueError):
    """A text that names no month of a year."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year: 2024年3月."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``2024-03``, ``202403``, ``2024年3月``; raises UnreadableMonth for anything else."""
        if not (match := PRINTED.fullmatch(text.strip())):
            raise UnreadableMonth(f"“{text}”不是月份；请写成2024-03或2024年3月")
        return cls(int(match[1]), int(match[2]))

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day: 29 February in a leap year."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def next(self) -> Month:
        """The month after it."""
        return Month.of(self.last + timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.year}年{self.number}月"


def months_until(day: date, *, fiscal_year: int) -> tuple[Month, ...]:
    """The months of a fiscal year from January to the one of a day; all twelve after the year."""
    last = YEAR_END if day.year > fiscal_year else day.month if day.year == fiscal_year else 0
    return tuple(Month(fiscal_year, number) for number in range(1, last + 1))


@lru_cache(maxsize=512)
def elapsed_share(day: date, *, fiscal_year: int) -> Decimal:
    """The share of the fiscal year that has gone by when a day ends (时间进度).

    31 March is 90 of 365 days, in a leap year 91 of 366; 0 before the year, 1 after it.
    """
    start = date(fiscal_year, 1, 1)
    days = date(fiscal_year, 12, 31) - start
    gone = min(max((day - start).days + 1, 0), days.days + 1)
    return (Decimal(gone) / (days.days + 1)).quantize(SHARE, ROUND_HALF_UP)
