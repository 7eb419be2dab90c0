"""The cases in a rule's YAML: plain data that stands for what the rule visits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jixiao.audit.base import Rule
from jixiao.audit.collection import ALONE, Collection
from jixiao.audit.run import run_rule
from jixiao.domain.document import Document, Paragraph, Section
from jixiao.domain.finding import Finding, Outcome
from jixiao.domain.grid import Cell, Grid
from jixiao.domain.indicator import Indicator
from jixiao.domain.place import Place
from jixiao.domain.plain import from_plain
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Sheet
from jixiao.domain.spending_view import SpendingView, SpendingViews

HEADING = re.compile(
    r"(?P<marks>#+)\s*(?P<text>(?P<number>第?[一二三四五六七八九十]+(?:部分)?|[（(][一二三四五六七八九十\d]+[)）]"
    r"|\d+)?[、.．]?\s*(?P<title>.*))"
)
AROUND = ("document", "sheet", "score", "siblings", "others", "spending")


def run_case(rule: Rule, case: Mapping[str, Any]) -> tuple[list[Finding], Outcome]:
    """Run a rule on one of its cases.

    A case holds the fields of what the rule visits; what stands around it goes under
    ``document``, ``sheet``, ``siblings`` (the sheet's other indicators) and ``score``, the files
    checked together with it under ``others``, what the ledger says of the sheet's project under
    ``spending``; a document's ``text`` is its paragraphs, one a line.
    """
    document, score = _document_of(rule, case)
    others = [document_of(one) for one in case.get("others", ())]
    collection = Collection((document, *others)) if others else ALONE
    scores = () if score is None else (score,)
    spending = _spending_of(case, document) if "spending" in case else None
    return run_rule(rule, document, scores=scores, collection=collection, spending=spending)


def _spending_of(case: Mapping[str, Any], document: Document) -> SpendingViews:
    view = from_plain(SpendingView, case["spending"])
    return SpendingViews(replace(view, project=one.project) for one in document.sheets[:1])


def _document_of(rule: Rule, case: Mapping[str, Any]) -> tuple[Document, SheetScore | None]:
    own = {name: value for name, value in case.items() if name not in AROUND}
    if rule.visits is Document:
        return document_of(own), None
    score = from_plain(SheetScore, case["score"]) if "score" in case else None
    document = document_of(case.get("document", {}))
    if rule.visits is Sheet:
        sheet = from_plain(Sheet, own)
    else:
        sheet = from_plain(Sheet, case.get("sheet", {}))
        siblings = tuple(from_plain(Indicator, one) for one in case.get("siblings", ()))
        sheet = replace(sheet, indicators=(from_plain(Indicator, own), *siblings))
    kinds = rule.applies.kinds
    if kinds and sheet.kind not in kinds:
        sheet = replace(sheet, kind=kinds[0])
    return replace(document, sheets=(sheet, *document.sheets)), score


def document_of(data: Mapping[str, Any]) -> Document:
    """A document from plain data, with ``text`` as its paragraphs.

    A line of the text that begins with ``#`` is a heading, as deep as it has marks:
    ``# 四、整改措施``, ``## （一）存在的问题``. ``tables`` are lists of rows of cells.
    """
    fields = {name: value for name, value in data.items() if name not in ("text", "tables")}
    document = from_plain(Document, fields)
    tables = tuple(_table_of(number, rows) for number, rows in enumerate(data.get("tables", ()), 1))
    lines = str(data.get("text", "")).strip("\n").split("\n")
    return replace(
        document,
        sections=(*document.sections, *_sections_of(lines)),
        tables=(*document.tables, *tables),
    )


def _table_of(number: int, rows: Sequence[Sequence[str]]) -> Grid:
    return Grid(
        tuple(
            tuple(
                Cell(text, column, place=Place(text, table=number, row=row, column=column + 1))
                for column, text in enumerate(cells)
            )
            for row, cells in enumerate(rows, 1)
        ),
        Place(table=number),
    )


def _sections_of(lines: Iterable[str]) -> Iterator[Section]:
    section = Section()
    for number, line in enumerate(lines, start=1):
        heading = HEADING.fullmatch(line.strip())
        if heading:
            if section.heading or section.paragraphs:
                yield section
            place = Place(text=heading["text"], line=number)
            section = Section(
                heading["number"] or "",
                heading["title"],
                len(heading["marks"]),
                place=place,
                heading=Paragraph(heading["text"], place),
            )
        elif line.strip():
            paragraph = Paragraph(line, Place(text=line.strip(), line=number))
            text = f"{section.text}\n{line.strip()}".strip()
            place = section.place if section.heading or section.paragraphs else paragraph.place
            section = replace(
                section, text=text, place=place, paragraphs=(*section.paragraphs, paragraph)
            )
    if section.heading or section.paragraphs:
        yield section
