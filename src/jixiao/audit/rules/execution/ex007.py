"""EX007: the outturn of a form is that of the ledger at the form's cut-off."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import in_words, printed_step
from jixiao.audit.base import CouldNotCheck, NotApplicable, Values, Verdict, rule
from jixiao.audit.ledger_sources import spent_rows
from jixiao.domain.cut_off import cut_off_of
from jixiao.domain.document import Document
from jixiao.domain.money import Money
from jixiao.domain.month import Month
from jixiao.domain.sheet import Fund, Sheet
from jixiao.domain.spending_view import SpendingView


@rule("EX007")
def outturn_differs_from_ledger(
    sheet: Sheet, document: Document, spending: SpendingView
) -> Iterator[Verdict]:
    """The outturn of the total and of each source against the payments until then.

    They may differ by less than the last printed digit. A source that is all of the money is told
    with the total.
    """
    if all(one.outturn is None for one in sheet.funds):
        yield NotApplicable("绩效表没有填写执行数")
        return
    number = cut_off_of(sheet, document)
    if number is None:
        yield CouldNotCheck("监控表没有写明截至几月，不能与台账核对执行数")
        return
    month = Month(spending.fiscal_year, number)
    if spending.as_of < month.last:
        yield CouldNotCheck(f"台账截至{spending.as_of}，还不到表中的{month}月底")
        return
    rows: dict[tuple[Money | None, Money], Fund] = {}
    for fund, paid in spent_rows(sheet, spending, month=number):
        rows.setdefault((fund.outturn, paid), fund)
    for (_stated, paid), fund in rows.items():
        yield from _fault(sheet, fund, paid, month=month)


def _fault(sheet: Sheet, fund: Fund, paid: Money, *, month: Month) -> Iterator[Values]:
    place, stated = fund.place_of("outturn"), fund.outturn
    if stated is None or abs((stated - paid).yuan) <= printed_step(stated, place.text):
        return
    apart = Money(abs((stated - paid).yuan))
    yield {
        "field": "outturn",
        "place": place,
        "evidence": place.text or in_words(stated),
        "month": month,
        "row": "" if fund is sheet.total_fund else f"“{fund.label or fund.source}”一行",
        "stated": in_words(stated),
        "paid": in_words(paid),
        "direction": "多" if stated > paid else "少",
        "apart": in_words(apart),
        "amount": apart,
    }
