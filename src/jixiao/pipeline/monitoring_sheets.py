"""The sheet of monitoring of one project, begun from its approved objectives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiao.pipeline.evaluating import with_rates
from jixiao.pipeline.row_places import without_places

if TYPE_CHECKING:
    from jixiao.domain.money import Money
    from jixiao.domain.sheet import Fund, Sheet


@dataclass(frozen=True, slots=True)
class MoneyUntil:
    """What the ledger knows of a project at the end of a month; what it does not is None."""

    final_budget: Money
    outturn: Money
    expected: Money | None = None


def begin_monitoring(
    sheet: Sheet, *, month: int, money: MoneyUntil | None = None, form: str = ""
) -> Sheet:
    """Monitoring from January to a month: the goals of the sheet, the money of the ledger."""
    from jixiao.monitoring.goals_sheet import monitoring_sheet

    begun = monitoring_sheet(without_places(sheet), None, month=month)
    return with_money(replace(begun, form=form or begun.form), money)


def with_money(sheet: Sheet, money: MoneyUntil | None) -> Sheet:
    """The sheet with the money of the ledger in its row of all money, and the rates of spending.

    What the unit itself expects for the year stays.
    """
    total = sheet.total_fund
    if money is None or total is None:
        return with_rates(sheet)
    filled = _filled(total, money)
    return with_rates(
        replace(sheet, funds=tuple(filled if one is total else one for one in sheet.funds))
    )


def _filled(total: Fund, money: MoneyUntil) -> Fund:
    expected = money.expected if total.forecast_outturn is None else total.forecast_outturn
    return replace(
        total, final_budget=money.final_budget, outturn=money.outturn, forecast_outturn=expected
    )
