"""OB001: a project has an objective, and it says more than the project's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, Verdict, Words, rule
from jixiao.audit.names import read_name
from jixiao.audit.wording import bare
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import half_width, squeeze, without_notes

NO_CONTENT = re.compile(r"[\W_xX\d一二三四五六七八九十]+")
LEAST_FILLED = 2
LEAST_ROWS = 5
DECLARED = "objective"


@rule("OB001")
def objective_missing(sheet: Sheet, document: Document, words: Words) -> Iterator[Verdict]:
    """Nothing but what the form prints, or nothing but the name of the project."""
    texts = [one.text for one in sheet.objectives if one.text.strip()]
    if not texts:
        if _others_are_filled(sheet, document):
            yield {"field": "objectives", "fault": "没有填，同一文件中其他项目的表都填了"}
        elif _is_surely_read(sheet, document, words):
            fault = "在表里没有写：没有这一栏，或者这一栏没有填"
            severity = Severity.WARNING if sheet.kind == DECLARED else Severity.NOTE
            yield {"field": "objectives", "severity": severity, "fault": fault}
        else:
            yield CouldNotCheck("没有读到绩效目标：表中可能没有这一栏，也可能没有填")
        return
    if "".join(texts).count("分"):
        return
    if all(_is_blank(text, words) for text in texts):
        fault = f"没有填写内容，只有“{''.join(texts)}”"
    elif len(texts) == 1 and _is_name(texts[0], sheet.project.name, words):
        fault = f"“{texts[0]}”只是项目名称，没有写要做成什么、做到什么程度"
    else:
        return
    place = sheet.objectives[0].place
    yield {"field": "objectives", "place": place, "evidence": "；".join(texts), "fault": fault}


def _is_blank(text: str, words: Words) -> bool:
    """Whether only titles, numbers and marks of the form stand there."""
    plain = NO_CONTENT.sub("", squeeze(half_width(text)))
    return not plain or plain in words["blanks"]


def _is_name(text: str, name: str, words: Words) -> bool:
    """Whether the text is the project's name, with or without a verb that adds nothing."""
    if not name or len(text) > len(name) + 16:
        return False
    plain = bare(without_notes(text))
    for verb in words["verbs"]:
        plain = plain.removeprefix(verb)
    for ending in words["endings"]:
        plain = plain.removesuffix(ending)
    own = read_name(name)
    return bool(own.core) and read_name(plain).core == own.core


def _is_surely_read(sheet: Sheet, document: Document, words: Words) -> bool:
    """Whether a table with real cells was read whole that by its form has objectives."""
    with_objectives = sheet.kind == DECLARED or sheet.form in words["forms"]
    has_cells = document.source.format in words["formats"] and not document.problems
    rows = [one for one in sheet.indicators if one.name and one.target is not None]
    return with_objectives and has_cells and bool(sheet.project.name) and len(rows) >= LEAST_ROWS


def _others_are_filled(sheet: Sheet, document: Document) -> bool:
    """Whether the same form is filled in for the other projects of the document."""
    if not (sheet.form and sheet.project.name and sheet.indicators):
        return False
    others = [one for one in document.sheets if one.form == sheet.form and one.objectives]
    return len(others) >= LEAST_FILLED and 2 * len(others) > len(document.sheets)
