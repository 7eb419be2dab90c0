"""The outturn to be expected of many projects together; the interval of a sum is no sum of ends.

By earlier years, projects err apart from one another, so that the half-widths are added as the
root of their squares. What they share is the error of the mean that they are all estimated by: it
rests on so many neighbours, and adds the square of the summed half-widths over their number.

Without earlier years all projects are carried on by one rule, and if it is wrong it is wrong for
all alike: those half-widths are added up as they are. Both parts are independent of each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.forecast import Forecast, ForecastMethod, TotalForecast
from jixiao.domain.money import Money, total
from jixiao.domain.progress import Category, Progress
from jixiao.monitoring.forecast import FEN, LEVEL, months_left
from jixiao.monitoring.forecast_history import NEAREST

NOUGHT = Decimal(0)


def total_forecasts(
    rows: Sequence[Progress], ahead: Mapping[str, Forecast]
) -> tuple[TotalForecast, ...]:
    """The forecasts of every category that has one, then of all; the rows are of projects.

    What was spent without a budget, or names no project, is taken as spent and nothing more.
    """
    categories = [one for one in Category if any(_has_one(row, ahead, one) for row in rows)]
    groups: list[Category | None] = [*categories, None] if categories else []
    return tuple(
        forecast_of([row for row in rows if one in (None, row.category)], ahead, category=one)
        for one in groups
    )


def _has_one(row: Progress, ahead: Mapping[str, Forecast], category: Category) -> bool:
    return row.category is category and row.key in ahead


def forecast_of(
    rows: Sequence[Progress], ahead: Mapping[str, Forecast], *, category: Category | None = None
) -> TotalForecast:
    """The forecast of some rows of one date together; amounts to the fen, half up."""
    found = [ahead[row.key] for row in rows if row.key in ahead]
    spent = total([row.outturn for row in rows if row.key not in ahead])
    expected = total([one.expected for one in found]) + spent
    below = _half_width((one.expected - one.low, one.method) for one in found)
    above = _half_width((one.high - one.expected, one.method) for one in found)
    needed = total([one.needed for one in found])
    months = months_left(rows[0].as_of, fiscal_year=rows[0].fiscal_year)
    per_month = Money((needed.yuan / months).quantize(FEN, ROUND_HALF_UP)) if months else None
    return TotalForecast(
        category=category,
        expected=expected,
        low=expected - below,
        high=expected + above,
        level=LEVEL,
        months_left=months,
        needed=needed,
        needed_per_month=per_month,
    )


def _half_width(parts: Iterable[tuple[Money, ForecastMethod]]) -> Money:
    """The half-width of a sum out of those of its parts and of what each rests on."""
    squares = apart = together = NOUGHT
    for money, method in parts:
        half = money.yuan
        if method is ForecastMethod.EARLIER_YEARS:
            squares, apart = squares + half * half, apart + half
        else:
            together += half
    whole = (squares + apart * apart / NEAREST + together * together).sqrt()
    return Money(min(whole, apart + together).quantize(FEN, ROUND_HALF_UP))
