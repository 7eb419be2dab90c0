"""EX007: the outturn of a form is that of the ledger at the form's cut-off."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import in_words, printed_step
from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, rule
from jixiao.audit.cut_offs import month_in
from jixiao.domain.document import Document
from jixiao.domain.money import Money
from jixiao.domain.month import YEAR_END, Month
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.domain.spending_view import SpendingView


@rule("EX007")
def outturn_differs_from_ledger(
    sheet: Sheet, document: Document, spending: SpendingView
) -> Iterator[Verdict]:
    """The total row's outturn against the payments until then, within the last printed digit."""
    fund = sheet.total_fund
    if fund is None or fund.outturn is None:
        yield NotApplicable("绩效表没有填写执行数")
        return
    number = _month(sheet, document)
    if number is None:
        yield CouldNotCheck("监控表没有写明截至几月，不能与台账核对执行数")
        return
    month = Month(spending.fiscal_year, number)
    if spending.as_of < month.last:
        yield CouldNotCheck(f"台账截至{spending.as_of}，还不到表中的{month}月底")
        return
    paid = spending.outturn_until(number)
    apart = Money(abs((fund.outturn - paid).yuan))
    if apart.yuan <= printed_step(fund.outturn, fund.place_of("outturn").text):
        return
    yield {
        "field": "outturn",
        "place": fund.place_of("outturn"),
        "evidence": fund.place_of("outturn").text or in_words(fund.outturn),
        "month": month,
        "stated": in_words(fund.outturn),
        "paid": in_words(paid),
        "direction": "多" if fund.outturn > paid else "少",
        "apart": in_words(apart),
        "amount": apart,
    }


def _month(sheet: Sheet, document: Document) -> int | None:
    """The last month that the form tells of; a self-evaluation is of the whole year."""
    if sheet.kind is SheetKind.SELF_EVALUATION:
        return YEAR_END
    return month_in(sheet.title) or month_in(document.title)
