"""A ledger watched at the end of every month of a year, one report each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from jixiao.domain.document import Document
from jixiao.domain.month import months_until
from jixiao.domain.watching import WatchReport
from jixiao.pipeline.monitoring import ledger, monitor


def monthly(
    path: Path, *, fiscal_year: int, today: date, documents: Sequence[Document] = ()
) -> Iterator[WatchReport]:
    """A report at the end of each month until the last one that anything was paid in.

    The month of ``today`` ends with today. Raises Unknown where there is no ledger.
    """
    with ledger(path) as connection:
        found = connection.execute(
            "SELECT max(paid_on) FROM payments WHERE fiscal_year = ?", [fiscal_year]
        ).fetchone()
        last = found[0] if found and found[0] else None
        if last is None:
            return
        for month in months_until(min(last, today), fiscal_year=fiscal_year):
            as_of = min(month.last, today)
            yield monitor(connection, as_of, documents=documents, fiscal_year=fiscal_year)
