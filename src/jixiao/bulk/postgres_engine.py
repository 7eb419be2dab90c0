"""Scores of a table that lives in PostgreSQL, worked out there and kept there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jixiao.bulk.scoring_sql import Source, named_in, scores_query
from jixiao.bulk.sources import checked_source
from jixiao.bulk.totals_sql import totals_query
from jixiao.pipeline import Unknown
from jixiao.scoring.dialects import Dialect, rendered

if TYPE_CHECKING:
    import psycopg

NO_PSYCOPG = "没有安装 psycopg，不能用 --engine postgres；请执行 pip install 'jixiao[postgres]'"
NO_NAME = "“{name}”不是数据库中表的名称；应写成 表名 或 模式.表名"
NOT_OURS = "数据库中已有 {name}，不是 jixiao 写的，没有覆盖；请用 --into 换一个名称"
FAILED = "数据库没有完成评分（{reason}）；请检查 --dsn、表名、权限，以及各列是不是数"
NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)?")
OURS = "jixiao bulk score"
LONGEST = 55


def score_table(
    dsn: str, table: str, *, into: str = "", ruleset: str | None = None
) -> tuple[Source, dict[str, str]]:
    """Write the tables ``<into>_scores`` and ``<into>_totals`` beside the table, both or none.

    Tables of an earlier run are replaced, anybody else's never. Raises Unknown where psycopg is
    missing, the database says no, or the table has no rows to score.
    """
    try:
        import psycopg
    except ImportError:
        raise Unknown(NO_PSYCOPG) from None
    into = into or table
    for name in (table, into):
        if not NAME.fullmatch(name) or len(name) > LONGEST:
            raise Unknown(NO_NAME.format(name=name))
    tables = {name: f"{into}_{name}" for name in ("scores", "totals")}
    try:
        with psycopg.connect(dsn) as database:
            source = _source(database, table, ruleset)
            for name, query in (("scores", scores_query), ("totals", totals_query)):
                _replace(database, tables[name], rendered(query(source, POSTGRES), POSTGRES))
    except psycopg.Error as error:
        raise Unknown(FAILED.format(reason=str(error).strip().partition("\n")[0])) from error
    return source, tables


POSTGRES = Dialect.POSTGRES


def identifier(name: str) -> str:
    """A name as SQL has it; only letters, digits and underlines get here."""
    return ".".join(f'"{part}"' for part in name.split("."))


def fetch(dsn: str, query: str) -> list[tuple[Any, ...]]:
    """What a query in DuckDB's SQL gives in the database."""
    import psycopg

    with psycopg.connect(dsn) as database:
        return _execute(database, rendered(query, POSTGRES))


def _source(database: psycopg.Connection[Any], table: str, ruleset: str | None) -> Source:
    relation = identifier(table)
    cursor = database.execute(_sql(f"SELECT * FROM {relation} LIMIT 0"))  # noqa: S608
    columns = [one.name for one in cursor.description or ()]
    return checked_source(
        relation,
        columns,
        name=table,
        ruleset=ruleset,
        named=lambda: _execute(database, rendered(named_in(relation, columns), POSTGRES)),
    )


def _replace(database: psycopg.Connection[Any], name: str, query: str) -> None:
    quoted = identifier(name)
    said = database.execute(
        "SELECT to_regclass(%s)::oid, obj_description(to_regclass(%s))", [quoted] * 2
    )
    found, comment = said.fetchone() or (None, None)
    if found is not None:
        if comment != OURS:
            raise Unknown(NOT_OURS.format(name=name))
        database.execute(_sql(f"DROP TABLE {quoted}"))
    database.execute(_sql(f"CREATE TABLE {quoted} AS {query}"))
    database.execute(_sql(f"COMMENT ON TABLE {quoted} IS '{OURS}'"))


def _execute(database: psycopg.Connection[Any], query: str) -> list[tuple[Any, ...]]:
    return database.execute(_sql(query)).fetchall()


def _sql(query: str) -> Any:
    """A query made of this package's expressions and checked names."""
    return query.encode()
