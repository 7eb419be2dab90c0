"""MO004: no less will have been spent by the end of the year than is spent already."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import in_words, printed_step
from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.domain.sheet import Sheet


@rule("MO004")
def forecast_below_outturn(sheet: Sheet) -> Iterator[Verdict]:
    """The year's expected outturn of a row is less than its outturn to date, beyond rounding."""
    rows = [
        (fund, fund.outturn, fund.forecast_outturn)
        for fund in sheet.funds
        if fund.outturn is not None and fund.forecast_outturn is not None
    ]
    if not rows:
        yield NotApplicable("监控表中没有同时填写执行数和全年预计执行数的资金行")
    for fund, spent, expected in rows:
        place = fund.place_of("forecast_outturn")
        steps = (
            printed_step(spent, fund.place_of("outturn").text),
            printed_step(expected, place.text),
        )
        apart = spent - expected
        if apart.yuan > max(steps):
            yield {
                "field": "funds",
                "place": place,
                "row": fund.label or "年度资金总额",
                "expected": in_words(expected),
                "spent": in_words(spent),
                "apart": in_words(apart),
                "amount": apart,
            }
