"""A table of indicators scored by the engine that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jixiao.bulk.outcome import finish, finish_elsewhere
from jixiao.bulk.sources import warnings_of
from jixiao.bulk.summary import Summary
from jixiao.pipeline import Unknown

NO_DSN = (
    "--engine postgres 要用 --dsn 写明数据库，例如 --dsn postgresql://用户@主机/数据库；"
    "密码可以放在环境变量 PGPASSWORD 里"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a table is to be scored: where, and by which rule-set if its rows name none."""

    engine: str = "duckdb"
    ruleset: str | None = None
    master: str = "local[*]"
    dsn: str = ""
    into: str = ""
    threads: int = 1


def score_indicators(
    table: str, output: Path, wanted: Wanted, *, files: Mapping[str, Path]
) -> tuple[Summary, list[str]]:
    """Score a table and sum up; what the user should know is said with it.

    ``files`` are the tables of the documents that it came from, if it did.
    """
    if wanted.engine == "postgres":
        return _in_postgres(table, output, wanted)
    if wanted.engine == "spark":
        from jixiao.bulk import spark_engine

        source, made = spark_engine.score_table(
            table, output, master=wanted.master, ruleset=wanted.ruleset
        )
    else:
        from jixiao.bulk import duckdb_engine

        source, made = duckdb_engine.score_table(
            Path(table), output, ruleset=wanted.ruleset, threads=wanted.threads
        )
    return finish("score", {**files, **made}, output), warnings_of(source)


def _in_postgres(table: str, output: Path, wanted: Wanted) -> tuple[Summary, list[str]]:
    from jixiao.bulk import postgres_engine

    if not wanted.dsn:
        raise Unknown(NO_DSN)
    source, tables = postgres_engine.score_table(
        wanted.dsn, table, into=wanted.into, ruleset=wanted.ruleset
    )
    relations = {name: postgres_engine.identifier(one) for name, one in tables.items()}
    summary = finish_elsewhere(
        "score", relations, output, lambda query: postgres_engine.fetch(wanted.dsn, query)
    )
    where = f"结果写在数据库的 {tables['scores']} 和 {tables['totals']} 两张表里"
    return summary, [where, *warnings_of(source)]
