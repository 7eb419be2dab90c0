"""What the ledger knows of the money of a project."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jixiao.web.spending.models import ProgressRow

if TYPE_CHECKING:
    from jixiao.web.budgets.models import Sheet


class Spent(NamedTuple):
    """The final budget and the outturn of a project on a day, in yuan."""

    final_budget: Decimal
    outturn: Decimal
    as_of: date


def spent_on(sheet: Sheet) -> Spent | None:
    """The money of a project in the last month that the ledger tells of; None without a ledger."""
    rows = ProgressRow.objects.filter(project=sheet.project_id, fiscal_year=sheet.fiscal_year_id)
    row = rows.order_by("-month").values_list("final_budget", "outturn", "as_of").first()
    return Spent(*row) if row else None
