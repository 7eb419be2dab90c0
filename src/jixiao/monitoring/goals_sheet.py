"""The monitoring sheet of a project: its own targets, the money filled in from the ledger."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.forecast import Forecast
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.monitoring import Monitoring
from jixiao.domain.progress import Progress
from jixiao.domain.sheet import Fund, FundSource, Sheet, SheetKind

FORM = "mof_2019_monitoring"
TOTAL = "年度资金总额"
HUNDREDTH, BASIS_POINT = Decimal("0.01"), Decimal("0.0001")


def monitoring_sheet(
    sheet: Sheet, row: Progress | None, *, month: int, forecast: Forecast | None = None
) -> Sheet:
    """The sheet as a form of monitoring from January to a month; the rest is left to be filled in.

    Of a project that the ledger does not have, the sheet's own amounts are kept. The forecast of
    the year's outturn is a proposal, to be replaced by what the unit expects. What a sheet of an
    earlier period says of its indicators is not true of this one, and is left out.
    """
    funds = sheet.funds if row is None else (_total(row, forecast),)
    is_own = sheet.cut_off_month in (None, month)
    return replace(
        sheet,
        kind=SheetKind.MONITORING,
        form=FORM,
        title=sheet.title if is_own and sheet.kind is SheetKind.MONITORING else "",
        cut_off_month=month,
        funds=funds,
        indicators=tuple(
            _watched(one, keeps=is_own) for one in sheet.indicators if one.term == "annual"
        ),
    )


def _total(row: Progress, forecast: Forecast | None) -> Fund:
    rate = row.execution_rate
    return Fund(
        FundSource.TOTAL,
        TOTAL,
        original_budget=_as_printed(row.original_budget),
        final_budget=_as_printed(row.final_budget),
        outturn=_as_printed(row.outturn),
        execution_rate=None if rate is None else rate.quantize(BASIS_POINT, ROUND_HALF_UP),
        forecast_outturn=None if forecast is None else _as_printed(forecast.expected),
    )


def _as_printed(amount: Money) -> Money:
    """To the hundredth of 万元, half up: what forms print."""
    return Money.of(amount.wan.quantize(HUNDREDTH, ROUND_HALF_UP), unit="万元")


def _watched(indicator: Indicator, *, keeps: bool) -> Indicator:
    said = indicator.monitoring if keeps else None
    return replace(indicator, monitoring=said or Monitoring())
