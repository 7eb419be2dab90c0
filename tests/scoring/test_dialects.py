"""The methods as other engines read them."""

from __future__ import annotations

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from jixiao.scoring.dialects import TYPES, Dialect, ratio_of, rendered, score_by, score_of
from jixiao.scoring.engine import NUMBERS
from jixiao.scoring.methods import METHODS


@pytest.mark.parametrize("dialect", [Dialect.DUCKDB, Dialect.SPARK])
def test_quotients_are_of_doubles_where_decimals_would_be_cut(dialect):
    for method in METHODS.values():
        for expression in (score_of, ratio_of):
            tree = sqlglot.parse_one(
                rendered(f"SELECT {expression([method.name], dialect)}", dialect)
            )
            for quotient in tree.find_all(exp.Div):
                assert isinstance(quotient.expression, exp.Cast), method.name
                assert quotient.expression.to.this is exp.DataType.Type.DOUBLE


def test_postgres_divides_decimals_exactly():
    for name in METHODS:
        said = rendered(f"SELECT {score_by(name, Dialect.POSTGRES)}", Dialect.POSTGRES)
        assert "DOUBLE" not in said
        assert "TRY_CAST" not in said


def test_a_difference_is_taken_before_anything_is_a_double():
    said = score_of(["reverse_linear"], Dialect.DUCKDB)
    assert "CAST((2 * target - actual) AS DOUBLE)" in said


def test_a_quotient_of_quotients_stays_one():
    columns = ", ".join(f"CAST(2 AS {kind}) AS {name}" for name, kind in TYPES.items())
    database = duckdb.connect(":memory:")
    from jixiao.scoring import dialects

    tree = dialects._typed("points / target / actual", Dialect.DUCKDB)
    assert database.execute(f"SELECT {tree} FROM (SELECT {columns})").fetchall() == [(0.5,)]  # noqa: S608


def test_no_method_at_all_gives_nothing():
    query = f"SELECT {score_of([], Dialect.DUCKDB)}, {ratio_of(['guess'], Dialect.DUCKDB)}"
    assert duckdb.connect(":memory:").execute(query).fetchall() == [(None, None)]


def test_every_column_of_numbers_has_a_type():
    assert set(TYPES) == set(NUMBERS)
