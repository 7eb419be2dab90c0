"""The texts in which arithmetic is checked: the narrative, objectives, results and reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.passages import Passage
from jixiao.domain.document import Document
from jixiao.domain.sheet import Sheet

FIGURE = re.compile(r"\d\s*[^\d\s.、年月日]")


def prose_passages(document: Document) -> Iterator[Passage]:
    """Every text of a document with a figure; the purpose is left to FU009."""
    for paragraph in document.paragraphs():
        if FIGURE.search(paragraph.text):
            yield Passage(paragraph.text, paragraph.place)
    for sheet in document.sheets:
        yield from _of_sheet(sheet)


def _of_sheet(sheet: Sheet) -> Iterator[Passage]:
    project = sheet.project.name
    for objective in sheet.objectives:
        if FIGURE.search(objective.text):
            yield Passage(objective.text, objective.place, "objectives", project)
        if objective.result and FIGURE.search(objective.result):
            yield Passage(objective.result, objective.result_place, "result", project)
    for fund in sheet.funds:
        if fund.reason and FIGURE.search(fund.reason):
            yield Passage(fund.reason, fund.place_of("reason"), "reason", project)
    for indicator in sheet.indicators:
        if indicator.reason and FIGURE.search(indicator.reason):
            place = indicator.place_of("reason")
            yield Passage(indicator.reason, place, "reason", project, indicator.name)
