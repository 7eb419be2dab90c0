"""EX005: money is paid in its year, and once."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import in_words
from jixiao.audit.base import Verdict, rule
from jixiao.domain.sheet import Sheet
from jixiao.domain.spending_view import LedgerPayment, SpendingView


@rule("EX005")
def late_or_repeated_payment(_sheet: Sheet, spending: SpendingView) -> Iterator[Verdict]:
    """Payments of the year's budget made after it, and those alike in payee, amount and day."""
    for one in spending.late:
        fault = f"年度结束以后才从{spending.fiscal_year}年的预算中支付"
        yield {**_words(one, fault), "amount": one.amount}
    for one in spending.repeated:
        fault = f"同一天付了{len(one.vouchers)}次，疑为重复支付，多付{in_words(one.excess)}"
        yield {**_words(one, fault), "amount": one.excess}


def _words(one: LedgerPayment, fault: str) -> dict[str, object]:
    return {
        "field": "funds",
        "evidence": f"凭证{'、'.join(one.vouchers)}：{one.purpose or '没有写用途'}",
        "vouchers": "、".join(one.vouchers),
        "paid_on": one.paid_on,
        "payee": f"付给“{one.payee}”的" if one.payee else "",
        "money": in_words(one.amount),
        "fault": fault,
    }
