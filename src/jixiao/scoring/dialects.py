"""The SQL of the methods in the dialect of an engine that holds the rows itself.

The expressions of ``methods.py`` are read as DuckDB writes them. Three things are done to them,
none of which changes a score (docs/adr/0012):

- A quotient is worked out as DOUBLE, as DuckDB does by itself. Spark would cut the decimals of a
  product and of a quotient to six places. PostgreSQL divides decimals exactly and keeps them.
- A score is below a million, so eighteen digits with twelve places hold it and are added quickly.
- Methods that no row names are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from jixiao.scoring.engine import EXACT, NUMBERS
from jixiao.scoring.methods import METHODS

if TYPE_CHECKING:
    from sqlglot import exp

VALUE, POINTS = "DECIMAL(25, 10)", "DECIMAL(8, 4)"
TYPES = {**NUMBERS, "actual": VALUE, "target": VALUE, "points": POINTS}
"""The columns of numbers as they enter: no product or difference of them can overflow."""
SCORE, RATIO = "DECIMAL(18, 12)", EXACT


class Dialect(StrEnum):
    """An engine by the name of its SQL."""

    DUCKDB = "duckdb"
    SPARK = "spark"
    POSTGRES = "postgres"


def rendered(sql: str, dialect: Dialect) -> str:
    """A text of DuckDB's SQL for another engine."""
    import sqlglot
    from sqlglot import exp

    tree = sqlglot.parse_one(sql, read="duckdb")
    if dialect is Dialect.POSTGRES:
        for quotient in tree.find_all(exp.Div):
            quotient.set("typed", True)  # noqa: FBT003 (what keeps the quotient of decimals exact)
    return tree.sql(dialect.value)


def score_of(methods: Iterable[str], dialect: Dialect) -> str:
    """The score of a row by its method, rounded half up to two places, in DuckDB's SQL."""
    known = [one for one in METHODS.values() if one.name in set(methods)]
    return rounded(_cases([(one.name, one.sql) for one in known], dialect), dialect)


def score_by(method: str, dialect: Dialect) -> str:
    """The score by one method, whatever column ``method`` says; a total is worked out so."""
    return rounded(_typed(METHODS[method].sql, dialect), dialect)


def rounded(expression: str, dialect: Dialect) -> str:
    """A score with two places; PostgreSQL, which has no TRY_CAST, must not find it too large."""
    kind = EXACT if dialect is Dialect.POSTGRES else SCORE
    return f"round(TRY_CAST({expression} AS {kind}), 2)"


def ratio_of(methods: Iterable[str], dialect: Dialect) -> str:
    """The ratio behind a score, in DuckDB's SQL."""
    known = [one for one in METHODS.values() if one.name in set(methods)]
    return f"TRY_CAST({_cases([(one.name, one.ratio) for one in known], dialect)} AS {RATIO})"


def _cases(expressions: list[tuple[str, str]], dialect: Dialect) -> str:
    if not expressions:
        return "NULL"
    cases = " ".join(f"WHEN '{name}' THEN {_typed(sql, dialect)}" for name, sql in expressions)
    return f"CASE method {cases} END"


def _typed(sql: str, dialect: Dialect) -> str:
    """An expression whose quotients are DOUBLE, where the engine does not divide exactly."""
    import sqlglot
    from sqlglot import exp

    if dialect is Dialect.POSTGRES:
        return sql
    tree = sqlglot.parse_one(sql, read="duckdb")
    for quotient in list(tree.find_all(exp.Div)):
        for side in ("this", "expression"):
            quotient.set(side, _as_double(quotient.args[side]))
    return tree.sql("duckdb")


def _as_double(node: exp.Expression) -> exp.Expression:
    """The factors of a product as DOUBLE; a difference is taken exactly before."""
    from sqlglot import exp

    if isinstance(node, exp.Mul):
        return exp.Mul(this=_as_double(node.this), expression=_as_double(node.expression))
    if isinstance(node, exp.Div):
        return node
    return exp.cast(node, "DOUBLE")
