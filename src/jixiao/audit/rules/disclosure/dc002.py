"""DC002: measures answer a problem that was stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.report_parts import Part, is_report, parts_of
from jixiao.audit.signature import signed_paragraphs
from jixiao.domain.document import Document


@rule("DC002")
def measures_without_a_problem(document: Document, words: Words) -> Iterator[Verdict]:
    """A problem counts wherever it is told: as a heading, in a sentence, as a reason in a row."""
    headings = re.compile("|".join(words["headings"]))
    parts = parts_of(document) if is_report(document) else ()
    measures = [one for one in parts if headings.search(one.section.title)]
    if not measures:
        yield NotApplicable("报告中没有整改或者改进措施的部分")
        return
    first = measures[0]
    if "problems" in first.roles or _is_told(document, parts, words=words):
        return
    yield {
        "heading": first.heading,
        "place": first.section.place,
        "evidence": first.heading,
    }


def _is_told(document: Document, parts: tuple[Part, ...], *, words: Words) -> bool:
    if any("problems" in one.roles for one in parts):
        return True
    if any(row.reason.strip() for sheet in document.sheets for row in sheet.indicators):
        return True
    told, denied = re.compile("|".join(words["problems"])), re.compile("|".join(words["denied"]))
    return any(told.search(denied.sub("", one.text)) for one in signed_paragraphs(document))
