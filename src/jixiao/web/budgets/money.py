"""What the ledger knows of the money of projects, asked of the app above that keeps it.

Budgets know no ledger; spending says, when it is ready, whom to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jixiao.domain.money import Money
from jixiao.pipeline.monitoring_sheets import MoneyUntil

if TYPE_CHECKING:
    from jixiao.web.budgets.models import Sheet


class Spent(NamedTuple):
    """The final budget and the outturn of a project at the end of a month, in yuan.

    ``expected`` is what will be spent by the end of the year, where that can be told.
    """

    final_budget: Decimal
    outturn: Decimal
    as_of: date
    expected: Decimal | None = None

    @property
    def until(self) -> MoneyUntil:
        """The same as the pipeline takes it."""
        expected = None if self.expected is None else Money(self.expected)
        return MoneyUntil(Money(self.final_budget), Money(self.outturn), expected)


Teller = Callable[["Sheet", int | None], Spent | None]
_tellers: list[Teller] = []


def ask(tell: Teller) -> None:
    """Have somebody asked for the money of the project of a sheet."""
    if tell not in _tellers:
        _tellers.append(tell)


def spent_on(sheet: Sheet, *, month: int | None = None) -> Spent | None:
    """The money of a project until a month, or the last that is known; None without a ledger."""
    found = (tell(sheet, month) for tell in _tellers)
    return next((one for one in found if one is not None), None)
