"""Payments without a project: listed, and given to a project or to running costs by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from jixiao.domain.money import Money
from jixiao.domain.sheet import Project
from jixiao.domain.unit import BudgetUnit

if TYPE_CHECKING:
    import duckdb


class NotAssignable(Exception):
    """A payment that is not in the ledger or has its project, or a project nobody knows."""


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A payment that names no project and is not told to be a running cost."""

    fiscal_year: int
    voucher: str
    line: int
    paid_on: date
    amount: Money
    unit: str
    payee: str
    purpose: str
    unit_code: str = ""


class PaymentLine(NamedTuple):
    """What tells a payment from all others in a ledger."""

    fiscal_year: int
    voucher: str
    line: int


class Assignment(NamedTuple):
    """Lines of a unit and the project that they are given to; None are running costs."""

    lines: Sequence[PaymentLine]
    project: Project | None
    unit: BudgetUnit


def unassigned(connection: duckdb.DuckDBPyConnection) -> list[Unassigned]:
    """All payments that wait to be assigned, by day."""
    found = connection.execute(
        "SELECT fiscal_year, voucher, line, paid_on, amount, unit, payee, purpose,"
        " unit_code FROM payments WHERE category = 'unassigned' ORDER BY paid_on, voucher, line"
    ).fetchall()
    return [
        Unassigned(year, voucher, line, day, Money(amount), *others)
        for year, voucher, line, day, amount, *others in found
    ]


def assign(
    connection: duckdb.DuckDBPyConnection, vouchers: Sequence[str], *, project: str | None
) -> int:
    """Give the waiting lines of vouchers to a project, by code or name, or to running costs.

    Gives how many payments were assigned. Raises NotAssignable before anything is changed where a
    voucher has no waiting payment or the ledger has no such project, or two of that name.
    """
    marks = ", ".join("?" * len(vouchers))
    waiting = f"category = 'unassigned' AND voucher IN ({marks})"
    found = connection.execute(
        f"SELECT DISTINCT voucher FROM payments WHERE {waiting}",  # noqa: S608
        list(vouchers),
    ).fetchall()
    missing = [one for one in vouchers if (one,) not in found]
    if missing:
        raise NotAssignable(
            f"待认领的支付中没有凭证号{'、'.join(missing)}；请用 jixiao ledger show 查看待认领清单"
        )
    code, name = _project(connection, project) if project else ("", "")
    connection.execute(
        "UPDATE payments SET category = ?, project_code = ?, project = ?"  # noqa: S608
        f" WHERE {waiting}",
        ["project" if project else "basic", code, name, *vouchers],
    )
    return len(found)


def _project(connection: duckdb.DuckDBPyConnection, project: str) -> tuple[str, str]:
    """The code and name of a project that the ledger knows."""
    found = connection.execute(
        "SELECT DISTINCT project_code, project FROM (SELECT project_code, project FROM budgets"
        " UNION ALL SELECT project_code, project FROM payments WHERE category = 'project')"
        " WHERE ? IN (project_code, project) ORDER BY ALL",
        [project],
    ).fetchall()
    if not found:
        raise NotAssignable(f"台账里没有项目“{project}”；请核对项目编码或名称，或先导入预算")
    if len(found) > 1:
        codes = "、".join(one[0] or "无编码" for one in found)
        raise NotAssignable(f"叫“{project}”的项目有{len(found)}个（{codes}）；请改用项目编码")
    return str(found[0][0]), str(found[0][1])


def assign_lines(connection: duckdb.DuckDBPyConnection, given: Assignment) -> int:
    """Give waiting lines to a project of their unit, which need not be in the ledger yet.

    One that is keeps the code and name that it has there. Lines that wait no more are passed over;
    gives how many were assigned.
    """
    code, name = _as_known(connection, given.project, given.unit) if given.project else ("", "")
    category = "project" if given.project else "basic"
    years, vouchers, numbers = (list(one) for one in zip(*given.lines, strict=True))
    found = connection.execute(
        "UPDATE payments SET category = ?, project_code = ?, project = ? FROM (SELECT"
        " unnest(?::INTEGER[]) AS of_year, unnest(?::VARCHAR[]) AS of_voucher,"
        " unnest(?::INTEGER[]) AS number) AS given WHERE category = 'unassigned'"
        " AND fiscal_year = of_year AND voucher = of_voucher AND line = number",
        [category, code, name, years, vouchers, numbers],
    ).fetchone()
    return int(found[0]) if found else 0


def _as_known(
    connection: duckdb.DuckDBPyConnection, project: Project, unit: BudgetUnit
) -> tuple[str, str]:
    """A project as the ledger writes it, by its code or its name in the unit; else as it is."""
    found = connection.execute(
        "SELECT project_code, project FROM (SELECT project_code, project, unit_code, unit, category"
        " FROM budgets UNION ALL SELECT project_code, project, unit_code, unit, category"
        " FROM payments) WHERE category = 'project'"
        " AND ((project_code <> '' AND project_code = $code) OR (project = $name"
        "     AND ((unit <> '' AND unit = $unit) OR (unit_code <> '' AND unit_code = $unit_code))))"
        " ORDER BY project_code = $code DESC, project_code, project LIMIT 1",
        {"code": project.code, "name": project.name, "unit": unit.name, "unit_code": unit.code},
    ).fetchone()
    return (str(found[0]), str(found[1])) if found else (project.code, project.name)
