"""EX004: the year's money is not spent in December."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.amounts import in_words
from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.domain.month import YEAR_END
from jixiao.domain.progress import percent
from jixiao.domain.sheet import Sheet
from jixiao.domain.spending_view import SpendingView

MOST = Decimal("0.4")


@rule("EX004")
def year_end_rush(_sheet: Sheet, spending: SpendingView) -> Iterator[Verdict]:
    """More than two fifths of the year's outturn were paid in December (突击花钱)."""
    if not spending.is_whole_year or len(spending.months) < YEAR_END:
        yield NotApplicable("截止日期还不到12月底")
        return
    if spending.outturn.yuan <= 0:
        yield NotApplicable("这个项目全年没有支出")
        return
    december = spending.months[YEAR_END - 1]
    share = december.yuan / spending.outturn.yuan
    if share <= MOST:
        return
    yield {
        "field": "funds",
        "december": in_words(december),
        "outturn": in_words(spending.outturn),
        "share": percent(share),
        "amount": december,
    }
