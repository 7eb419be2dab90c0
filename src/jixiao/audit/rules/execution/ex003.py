"""EX003: something is spent by the middle of the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jixiao.audit.amounts import in_words
from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.audit.plan_shares import planned_share
from jixiao.domain.sheet import Sheet
from jixiao.domain.spending_view import SpendingView

HALF = 6


@rule("EX003")
def nothing_spent_by_mid_year(sheet: Sheet, spending: SpendingView) -> Iterator[Verdict]:
    """A project that had a budget in June and of which nothing was spent by the end of June."""
    mid_year = date(spending.fiscal_year, HALF, 30)
    if spending.as_of < mid_year:
        yield NotApplicable("截止日期还不到6月底")
        return
    if spending.mid_year_budget.yuan <= 0:
        yield NotApplicable("6月底以前没有下达预算")
        return
    if planned_share(sheet.spending_plan, spending, day=mid_year) == 0:
        yield NotApplicable("资金支出计划上半年本来就没有支出")
        return
    if spending.outturn_until(HALF).yuan > 0:
        return
    yield {
        "field": "funds",
        "budget": in_words(spending.mid_year_budget),
        "amount": spending.mid_year_budget,
    }
