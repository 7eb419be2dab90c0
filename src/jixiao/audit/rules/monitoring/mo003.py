"""MO003: what was spent since January does not become less."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.amounts import in_words
from jixiao.audit.base import CouldNotCheck, NotApplicable, Values, Verdict, rule
from jixiao.audit.collection import Collection
from jixiao.audit.cut_offs import Spent, falling_series, spent_by_project
from jixiao.audit.passages import sentence_around
from jixiao.domain.document import Document
from jixiao.domain.money import Money
from jixiao.domain.sheet import SheetKind


@rule("MO003")
def cumulative_outturn_falls(document: Document, collection: Collection) -> Iterator[Verdict]:
    """A later sheet of a project, of this file or of another, with a smaller outturn."""
    yield from _in_text(document)
    projects = [one for one in spent_by_project(document, collection) if len(one) > 1]
    if not projects:
        yield NotApplicable("没有同一项目两个时点的执行数（两期监控表，或监控表和自评表）")
    for found in projects:
        watched = [one for one in found if one.sheet.kind is SheetKind.MONITORING]
        if sum(one.month is None for one in watched) and len(watched) > 1:
            yield CouldNotCheck("监控表没有写明截至几月，无法比较两期的执行数")
        for later in found:
            earlier = [one for one in found if later.is_after(one) and later.falls_below(one)]
            # The fault is told once, in the file that holds the later sheet.
            if earlier and not later.file:
                yield _finding(later, max(earlier, key=lambda one: one.outturn))


def _in_text(document: Document) -> Iterator[Values]:
    for paragraph in document.paragraphs():
        if (pair := falling_series(paragraph.text)) is None:
            continue
        earlier, later = pair
        before, after = (f"{one['number']}{one['unit']}" for one in pair)
        less = Decimal(earlier["number"]) - Decimal(later["number"])
        yield {
            "place": paragraph.place,
            "evidence": sentence_around(paragraph.text, later.start()),
            "wrong": after,
            "project": "",
            "subject": "文中写",
            "earlier": f"{earlier['month']}月底",
            "later": f"{later['month']}月底",
            "before": before,
            "after": after,
            "earlier_file": "",
            "difference": f"{less}{later['unit']}",
        }


def _finding(later: Spent, earlier: Spent) -> Values:
    difference = Money((earlier.outturn - later.outturn).yuan)
    return {
        "field": "outturn",
        "project": later.sheet.project.name,
        "subject": f"项目“{later.sheet.project.name}”",
        "place": later.place,
        "earlier": earlier.name,
        "later": later.name,
        "before": in_words(earlier.outturn),
        "after": in_words(later.outturn),
        "earlier_file": f"（见{earlier.file}）" if earlier.file else "",
        "difference": in_words(difference),
        "amount": difference,
    }
