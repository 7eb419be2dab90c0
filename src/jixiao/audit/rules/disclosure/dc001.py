"""DC001: a report on an evaluation says what came of it, what was wrong and what is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.report_parts import is_report, parts_of
from jixiao.audit.signature import signed_paragraphs
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity

FEWEST_HEADINGS = 3


@rule("DC001")
def report_without_a_part(document: Document, words: Words) -> Iterator[Verdict]:
    """Looked for by headings first, then by what the text says under other headings."""
    if not is_report(document):
        yield NotApplicable("不是绩效自评或绩效评价的报告")
        return
    if sum(one.level == 1 for one in document.sections) < FEWEST_HEADINGS:
        yield NotApplicable("报告没有分成几个部分，看不出提纲")
        return
    present = {role for part in parts_of(document) for role in part.roles}
    text = "\n".join(one.text for one in signed_paragraphs(document))
    names = dict(one.split("=") for one in words["names"])
    missing = [
        role
        for role in words[document.kind]
        if role not in present and not _is_told(text, role, words)
    ]
    if missing:
        yield {
            "title": document.title,
            "missing": "、".join(names[one] for one in missing),
            "place": next((one.place for one in document.paragraphs()), None),
            "evidence": document.title,
            "severity": Severity.ERROR if "results" in missing else Severity.WARNING,
        }


def _is_told(text: str, role: str, words: Words) -> bool:
    for denied in words.get(f"denied_{role}", ()):
        text = re.sub(denied, "", text)
    return any(re.search(one, text) for one in words[f"told_{role}"])
