"""Scores of a Parquet table of any number of rows by DuckDB, on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.bulk.parquet import connection, copy, read_from
from jixiao.bulk.scoring_sql import Source, named_in, scores_query
from jixiao.bulk.sources import checked_source
from jixiao.bulk.totals_sql import totals_query
from jixiao.scoring.dialects import Dialect

if TYPE_CHECKING:
    import duckdb

MEMORY = "3GB"
SPILL = "spill"


def score_table(
    table: Path, output: Path, *, ruleset: str | None = None, threads: int = 1
) -> tuple[Source, dict[str, Path]]:
    """Write ``scores`` and ``totals`` of a table; raises NotScorable where it has no such rows."""
    files = {name: output / f"{name}.parquet" for name in ("scores", "totals")}
    with connection(threads=threads, memory=MEMORY, spill=output / SPILL) as database:
        source = source_of(database, read_from(table), name=str(table), ruleset=ruleset)
        copy(scores_query(source, Dialect.DUCKDB), files["scores"], database=database)
        copy(totals_query(source, Dialect.DUCKDB), files["totals"], database=database)
    return source, files


def source_of(
    database: duckdb.DuckDBPyConnection, relation: str, *, name: str, ruleset: str | None
) -> Source:
    """What a relation has, and what its rows name."""
    described = database.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()  # noqa: S608
    columns = [row[0] for row in described]
    return checked_source(
        relation,
        columns,
        name=name,
        ruleset=ruleset,
        named=lambda: database.execute(named_in(relation, columns)).fetchall(),
    )
