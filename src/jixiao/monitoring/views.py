"""What rules about spending see: every project of the ledger, by a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from jixiao.domain.money import ZERO, Money
from jixiao.domain.month import months_until
from jixiao.domain.progress import Category, Progress
from jixiao.domain.spending_view import LedgerPayment, PaidUse, SpendingView, SpendingViews
from jixiao.monitoring.progress import progress
from jixiao.monitoring.sql import text_of

if TYPE_CHECKING:
    import duckdb

MID_YEAR = (6, 30)
QUERIES = ("months", "late", "repeated", "uses", "sources")


def spending_views(
    connection: duckdb.DuckDBPyConnection, as_of: date, *, fiscal_year: int | None = None
) -> SpendingViews:
    """The views of all projects of a fiscal year (that of the date where it is not given)."""
    year = as_of.year if fiscal_year is None else fiscal_year
    rows = [
        one
        for one in progress(connection, as_of, fiscal_year=year)
        if one.category is Category.PROJECT
    ]
    mid_year = min(as_of, date(year, *MID_YEAR))
    budgets = {
        one.key: one.final_budget for one in progress(connection, mid_year, fiscal_year=year)
    }
    found = {name: _rows(connection, name, year=year, as_of=as_of) for name in QUERIES}
    return SpendingViews(
        _view(one, budgets.get(one.key, ZERO), {name: found[name][one.key] for name in QUERIES})
        for one in rows
    )


def _rows(
    connection: duckdb.DuckDBPyConnection, name: str, *, year: int, as_of: date
) -> Mapping[str, list[tuple[Any, ...]]]:
    """The rows of a query by the key of their project."""
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    given: dict[str, object] = {"fiscal_year": year}
    query = text_of(f"views_{name}")
    if "$as_of" in query:
        given["as_of"] = as_of
    for key, *values in connection.execute(query, given).fetchall():
        found[key].append(tuple(values))
    return found


def _view(
    row: Progress, mid_year_budget: Money, found: Mapping[str, Sequence[tuple[Any, ...]]]
) -> SpendingView:
    return SpendingView(
        fiscal_year=row.fiscal_year,
        as_of=row.as_of,
        project=row.project,
        unit=row.unit,
        original_budget=row.original_budget,
        final_budget=row.final_budget,
        mid_year_budget=mid_year_budget,
        outturn=row.outturn,
        planned=row.planned,
        months=_months(row, found["months"]),
        late=tuple(_payment(*one) for one in found["late"]),
        repeated=tuple(_payment(*one) for one in found["repeated"]),
        uses=tuple(
            PaidUse(purpose, name, Money(amount), count, voucher)
            for purpose, name, amount, count, voucher in found["uses"]
        ),
        sources={
            source: _months(row, [pair for one, *pair in found["sources"] if one == source])
            for source in dict.fromkeys(one[0] for one in found["sources"])
        },
    )


def _months(row: Progress, found: Iterable[Sequence[Any]]) -> tuple[Money, ...]:
    """The amounts of each month from January to the cut-off date, nothing where none is found."""
    amounts = {number: Money(amount) for number, amount in found}
    months = months_until(row.as_of, fiscal_year=row.fiscal_year)
    return tuple(amounts.get(one.number, ZERO) for one in months)


def _payment(
    vouchers: list[str], paid_on: date, amount: Any, payee: str, purpose: str
) -> LedgerPayment:
    return LedgerPayment(tuple(vouchers), paid_on, Money(amount), payee, purpose)
