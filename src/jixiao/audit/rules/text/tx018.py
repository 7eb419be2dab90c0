"""TX018: an amount is printed with its whole unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.passages import sentence_around
from jixiao.domain.document import Document, Paragraph

AMOUNT = r"(?<![\d.])\d[\d,]*(?:\.\d+)?\s?万"
MARK = "万"
SHOWN = 6


@rule("TX018")
def amount_without_its_unit(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for a document: the fault is a habit of the writer."""
    found: list[tuple[Paragraph, str, str]] = []
    pattern = re.compile(AMOUNT + words["behind"][0])
    counted = re.compile("|".join(words["counted"]))
    for paragraph in document.paragraphs():
        if MARK not in paragraph.text:
            continue
        for match in pattern.finditer(paragraph.text):
            sentence = sentence_around(paragraph.text, match.start())
            before = paragraph.text[: match.start()]
            if any(one in sentence for one in words["money"]) and not counted.search(before):
                found.append((paragraph, match[0], sentence))
    if found:
        paragraph, printed, sentence = found[0]
        yield {
            "place": paragraph.place,
            "evidence": sentence,
            "wrong": printed,
            "count": len(found),
            "example": printed,
            "examples": "”、“".join(list(dict.fromkeys(one[1] for one in found))[:SHOWN]),
        }
