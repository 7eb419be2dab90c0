"""Payments and budgets of an export into a ledger: loaded, checked, compared, taken.

Every function works inside the transaction of its caller, on a ledger that ``store.opened`` gave.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from typing import TYPE_CHECKING

from jixiao.domain.export import Export, ExportTable
from jixiao.monitoring.checks import Asked, quoted
from jixiao.monitoring.checks_budgets import checked_budgets
from jixiao.monitoring.checks_payments import checked_payments
from jixiao.monitoring.columns import PAYMENTS
from jixiao.monitoring.owning import Owner, keep_own

if TYPE_CHECKING:
    import duckdb

PAYMENT_COLUMNS = (
    "paid_on, kind, department_code, department, unit_code, unit, project_code, project,"
    " category, source, source_name, economic_code, economic_class, payee, purpose, is_carry_over"
)
BUDGET_COLUMNS = (
    "kind, department_code, department, unit_code, unit, project_code, project, category, source,"
    " source_name, economic_code, economic_class, effective_on, document"
)
LONGEST_LINE = 2**22


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of an export were taken, known already and refused.

    ``passed_over`` are rows that are no data: totals, repeated titles, signatures.
    """

    taken: int = 0
    known: int = 0
    refused: int = 0
    passed_over: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.taken + other.taken,
            self.known + other.known,
            self.refused + other.refused,
            self.passed_over + other.passed_over,
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken: its number in the table, its cells and what is wrong with it."""

    row: int
    cells: tuple[str, ...]
    message: str


def import_table(
    connection: duckdb.DuckDBPyConnection,
    table: ExportTable,
    asked: Asked,
    *,
    file: str,
    owner: Owner | None = None,
) -> Counts:
    """Take the rows of one table that are new; ``file`` is the name that the ledger keeps.

    Rows of others than ``owner`` are refused, where one is given. ``refused_rows`` gives those
    refused, until the next table is imported.
    """
    connection.execute(_script("checks_macros.sql"))
    _load(connection, table)
    is_payments = asked.mapping.kind == PAYMENTS
    checked = checked_payments(asked) if is_payments else checked_budgets(asked)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE checked AS {checked}")
    if owner is not None:
        keep_own(connection, owner)
    connection.execute(f"CREATE OR REPLACE TEMP VIEW stored AS {_stored(is_payments=is_payments)}")
    connection.execute(_script("import_rows.sql"))
    connection.execute(_insert(is_payments=is_payments), [file])
    return _counts(connection)


def refused_rows(connection: duckdb.DuckDBPyConnection) -> Iterator[Refused]:
    """The rows of the table just imported that were not taken, in their order."""
    found = connection.execute(
        "SELECT message, raw.* FROM refused JOIN raw USING (row) ORDER BY row"
    )
    for message, row, *cells in found.fetchall():
        yield Refused(row, tuple("" if one is None else one for one in cells), message)


def readable(cells: Sequence[str], *, as_day: bool) -> list[bool]:
    """Which cells hold a day, or an amount of money, as an import reads them."""
    from jixiao.monitoring.store import opened

    with opened() as connection:
        connection.execute(_script("checks_macros.sql"))
        reading = "day_of(cell)" if as_day else "exact_yuan(cell, 1)"
        found = connection.execute(
            f"SELECT {reading} IS NOT NULL FROM (SELECT unnest(?::VARCHAR[]) AS cell)",  # noqa: S608
            [list(cells)],
        )
        return [bool(one) for (one,) in found.fetchall()]


def is_imported(connection: duckdb.DuckDBPyConnection, export: Export) -> bool:
    """Whether the same file was imported before."""
    known = "SELECT 1 FROM imports WHERE sha256 = ?"
    return connection.execute(known, [export.sha256]).fetchone() is not None


def record_import(
    connection: duckdb.DuckDBPyConnection, export: Export, counts: Counts, *, asked: Asked
) -> None:
    """Write down that a file was imported; one that was imported before stays as it was."""
    mapping = json.dumps(dict(asked.mapping.columns), ensure_ascii=False)
    now = datetime.now().replace(microsecond=0)  # noqa: DTZ005 (the office's own clock)
    connection.execute(
        "INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [
            export.path.name, export.sha256, asked.mapping.kind, now, counts.taken, counts.known,
            counts.refused, mapping,
        ],
    )  # fmt: skip


def _script(name: str) -> str:
    return (resources.files("jixiao.monitoring") / name).read_text(encoding="utf-8")


def _load(connection: duckdb.DuckDBPyConnection, table: ExportTable) -> None:
    """The rows as a table ``raw`` of strings, with the number of each."""
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(table.width))
    reading = (
        f"{quoted(str(table.rows))}, auto_detect = false, header = false, columns = {{{columns}}},"
        f" delim = {quoted(table.delimiter)}, quote = '\"', escape = '\"', null_padding = true,"
        f" strict_mode = false, max_line_size = {LONGEST_LINE}"
    )
    numbered = f"SELECT row_number() OVER () AS row, * FROM read_csv({reading})"  # noqa: S608
    connection.execute(f"CREATE OR REPLACE TEMP TABLE raw AS {numbered}")


def _stored(*, is_payments: bool) -> str:
    """The keys and amounts of the ledger."""
    if is_payments:
        return "SELECT fiscal_year, voucher AS key, line, amount FROM payments"
    return (
        "SELECT fiscal_year, split_part(entry, '#', 1) AS key,"
        " coalesce(TRY_CAST(split_part(entry, '#', 2) AS INTEGER), 1) AS line, amount FROM budgets"
    )


def _insert(*, is_payments: bool) -> str:
    """The rows that are taken, into the ledger."""
    if is_payments:
        table, columns, key = "payments", PAYMENT_COLUMNS, "voucher, line"
        values = "taken.key, taken.line"
    else:
        table, columns, key = "budgets", BUDGET_COLUMNS, "entry"
        values = "taken.key || CASE WHEN taken.line > 1 THEN '#' || taken.line ELSE '' END"
    return (
        f"INSERT INTO {table} (fiscal_year, {key}, amount, {columns}, file, row)"  # noqa: S608
        f" SELECT taken.fiscal_year, {values}, amount, {columns}, ?, checked.row"
        " FROM taken JOIN checked USING (nr)"
    )


def _counts(connection: duckdb.DuckDBPyConnection) -> Counts:
    found = connection.execute(
        "SELECT (SELECT count(DISTINCT row) FROM taken), (SELECT count(DISTINCT row) FROM valid),"
        " (SELECT count(*) FROM refused), (SELECT count(DISTINCT row) FROM valid JOIN refused"
        " USING (row)), (SELECT count(DISTINCT row) FROM checked"
        " WHERE kind_of_row NOT IN ('', 'blank'))"
    ).fetchone()
    taken, valid, refused, both, passed_over = found or (0,) * 5
    return Counts(taken, valid - taken - both, refused, passed_over)
