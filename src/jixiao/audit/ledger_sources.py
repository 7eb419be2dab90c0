"""The rows of funds of a form that the ledger can answer for, with what it says was spent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jixiao.domain.money import Money, total
from jixiao.domain.sheet import Fund, FundSource, Sheet
from jixiao.domain.spending_view import SpendingView

LEVELS = (FundSource.CENTRAL, FundSource.PROVINCIAL, FundSource.LOCAL)
FISCAL = (FundSource.FISCAL, *LEVELS)
BEYOND = (FundSource.OWN, FundSource.OTHER)


def spent_rows(sheet: Sheet, spending: SpendingView, *, month: int) -> Iterator[tuple[Fund, Money]]:
    """The total row, then every source that form and ledger both have, each with the ledger's.

    当年财政拨款 holds the money of every level of government; a level alone is compared only where
    the ledger names the level of all fiscal money. 其他资金 holds 单位资金 where the form has no
    row for it. A source that the form prints twice is not compared.
    """
    whole = sheet.total_fund
    if whole is not None and whole.outturn is not None:
        yield whole, spending.outturn_until(month)
    counted = Counter(one.source for one in sheet.funds)
    for fund in sheet.funds:
        parts = _parts(fund.source, counted, spending)
        paid = [spending.sources[one] for one in parts if one in spending.sources]
        if fund is whole or fund.outturn is None or counted[fund.source] > 1 or not paid:
            continue
        yield fund, total([amount for one in paid for amount in one[:month]])


def _parts(
    source: FundSource, counted: Counter[FundSource], spending: SpendingView
) -> tuple[FundSource, ...]:
    """The sources of the ledger that a row of the form holds; none where that is not clear."""
    if source is FundSource.TOTAL:
        return ()
    if source is FundSource.FISCAL:
        return FISCAL
    if source in LEVELS:
        return () if FundSource.FISCAL in spending.sources else (source,)
    if source is FundSource.OTHER and not counted[FundSource.OWN]:
        return BEYOND
    return (source,)
