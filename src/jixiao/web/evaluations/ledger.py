"""The money of a self-evaluation beside what the ledger tells of it.

The sheet keeps the money as it was when it was begun, or as somebody typed it; the ledger goes on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from jixiao.domain.money import Money
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.money import Spent, spent_on

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet as Content
    from jixiao.web.budgets.models import Sheet


class Figure(NamedTuple):
    """An amount that the ledger tells otherwise than the sheet, both in 万元."""

    path: str
    name: str
    old: str
    new: str


class Offer(NamedTuple):
    """The amounts of a sheet that could be taken from the ledger, and of which day they are."""

    figures: tuple[Figure, ...]
    as_of: date

    @property
    def texts(self) -> dict[str, str]:
        """What would be written, by cell."""
        return {one.path: one.new for one in self.figures}


def offer_of(sheet: Sheet) -> Offer | None:
    """What the ledger tells otherwise; None where it agrees, or knows nothing of the project."""
    content, spent = content_of(sheet), spent_on(sheet)
    total = content.total_fund
    if spent is None or total is None:
        return None
    names = {"final_budget": _("全年预算数"), "outturn": _("全年执行数")}
    at = content.funds.index(total)
    figures = []
    for field, amount in _told(spent).items():
        known: Money | None = getattr(total, field)
        if known != amount:
            old = known.in_wan() if known else "—"
            figures.append(Figure(f"funds.{at}.{field}", names[field], old, amount.in_wan()))
    return Offer(tuple(figures), spent.as_of) if figures else None


def with_money(content: Content, spent: Spent | None) -> Content:
    """The sheet with the amounts of the ledger in its row of all money."""
    total = content.total_fund
    if spent is None or total is None:
        return content
    filled = replace(total, **_told(spent))  # type: ignore[arg-type]
    return replace(content, funds=tuple(filled if one is total else one for one in content.funds))


def _told(spent: Spent) -> dict[str, Money]:
    """The amounts by field; a ledger of payments alone knows no budget."""
    told = {"outturn": Money(spent.outturn)}
    if spent.final_budget:
        told = {"final_budget": Money(spent.final_budget), **told}
    return told
