"""FU018: a total of the text is that of the budget table beside it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.passages import sentence_around
from jixiao.audit.table_totals import compared_totals
from jixiao.domain.document import Document
from jixiao.domain.money import Money


@rule("FU018")
def total_unlike_its_table(document: Document, words: Words) -> Iterator[Verdict]:
    """Judged only where another total of the same table agrees, so that table and unit are sure."""
    if not document.tables:
        yield NotApplicable("文件中没有预算表、决算表")
        return
    for one in compared_totals(document, words["labels"]):
        gap = abs(one.figure.number - one.in_yuan)
        yield {
            "place": one.paragraph.place,
            "evidence": sentence_around(one.paragraph.text, one.figure.start),
            "wrong": one.figure.printed,
            "label": one.label,
            "stated": one.figure.printed,
            "table": str(one.amount.place) or "表",
            "printed": f"{one.amount.number:,}",
            "unit": one.unit,
            "gap": str(Money(gap).wan.normalize()) + "万元",
            "amount": Money(gap),
        }
