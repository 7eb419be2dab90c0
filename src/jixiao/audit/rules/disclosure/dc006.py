"""DC006: a sheet or an annex that the text refers to is in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.passages import sentence_around
from jixiao.domain.document import Document

SHEET = "表"


@rule("DC006")
def reference_to_an_absent_sheet(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each thing referred to; tables that are no performance sheet may be it."""
    if document.sheets:
        yield NotApplicable("文件中有绩效表，无法断定指的不是这些表")
        return
    paragraphs = list(document.paragraphs())
    attached = re.compile("|".join(words["attached"]))
    if any(attached.search(one.text) for one in paragraphs):
        yield NotApplicable("文件后面有附件")
        return
    references = [re.compile(one) for one in words["references"]]
    elsewhere = re.compile("|".join(words["elsewhere"]))
    told: set[str] = set()
    for paragraph in paragraphs:
        for match in (found for one in references if (found := one.search(paragraph.text))):
            sentence = sentence_around(paragraph.text, match.start())
            if match["what"] in told or elsewhere.search(sentence):
                continue
            told.add(match["what"])
            yield {
                "place": paragraph.place,
                "evidence": sentence,
                "wrong": match[0],
                "reference": match[0],
                "wanted": match["what"],
            }
