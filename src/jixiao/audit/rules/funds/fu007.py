"""FU007: no more is spent than the budget of the year."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, NotApplicable, Values, Verdict, rule
from jixiao.audit.overspending import Overspending, is_nought_above_money, overspending
from jixiao.domain.finding import Severity
from jixiao.domain.money import total
from jixiao.domain.sheet import FundSource, Sheet


@rule("FU007")
def outturn_above_final_budget(sheet: Sheet) -> Iterator[Verdict]:
    """The total row, or else a source of it, spent beyond what the year's budget allows."""
    if all(fund.outturn is None and fund.execution_rate is None for fund in sheet.funds):
        yield NotApplicable("绩效表没有填写执行数")
        return
    over = [
        one
        for fund in sheet.funds
        if (one := overspending(fund)) and not is_nought_above_money(fund, sheet.funds)
    ]
    if any(one.is_doubtful for one in over):
        yield CouldNotCheck("全年预算数可能没有填，或金额的单位不一致，没有比较执行数与预算数")
    elif over:
        of_totals = [one for one in over if one.fund.source is FundSource.TOTAL]
        yield _finding(of_totals or over, _severity(of_totals, over))


def _severity(of_totals: list[Overspending], over: list[Overspending]) -> Severity:
    """Grave for the total; no more than a note where only the original budget is printed."""
    if any(one.is_of_final_budget for one in of_totals):
        return Severity.ERROR
    return Severity.WARNING if over[0].is_of_final_budget else Severity.NOTE


def _finding(over: list[Overspending], severity: Severity) -> Values:
    first = over[0]
    excesses = [one.excess for one in over if one.excess is not None]
    return {
        "field": "funds",
        "place": first.fund.place_of(first.field),
        "evidence": "；".join(one.fund.place.text for one in over if one.fund.place.text),
        "wrong": first.fund.place_of(first.field).text,
        "faults": "；".join(map(str, over)),
        "amount": total(excesses) if excesses else None,
        "severity": severity,
    }
