"""Payments that wait for a project: read out of a ledger, and given to projects that are known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.monitoring.assigning import Assignment as Assignment  # noqa: PLC0414 (given on)
from jixiao.monitoring.assigning import PaymentLine as PaymentLine  # noqa: PLC0414 (given on)
from jixiao.pipeline.ledger import writing
from jixiao.pipeline.monitoring import ledger

if TYPE_CHECKING:
    from jixiao.monitoring.assigning import Unassigned


def waiting(path: Path, *, fiscal_year: int) -> list[Unassigned]:
    """The payments of a year that wait, by day. Raises Unknown where there is no ledger."""
    from jixiao.monitoring.assigning import unassigned

    with ledger(path) as connection:
        return [one for one in unassigned(connection) if one.fiscal_year == fiscal_year]


def assign_all(path: Path, assignments: Sequence[Assignment]) -> int:
    """Write assignments into a ledger, all or none; gives how many lines were assigned.

    Unlike ``ledger.assign`` it asks for lines and not for vouchers, and takes projects that are
    not in the ledger. Raises Unknown where there is no ledger.
    """
    from jixiao.monitoring.assigning import assign_lines

    with writing(path, must_exist=True) as connection:
        return sum(assign_lines(connection, one) for one in assignments)
