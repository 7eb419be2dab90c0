"""What other apps are told of the money of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.web.budgets.money import Spent
from jixiao.web.spending.models import ProgressRow

if TYPE_CHECKING:
    from jixiao.web.budgets.models import Sheet


def spent_on(sheet: Sheet, month: int | None) -> Spent | None:
    """The money of the project of a sheet until a month; the last month of the ledger for None."""
    rows = ProgressRow.objects.filter(project=sheet.project_id, fiscal_year=sheet.fiscal_year_id)
    if month is not None:
        rows = rows.filter(month=month)
    told = rows.order_by("-month").values_list("final_budget", "outturn", "as_of", "expected")
    row = told.first()
    return Spent(*row) if row else None
