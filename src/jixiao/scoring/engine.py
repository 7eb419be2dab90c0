"""Scores for any number of indicators in one query, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from jixiao.scoring.methods import METHODS

if TYPE_CHECKING:
    import duckdb

# A quotient of decimals is a DOUBLE in DuckDB. Twelve places hold all of it that is certain;
# rounding from there keeps 8.605 a tie that goes up (docs/adr).
EXACT = "DECIMAL(38, 12)"
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
    "threads": "1",
}
LARGEST = Decimal(10) ** 15
ZERO = Decimal(0)
VALUE, SETTING = "DECIMAL(38, 10)", "DECIMAL(12, 4)"
NUMBERS = {
    "actual": VALUE,
    "target": VALUE,
    "points": SETTING,
    "threshold": SETTING,
    "step": SETTING,
    "deduction": SETTING,
}
"""The columns of numbers that the expressions read, with their types."""
ALWAYS = ("actual", "target", "points")
LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Question:
    """What one score is worked out from; the last three only where the method needs them."""

    method: str
    actual: Decimal
    target: Decimal
    points: Decimal
    threshold: Decimal = ZERO
    step: Decimal = ZERO
    deduction: Decimal = ZERO


class Answer(NamedTuple):
    """A score, the ratio behind it, and whether it is all or nothing before rounding."""

    score: Decimal | None
    ratio: Decimal | None
    is_full: bool | None
    is_none: bool | None


def evaluate(questions: Sequence[Question]) -> list[Answer]:
    """Every score in the order of the questions, rounded half up to two places."""
    if not questions:
        return []
    methods = tuple(sorted({one.method for one in questions}))
    columns = [
        list(range(len(questions))),
        [one.method for one in questions],
        *([f"{getattr(one, name):f}" for one in questions] for name in _numbers(methods)),
    ]
    with LOCK:
        rows = _connection().execute(query(methods), columns).fetchall()
    return [Answer(*row) for row in rows]


def _numbers(methods: Sequence[str]) -> list[str]:
    """The columns that some methods read."""
    needed = {name for method in methods for name in METHODS[method].needs}
    return [name for name in NUMBERS if name in needed or name in ALWAYS]


@lru_cache(maxsize=64)
def query(methods: tuple[str, ...]) -> str:
    """The query for some methods: the expression of each row's method, and its ratio.

    It holds no others, because for a single sheet most of the time goes into planning.
    """
    score = " ".join(f"WHEN '{name}' THEN {METHODS[name].sql}" for name in methods)
    ratio = " ".join(f"WHEN '{name}' THEN {METHODS[name].ratio}" for name in methods)
    numbers = ", ".join(
        f"unnest(${place}::VARCHAR[])::{NUMBERS[name]} AS {name}"
        for place, name in enumerate(_numbers(methods), start=3)
    )
    # Only the expressions of this package are put in; every value goes in as a parameter.
    return f"""
        WITH asked AS (
            SELECT unnest($1::BIGINT[]) AS line, unnest($2::VARCHAR[]) AS method, {numbers}
        ), worked AS (
            SELECT line, points,
                   CAST(CASE method {score} END AS {EXACT}) AS score,
                   CAST(CASE method {ratio} END AS {EXACT}) AS ratio
            FROM asked
        )
        SELECT round(score, 2), ratio, score >= points, score <= 0 FROM worked ORDER BY line
    """  # noqa: S608


@lru_cache(maxsize=1)
def _connection() -> duckdb.DuckDBPyConnection:
    """One connection for the process; imported late, because starting up must stay quick."""
    import duckdb

    return duckdb.connect(":memory:", config=OFFLINE)
