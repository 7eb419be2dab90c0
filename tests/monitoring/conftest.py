"""A ledger in memory that a test fills line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

import pytest

from jixiao.monitoring.store import opened

OF_PROJECT = {
    "department_code": "219", "department": "交通局", "unit_code": "219001", "unit": "公路站",
    "project_code": "P1", "project": "道路养护", "category": "project", "source": "fiscal",
    "economic_code": "30213", "economic_class": "维修费",
}  # fmt: skip
BASIC = {"project_code": "", "project": "", "category": "basic"}


@dataclass
class Book:
    """The ledger, and one line a payment, a budget or a step of a plan."""

    connection: Any
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def pay(self, day: str, amount: str, **given: Any) -> None:
        """A payment of the project on a day, or of whatever else is given."""
        row = {
            "voucher": str(next(self.numbers)), "line": 1, "paid_on": date.fromisoformat(day),
            "amount": amount, "kind": "refund" if amount.startswith("-") else "payment",
            "fiscal_year": int(day[:4]), "file": "made", "row": 1,
        } | OF_PROJECT | given  # fmt: skip
        self._insert("payments", row)

    def budget(
        self, amount: str, *, year: int = 2025, kind: str = "original", **given: Any
    ) -> None:
        """A budget of the project, or of whatever else is given."""
        row = {
            "entry": str(next(self.numbers)), "fiscal_year": year, "kind": kind, "amount": amount,
            "file": "made", "row": 1,
        } | OF_PROJECT | {"economic_code": "", "economic_class": ""} | given  # fmt: skip
        self._insert("budgets", row)

    def plan(self, *steps: tuple[str, str], code: str = "P1", name: str = "道路养护") -> None:
        """The plan of a project: days and cumulative shares."""
        for day, share in steps:
            self._insert(
                "plans",
                {
                    "fiscal_year": int(day[:4]), "project_code": code, "project": name,
                    "by_date": day, "share": share,
                },
            )  # fmt: skip

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        marks = ", ".join("?" for _ in row)
        self.connection.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608
            list(row.values()),
        )


@pytest.fixture
def book() -> Iterator[Book]:
    """An empty ledger."""
    with opened() as connection:
        yield Book(connection)


@pytest.fixture
def basic() -> dict[str, str]:
    """What makes a line one of 基本支出."""
    return dict(BASIC)
