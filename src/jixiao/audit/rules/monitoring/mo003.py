"""MO003: what was spent since January does not become less."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.amounts import in_words
from jixiao.audit.base import CouldNotCheck, NotApplicable, Values, Verdict, rule
from jixiao.audit.collection import Collection
from jixiao.audit.cut_offs import (
    Spent,
    falling_months,
    falling_series,
    spent_by_project,
    views_of,
)
from jixiao.audit.passages import sentence_around
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity
from jixiao.domain.money import Money
from jixiao.domain.sheet import SheetKind
from jixiao.domain.spending_view import SpendingView, SpendingViews


@rule("MO003")
def cumulative_outturn_falls(
    document: Document, collection: Collection, ledger: SpendingViews
) -> Iterator[Verdict]:
    """A later sheet of a project, of this file or another, or a month of the ledger, with less."""
    yield from _in_text(document)
    views = views_of(document, ledger)
    yield from (_in_ledger(*one) for view in views for one in falling_months(view))
    projects = [one for one in spent_by_project(document, collection) if len(one) > 1]
    if not projects and not views:
        yield NotApplicable(
            "没有同一项目两个时点的执行数（两期监控表，监控表和自评表，或者支出台账）"
        )
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


def _in_ledger(view: SpendingView, number: int) -> Values:
    """More came back than was paid in a month; that happens, but has to be explained."""
    before, after = view.outturn_until(number - 1), view.outturn_until(number)
    return {
        "severity": Severity.WARNING,
        "field": "funds",
        "project": view.project.name,
        "subject": f"台账中项目“{view.project.name or view.project.code}”",
        "evidence": f"{number}月支出{in_words(view.months[number - 1])}",
        "earlier": f"{number - 1}月底" if number > 1 else "年初",
        "later": f"{number}月底",
        "before": in_words(before),
        "after": in_words(after),
        "earlier_file": "",
        "difference": in_words(before - after),
        "amount": before - after,
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
