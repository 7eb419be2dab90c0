"""FU019: the rows of a budget table add up, level by level."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.audit.budget_sums import wrong_sums
from jixiao.domain.document import Document


@rule("FU019")
def budget_table_not_adding_up(document: Document) -> Iterator[Verdict]:
    """One finding for each row; amounts are told in the table's own unit."""
    if not document.tables:
        yield NotApplicable("文件中没有预算表、决算表")
        return
    for table in document.tables:
        for one in wrong_sums(table):
            yield {
                "place": one.amount.place,
                "evidence": f"{one.line.name} {one.amount.number:,}",
                "wrong": f"{one.amount.number:,}",
                "table": str(table.place) or "表",
                "name": one.line.name,
                "printed": f"{one.amount.number:,}",
                "total": f"{one.total:,}",
                "gap": f"{abs(one.total - one.amount.number):,}",
            }
