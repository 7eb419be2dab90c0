"""Rows written as Parquet, and Parquet files put together, by DuckDB."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.bulk.rows import Row
from jixiao.bulk.tables import DIGITS, Column, Table
from jixiao.scoring.engine import OFFLINE

if TYPE_CHECKING:
    import duckdb

PARQUET = "(FORMAT parquet, COMPRESSION zstd)"
LOCAL = {key: value for key, value in OFFLINE.items() if key != "enable_external_access"}


def connection(
    *, threads: int = 1, memory: str = "", spill: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory that reads and writes local files and never goes to a network."""
    import duckdb

    settings = LOCAL | {"threads": str(threads)}
    if memory:
        settings["memory_limit"] = memory
    if spill is not None:
        settings["temp_directory"] = str(spill)
    return duckdb.connect(":memory:", config=settings)


def quoted(path: Path | str) -> str:
    """A path as a literal of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def write_rows(rows: Sequence[Row], table: Table, path: Path) -> None:
    """Write rows as a Parquet file with the columns of a table.

    A number of more digits than the column holds is left out rather than cut: see ``too_long``.
    """
    columns = ", ".join(
        f"TRY_CAST(unnest(${place}::VARCHAR[]) AS {one.sql_type}) AS {one.name}"
        for place, one in enumerate(table.columns, start=1)
    )
    values = [[_text(row.get(one.name)) for row in rows] for one in table.columns]
    with connection() as database:
        database.execute(f"CREATE TEMP TABLE written AS SELECT {columns}", values)
        database.execute(f"COPY written TO {quoted(path)} {PARQUET}")


def too_long(row: Row, columns: Iterable[Column]) -> list[Column]:
    """The columns whose number is too large to be kept: digits that ran together in a cell."""
    return [
        one
        for one in columns
        if isinstance(number := row.get(one.name), Decimal)
        and abs(number) >= Decimal(10) ** DIGITS[one.type]
    ]


def _text(value: object) -> str | None:
    """A value as text that a database takes; a name of a file may hold bytes that are none."""
    if value is None or value == "":
        return None
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def put_together(parts: Sequence[Path], path: Path) -> None:
    """One file out of parts in their order; it appears whole or not at all."""
    copy(f"SELECT * FROM {read_from(*parts)}", path)  # noqa: S608


def copy(query: str, path: Path, *, database: duckdb.DuckDBPyConnection | None = None) -> None:
    """Write what a query gives; the file appears whole or not at all."""
    unfinished = path.with_name(f"{path.name}.part")
    if database is None:
        with connection() as own:
            own.execute(f"COPY ({query}) TO {quoted(unfinished)} {PARQUET}")
    else:
        database.execute(f"COPY ({query}) TO {quoted(unfinished)} {PARQUET}")
    unfinished.replace(path)


def read_from(*paths: Path) -> str:
    """Parquet files as what a query selects from; signs that mean any file are taken literally."""
    literal = (re.sub(r"[\[*?]", r"[\g<0>]", str(one)) for one in paths)
    return f"read_parquet([{', '.join(quoted(one) for one in literal)}])"
