"""EX001: spending keeps up with the plan."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.amounts import in_words
from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, rule
from jixiao.audit.plan_shares import planned_share
from jixiao.domain.money import Money, total
from jixiao.domain.progress import hundredfold, percent
from jixiao.domain.sheet import Sheet
from jixiao.domain.spending_view import SpendingView

LIMIT = Decimal("0.1")
FEN = Decimal("0.01")


@rule("EX001")
def behind_plan(sheet: Sheet, spending: SpendingView) -> Iterator[Verdict]:
    """The outturn is more than ten points below the share planned by the cut-off date.

    What was paid after the year is told by EX005, and counts as spent here.
    """
    planned = planned_share(sheet.spending_plan, spending, day=spending.as_of)
    budget = spending.final_budget.yuan
    if planned is None:
        yield NotApplicable("表中和台账中都没有资金支出计划")
        return
    if budget <= 0:
        yield CouldNotCheck("台账中没有这个项目的预算，算不出支出进度")
        return
    spent = spending.outturn + total([one.amount for one in spending.late])
    gap = planned - spent.yuan / budget
    if gap <= LIMIT:
        return
    missing = Money((gap * budget).quantize(FEN))
    yield {
        "field": "spending_plan",
        "as_of": spending.as_of,
        "planned": percent(planned),
        "spent": percent(spent.yuan / budget),
        "points": hundredfold(gap),
        "missing": in_words(missing),
        "amount": missing,
    }
