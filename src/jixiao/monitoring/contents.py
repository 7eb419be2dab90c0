"""What a ledger holds: payments and budgets by year and category, and the files they came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from jixiao.domain.money import Money

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Part:
    """Payments or budgets of one year and category: how many and how much."""

    kind: str
    fiscal_year: int
    category: str
    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that was imported, and how many rows were taken, known and refused then."""

    file: str
    kind: str
    imported_at: datetime
    taken: int
    known: int
    refused: int


def parts(connection: duckdb.DuckDBPyConnection) -> list[Part]:
    """Payments and budgets by year and category."""
    found = connection.execute(
        "SELECT 'payments', fiscal_year, category, count(*), sum(amount) FROM payments GROUP BY ALL"
        " UNION ALL SELECT 'budgets', fiscal_year, category, count(*), sum(amount) FROM budgets"
        " GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return [
        Part(kind, year, category, count, Money(amount))
        for kind, year, category, count, amount in found
    ]


def imported_files(connection: duckdb.DuckDBPyConnection) -> list[ImportedFile]:
    """The files in the order in which they were imported."""
    found = connection.execute(
        "SELECT file, kind, imported_at, taken, known, refused FROM imports ORDER BY imported_at"
    ).fetchall()
    return [ImportedFile(*one) for one in found]
