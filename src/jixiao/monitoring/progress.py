"""The progress table out of a ledger: one query, grouped as asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Any

from jixiao.domain.collecting import without_collecting
from jixiao.domain.money import Money
from jixiao.domain.month import Month, months_until
from jixiao.domain.progress import Category, Grouping, Progress
from jixiao.domain.sheet import Project
from jixiao.domain.unit import BudgetUnit
from jixiao.monitoring.sql import prepare, text_of

if TYPE_CHECKING:
    import duckdb

KEYS = {
    Grouping.CATEGORY: "category",
    Grouping.DEPARTMENT: "code_or_name(department_code, department)",
    Grouping.UNIT: "code_or_name(unit_code, unit)",
    Grouping.PROJECT: "project_key",
    Grouping.SOURCE: "source",
    Grouping.ECONOMIC_CLASS: "code_or_name(economic_code, economic_class)",
}
"""The column that tells the rows of a grouping apart; months are told apart by their cut-off."""
LABELS = {
    Grouping.CATEGORY: ("category",),
    Grouping.DEPARTMENT: ("department_code", "department"),
    Grouping.UNIT: ("department_code", "department", "unit_code", "unit"),
    Grouping.PROJECT: (
        *("category", "department_code", "department", "unit_code", "unit"),
        *("project_code", "project"),
    ),
    Grouping.SOURCE: (),
    Grouping.ECONOMIC_CLASS: ("economic_code", "economic_class"),
}
"""What a row of a grouping shows."""
NOTHING = "''"
Columns = Mapping[str, Sequence[Any]]


def progress(
    connection: duckdb.DuckDBPyConnection,
    as_of: date,
    *,
    by: Sequence[Grouping] = (Grouping.PROJECT,),
    fiscal_year: int | None = None,
    only: Sequence[str] | None = None,
) -> list[Progress]:
    """The progress of a fiscal year until a date, a row for each project, unit or what ``by`` says.

    Without ``by`` it is one row, the total. With ``Grouping.MONTH`` there is a row for each month
    until the date, budgets and outturn being those at its end. ``fiscal_year`` is the year of the
    date where it is not given; ``only`` are keys of projects. Rows are in the order of the
    groupings. Sums are exact; amounts of a plan are rounded to the fen, half up.
    """
    year = as_of.year if fiscal_year is None else fiscal_year
    prepare(connection)
    months = months_until(as_of, fiscal_year=year)
    if not months:
        return []
    shown = months if Grouping.MONTH in by else months[-1:]
    given = {
        "fiscal_year": year,
        "as_of": as_of,
        "months": [one.number for one in shown],
        "dates": [*(one.last for one in shown[:-1]), as_of],
        "only": None if only is None else list(only),
    }
    grouped = [one for one in Grouping if one in by and one is not Grouping.MONTH]
    return _rows(connection.execute(_query(grouped), given), grouped, fiscal_year=year)


def _rows(
    found: duckdb.DuckDBPyConnection, grouped: Sequence[Grouping], *, fiscal_year: int
) -> list[Progress]:
    """The rows, made column by column: a table of a year's months may have a hundred thousand."""
    titles = [str(one[0]) for one in found.description or ()]
    with without_collecting():
        columns = dict(zip(titles, zip(*found.fetchall(), strict=True), strict=False))
        if not columns:
            return []
        values = _fields(columns, grouped, fiscal_year=fiscal_year)
        return list(map(Progress, *(values[one.name] for one in fields(Progress) if one.init)))


def _query(grouped: Sequence[Grouping]) -> str:
    keys = {f"k{number}": KEYS[one] for number, one in enumerate(grouped)} or {"k0": NOTHING}
    shown = {column for one in grouped for column in LABELS[one]}
    columns = dict.fromkeys(column for some in LABELS.values() for column in some)
    query = text_of("progress")
    for name, text in (
        ("{keys}", ", ".join(f"{expression} AS {key}" for key, expression in keys.items())),
        ("{key_names}", ", ".join(keys)),
        ("{labels}", ", ".join(one if one in shown else f"'' AS {one}" for one in columns)),
    ):
        query = query.replace(name, text)
    return query


def _fields(
    columns: Columns, grouped: Sequence[Grouping], *, fiscal_year: int
) -> Mapping[str, Iterable[Any]]:
    """The values of every field of the rows; an amount that stands in many is made once."""
    keys = {one: columns[f"k{number}"] for number, one in enumerate(grouped)}
    money, category, nothing = cache(_money), cache(Category), repeat("")
    # A plan is of a project as a whole: it says nothing of its economic classes.
    has_plan = Grouping.ECONOMIC_CLASS not in keys
    planned = (None if one is None else money(one) for one in columns["planned"])
    return {
        "fiscal_year": repeat(fiscal_year),
        "as_of": columns["until"],
        "month": map(cache(Month), repeat(fiscal_year), columns["cut_off"]),
        "key": keys.get(Grouping.PROJECT, nothing),
        "category": (category(one) if one else None for one in columns["category"]),
        "department": _named(BudgetUnit, columns, "department"),
        "unit": _named(BudgetUnit, columns, "unit"),
        "project": _named(Project, columns, "project"),
        "source": keys.get(Grouping.SOURCE, nothing),
        "economic_code": columns["economic_code"],
        "economic_class": columns["economic_class"],
        **{name: map(money, columns[column]) for name, column in AMOUNTS.items()},
        "payment_count": columns["payments"],
        "last_payment_date": columns["last_paid"],
        "planned": planned if has_plan else repeat(None),
    }


def _named(
    kind: Callable[[str, str], BudgetUnit | Project], columns: Columns, name: str
) -> Iterable[BudgetUnit | Project]:
    """What is known by a code and a name, one value for all rows that name it."""
    return map(cache(kind), columns[f"{name}_code"], columns[name])


def _money(fen: int) -> Money:
    return Money(Decimal(fen).scaleb(-2))


AMOUNTS = {
    "original_budget": "original",
    "carry_over": "carried",
    "adjustment": "adjusted",
    "outturn": "paid",
    "month_outturn": "month_paid",
    "carry_over_outturn": "carried_paid",
    "refunded": "refunded",
    "planned_budget": "planned_budget",
    "planned_outturn": "planned_outturn",
}
"""Fields of a row that are sums of the query, and the column of each."""
