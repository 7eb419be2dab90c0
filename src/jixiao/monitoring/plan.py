"""What sheets say of the ledger's projects: spending plans, and budgets where it has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jixiao.domain.money import Money
from jixiao.domain.progress import Category
from jixiao.domain.sheet import Fund, Sheet
from jixiao.domain.text import half_width, squeeze
from jixiao.domain.unit import BudgetUnit
from jixiao.monitoring.sql import prepare, text_of

if TYPE_CHECKING:
    import duckdb


class Known(NamedTuple):
    """A project that the ledger has: its key, what it is called, whether it has a budget."""

    key: str
    code: str
    name: str
    unit_code: str
    unit: str
    has_budget: bool


@dataclass(frozen=True, slots=True)
class Matched:
    """Which project of the ledger a sheet is about; ``known`` is None where it has none such."""

    sheet: Sheet
    known: Known | None
    key: str


class NotToldApart(NamedTuple):
    """A sheet that fits several projects of the ledger, by its name alone."""

    sheet: Sheet
    keys: tuple[str, ...]


def add_sheets(
    connection: duckdb.DuckDBPyConnection, sheets: Iterable[Sheet], *, fiscal_year: int
) -> tuple[list[Matched], list[NotToldApart]]:
    """Lay the plans of sheets beside the ledger, and budgets for projects it has none of.

    A sheet of another fiscal year is left out, of one project the first sheet with a plan counts.
    What sheets said before goes; nothing is written into the ledger. Gives what each sheet was
    taken for, and those that fit several projects and were taken for none.
    """
    prepare(connection)
    found = connection.execute(text_of("known_projects"), {"fiscal_year": fiscal_year}).fetchall()
    known = [Known(*row) for row in found]
    matched, unclear = _match(
        [one for one in sheets if one.fiscal_year in (None, fiscal_year)], known
    )
    connection.execute(text_of("forget_sheets"))
    _add_plans(connection, matched, fiscal_year=fiscal_year)
    _add_budgets(connection, matched, fiscal_year=fiscal_year)
    return matched, unclear


def _match(
    sheets: Sequence[Sheet], known: Sequence[Known]
) -> tuple[list[Matched], list[NotToldApart]]:
    by_code = {one.code: one for one in known if one.code}
    by_name: Mapping[str, list[Known]] = defaultdict(list)
    for one in known:
        by_name[plain(one.name)].append(one)
    matched, unclear = [], []
    for sheet in sheets:
        if not (sheet.project.code or sheet.project.name):
            continue
        fitting = _fitting(sheet, by_code, by_name)
        if len(fitting) > 1:
            unclear.append(NotToldApart(sheet, tuple(one.key for one in fitting)))
            continue
        only = fitting[0] if fitting else None
        matched.append(Matched(sheet, only, only.key if only else _own_key(sheet)))
    return matched, unclear


def _fitting(
    sheet: Sheet, by_code: Mapping[str, Known], by_name: Mapping[str, list[Known]]
) -> list[Known]:
    """The projects by code, else by name, among several of a name those of the sheet's unit."""
    if sheet.project.code in by_code:
        return [by_code[sheet.project.code]]
    named = by_name.get(plain(sheet.project.name), []) if sheet.project.name else []
    if len(named) < 2:
        return named
    unit = BudgetUnit.parse(sheet.unit or sheet.department)
    of_unit = [
        one
        for one in named
        if (unit.code and unit.code == one.unit_code) or plain(unit.name) == plain(one.unit)
    ]
    return of_unit or named


def plain(text: str) -> str:
    """A name without what typing makes of it: blanks and full-width signs."""
    return squeeze(half_width(text))


def _own_key(sheet: Sheet) -> str:
    unit = BudgetUnit.parse(sheet.unit)
    parts = (unit.code or unit.name, Category.PROJECT.value, sheet.project.name)
    return sheet.project.code or "|".join(parts)


def _add_plans(
    connection: duckdb.DuckDBPyConnection, matched: Sequence[Matched], *, fiscal_year: int
) -> None:
    plans: dict[str, dict[date, Decimal]] = {}
    for one in matched:
        steps = {
            step.by: step.share
            for step in one.sheet.spending_plan.steps
            if step.share is not None and step.by is not None and step.by.year == fiscal_year
        }
        if steps:
            plans.setdefault(one.key, steps)
    rows = [(key, by, share) for key, steps in plans.items() for by, share in steps.items()]
    connection.execute(
        "INSERT INTO plan_steps SELECT unnest($keys::VARCHAR[]), unnest($dates::DATE[]), "
        "unnest($shares::DECIMAL(9, 6)[])",
        {
            "keys": [key for key, _by, _share in rows],
            "dates": [by for _key, by, _share in rows],
            "shares": [share for _key, _by, share in rows],
        },
    )


def _add_budgets(
    connection: duckdb.DuckDBPyConnection, matched: Sequence[Matched], *, fiscal_year: int
) -> None:
    added: set[str] = set()
    for one in matched:
        fund = one.sheet.total_fund
        if fund is None or one.key in added or (one.known and one.known.has_budget):
            continue
        added.add(one.key)
        unit = BudgetUnit.parse(one.sheet.unit)
        department = BudgetUnit.parse(one.sheet.department)
        project = one.sheet.project
        named = one.known or Known(
            one.key, project.code, project.name, unit.code, unit.name, has_budget=False
        )
        for kind, amount in _amounts(fund).items():
            row = (
                *(f"{one.key}/{kind}", fiscal_year, department.code, department.name),
                *(named.unit_code, named.unit, named.code, named.name, kind, amount.yuan),
            )
            connection.execute(text_of("sheet_budget"), row)


def _amounts(fund: Fund) -> dict[str, Money]:
    """The original budget and what it was changed by; a final budget alone stands for both."""
    final, original = fund.budget, fund.original_budget
    if final is None:
        return {}
    if original is None:
        return {"original": final}
    return {"original": original, "adjustment": final - original}
