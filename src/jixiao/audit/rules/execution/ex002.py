"""EX002: no more is paid than the budget in force."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import in_words
from jixiao.audit.base import CouldNotCheck, Verdict, rule
from jixiao.domain.sheet import Sheet
from jixiao.domain.spending_view import SpendingView


@rule("EX002")
def outturn_above_budget(_sheet: Sheet, spending: SpendingView) -> Iterator[Verdict]:
    """The payments until the day, less refunds, exceed the final budget of that day."""
    if spending.final_budget.yuan <= 0:
        if spending.outturn.yuan > 0:
            yield CouldNotCheck("台账中有这个项目的支付而没有预算；导入预算指标后再查")
        return
    over = spending.outturn - spending.final_budget
    if over.yuan <= 0:
        return
    yield {
        "field": "funds",
        "as_of": spending.as_of,
        "outturn": in_words(spending.outturn),
        "budget": in_words(spending.final_budget),
        "over": in_words(over),
        "amount": over,
    }
