"""The outturn to be expected by the end of the year; the method is that of ADR 16.

Shares are Decimals of the budget; amounts are given back to the fen, half up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from jixiao.domain.forecast import Forecast, ForecastMethod
from jixiao.domain.money import ZERO, Money
from jixiao.domain.month import YEAR_END, Month
from jixiao.domain.progress import Category, Progress
from jixiao.monitoring.forecast_history import History, history
from jixiao.monitoring.sql import prepare, text_of

if TYPE_CHECKING:
    import duckdb

FEN = Decimal("0.01")
NOUGHT, ONE = Decimal(0), Decimal(1)
LEVEL = Decimal("0.8")
NORMAL = Decimal("1.2816")
"""The interval that holds a normal variable with probability 0.8 is this many deviations wide
to either side."""
LEAST_DEVIATION, USUAL_DEVIATION = Decimal("0.05"), Decimal("0.10")
LEAST_POOL = 10


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a plan asks for: its next step after the day, and its share at the year's end."""

    next_date: date | None = None
    next_share: Decimal | None = None
    last_share: Decimal = ONE


@dataclass(frozen=True, slots=True)
class _Outlook:
    """A forecast as shares of the budget."""

    expected: Decimal
    low: Decimal
    high: Decimal
    method: ForecastMethod


def forecasts(
    connection: duckdb.DuckDBPyConnection, rows: Sequence[Progress]
) -> dict[str, Forecast]:
    """A forecast for each project of a progress table, by its key.

    The rows are of one date, grouped by project. Without a budget there is nothing to measure
    shares by, and no forecast; nor for payments that name no project.
    """
    if not rows:
        return {}
    as_of, fiscal_year = rows[0].as_of, rows[0].fiscal_year
    prepare(connection)
    given = {"as_of": as_of, "fiscal_year": fiscal_year}
    plans = {
        key: Ahead(*found)
        for key, *found in connection.execute(text_of("forecast_plans"), given).fetchall()
    }
    past = history(connection, as_of, fiscal_year=fiscal_year)
    deviation = _deviation(rows)
    return {
        row.key: _forecast(row, plans.get(row.key, Ahead()), past, deviation=deviation)
        for row in rows
        if row.final_budget.yuan > 0 and row.category is not Category.UNASSIGNED
    }


def _forecast(row: Progress, ahead: Ahead, past: History, *, deviation: Decimal) -> Forecast:
    found = _by_earlier_years(row, past) or _by_plan(row, ahead, deviation=deviation)
    months = months_left(row.as_of, fiscal_year=row.fiscal_year)
    if not months:
        spent = row.outturn.yuan / row.final_budget.yuan
        found = _Outlook(spent, spent, spent, found.method)
    needed = _missing(row, ahead.last_share)
    next_share = ahead.next_share
    return Forecast(
        expected=_amount(row, found.expected),
        low=_amount(row, found.low),
        high=_amount(row, found.high),
        level=LEVEL,
        method=found.method,
        months_left=months,
        needed=needed,
        needed_per_month=Money((needed.yuan / months).quantize(FEN, ROUND_HALF_UP))
        if months
        else None,
        next_step=ahead.next_date,
        needed_by_next_step=None if next_share is None else _missing(row, next_share),
    )


def _amount(row: Progress, share: Decimal) -> Money:
    return Money((row.final_budget.yuan * share).quantize(FEN, ROUND_HALF_UP))


def _missing(row: Progress, share: Decimal) -> Money:
    """What is still to be paid until a share of the budget is reached; nothing where it is."""
    return max(_amount(row, share) - row.outturn, ZERO)


def months_left(day: date, *, fiscal_year: int) -> int:
    """The months in which can still be paid; that of the day counts unless it is its last."""
    if day.year != fiscal_year:
        return YEAR_END if day.year < fiscal_year else 0
    return YEAR_END - day.month + (day != Month.of(day).last)


def _by_earlier_years(row: Progress, past: History) -> _Outlook | None:
    """By what became of the money left on this day in earlier years."""
    spent = row.outturn.yuan / row.final_budget.yuan
    left = ONE - spent
    found = past.paid_of_left(row, spent) if left > 0 else None
    if found is None:
        return None
    expected, low, high = (spent + left * one for one in found)
    return _Outlook(expected, low, high, ForecastMethod.EARLIER_YEARS)


def _by_plan(row: Progress, ahead: Ahead, *, deviation: Decimal) -> _Outlook:
    """What is left of the plan at the pace kept so far, against the plan or the calendar.

    Against whichever asks for less: a plan that is too early for the work says nothing of the end.
    The lower end is that of a random walk: what all projects are off by now says how far they may
    fall behind in the time left. The upper end is the whole plan: without earlier years nothing
    speaks against a rush at the end of the year.
    """
    spent = row.outturn.yuan / row.final_budget.yuan
    so_far = _asked_for(row)
    method = ForecastMethod.ELAPSED if row.planned_share is None else ForecastMethod.PLAN
    pace = min(max(spent / so_far, NOUGHT), ONE) if so_far else ONE
    top = max(ahead.last_share, spent)
    expected = spent + (top - spent) * pace
    gone = max(row.elapsed_share, ONE / YEAR_END)
    width = NORMAL * deviation * max((ONE - gone) / gone, NOUGHT).sqrt()
    return _Outlook(expected, max(expected - width, spent), top, method)


def _asked_for(row: Progress) -> Decimal:
    """The share of the budget to be spent by now, by the plan or the calendar, the lesser."""
    shares = (row.elapsed_share, row.planned_share)
    return min(one for one in shares if one is not None)


def _deviation(rows: Sequence[Progress]) -> Decimal:
    """How far projects are off by now: the root of the mean square, as a share of the budget."""
    off = [
        min(row.execution_rate, ONE) - _asked_for(row)
        for row in rows
        if row.execution_rate is not None
    ]
    if len(off) < LEAST_POOL:
        return USUAL_DEVIATION
    mean: Decimal = sum((one * one for one in off), NOUGHT) / len(off)
    return max(mean.sqrt(), LEAST_DEVIATION)
