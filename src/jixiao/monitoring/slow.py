"""Which projects make the gap, since when, and which kind of payment is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from jixiao.domain.money import ZERO, Money, total
from jixiao.domain.month import SHARE, Month
from jixiao.domain.progress import Category, Grouping, Progress
from jixiao.domain.slow import MissingPayment, SlowProject
from jixiao.monitoring.forecast_history import name_key
from jixiao.monitoring.progress import progress
from jixiao.monitoring.sql import prepare, text_of

if TYPE_CHECKING:
    import duckdb

FEN = Decimal("0.01")
LEAST_GAP = Decimal("0.05")
"""A project is slow from five points behind on; what is nearer may be a matter of days."""
MOST_MISSING = 3
Classes = Mapping[str, tuple[str, str, Money]]


def gap_of(row: Progress) -> Money:
    """What should have been spent and was not, by the plan, else by the share of the year gone."""
    if row.gap is not None:
        return row.gap
    elapsed = (row.final_budget.yuan * row.elapsed_share).quantize(FEN, ROUND_HALF_UP)
    return Money(elapsed) - row.outturn


def slow_projects(
    connection: duckdb.DuckDBPyConnection,
    rows: Sequence[Progress],
    *,
    least_gap: Decimal = LEAST_GAP,
) -> list[SlowProject]:
    """The projects behind by at least a share of their budget, the largest gap first.

    The rows are of one date, grouped by project. Shares are those of the gaps of all projects
    that are behind, however little.
    """
    behind, gaps = _behind(rows)
    slow = [one for one in behind if gaps[one.key].yuan >= least_gap * one.final_budget.yuan]
    since, missing = _since(connection, slow), _missing(connection, slow)
    shares = _shares([gaps[row.key] for row in behind])
    return [
        SlowProject(
            progress=row,
            gap=gaps[row.key],
            share=share,
            cumulative_share=sofar,
            is_by_plan=row.gap is not None,
            behind_since=since[row.key],
            missing=missing[row.key],
        )
        for row, (share, sofar) in zip(behind, shares, strict=True)
        if row.key in since
    ]


def _behind(rows: Sequence[Progress]) -> tuple[list[Progress], dict[str, Money]]:
    """The projects that are behind, however little, the largest gap first, and the gaps by key."""
    judged = (
        row for row in rows if row.category is not Category.UNASSIGNED and row.final_budget.yuan > 0
    )
    gaps = {row.key: gap for row in judged if (gap := gap_of(row)).yuan > 0}
    behind = [row for row in rows if row.key in gaps]
    return sorted(behind, key=lambda row: (-gaps[row.key].yuan, row.key)), gaps


def _shares(gaps: Sequence[Money]) -> Iterator[tuple[Decimal, Decimal]]:
    """The part of the whole that each gap is, and that of it with all before it."""
    whole, sofar = total(list(gaps)), ZERO
    for one in gaps:
        sofar += one
        yield _part(one, whole), _part(sofar, whole)


def _part(amount: Money, whole: Money) -> Decimal:
    return (amount.yuan / whole.yuan).quantize(SHARE, ROUND_HALF_UP)


def _since(connection: duckdb.DuckDBPyConnection, slow: Sequence[Progress]) -> dict[str, Month]:
    """From which month's end on each project was behind without a break until now."""
    if not slow:
        return {}
    by_key: dict[str, list[Progress]] = defaultdict(list)
    months = progress(
        connection,
        slow[0].as_of,
        by=(Grouping.PROJECT, Grouping.MONTH),
        fiscal_year=slow[0].fiscal_year,
        only=[one.key for one in slow],
    )
    for one in months:
        by_key[one.key].append(one)
    return {
        key: list(takewhile(lambda one: gap_of(one).yuan > 0, reversed(found)))[-1].month
        for key, found in by_key.items()
    }


def _missing(
    connection: duckdb.DuckDBPyConnection, slow: Sequence[Progress]
) -> dict[str, tuple[MissingPayment, ...]]:
    if not slow:
        return {}
    prepare(connection)
    year, as_of = slow[0].fiscal_year, slow[0].as_of
    given = {
        "fiscal_year": year,
        "as_of": as_of,
        "last_year": same_day(as_of, year=as_of.year - 1),
        "keys": [one.key for one in slow],
        "names": [name_key(one) for one in slow if one.project.name],
    }
    paid: dict[tuple[str, int], dict[str, tuple[str, str, Money]]] = defaultdict(dict)
    for key, name, of_year, which, code, words, amount in connection.execute(
        text_of("slow_payments"), given
    ).fetchall():
        for project in {key, name}:
            _code, _words, before = paid[project, of_year].get(which, (code, words, ZERO))
            paid[project, of_year][which] = (code, words, before + Money(amount))
    return {one.key: _less(one, paid) for one in slow}


def _less(row: Progress, paid: Mapping[tuple[str, int], Classes]) -> tuple[MissingPayment, ...]:
    """The economic classes that were paid more of last year, the greatest difference first."""
    last, nothing = row.fiscal_year - 1, {}  # type: tuple[int, Classes]
    before = paid.get((row.key, last)) or paid.get((name_key(row), last)) or nothing
    now = paid.get((row.key, row.fiscal_year)) or nothing
    found = [
        MissingPayment(code, words, amount, now[which][2] if which in now else ZERO)
        for which, (code, words, amount) in before.items()
    ]
    less = [one for one in found if one.this_year < one.last_year]
    less.sort(key=lambda one: (one.this_year - one.last_year, one.economic_code))
    return tuple(less[:MOST_MISSING])


def same_day(day: date, *, year: int) -> date:
    """The same day of another year; the last of a month stays the last: 28 and 29 February."""
    month = Month(year, day.month)
    return month.last if day == Month.of(day).last else day.replace(year=year)
