"""Payments without a project: listed, and given to a project or to running costs by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

from jixiao.domain.money import Money


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


def unassigned(connection: duckdb.DuckDBPyConnection) -> list[Unassigned]:
    """All payments that wait to be assigned, by day."""
    found = connection.execute(
        "SELECT fiscal_year, voucher, line, paid_on, amount, unit, payee, purpose FROM payments"
        " WHERE category = 'unassigned' ORDER BY paid_on, voucher, line"
    ).fetchall()
    return [
        Unassigned(year, voucher, line, day, Money(amount), unit, payee, purpose)
        for year, voucher, line, day, amount, unit, payee, purpose in found
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
