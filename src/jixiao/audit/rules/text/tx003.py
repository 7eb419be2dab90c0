"""TX003: marks of programs and web sites are not part of what a unit writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.passages import Passage, passages_of
from jixiao.domain.document import Document


@rule("TX003")
def left_over_marks(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each paragraph, title or cell, naming the kinds of marks in it."""
    titles = (
        Passage(one.place.text or one.title, one.place, project=one.project.name)
        for one in document.sheets
    )
    for passage in (*titles, *passages_of(document)):
        found: dict[str, str] = {}
        for kind, patterns in words.items():
            for pattern in patterns:
                match = re.search(pattern, passage.text)
                if match is not None:
                    found.setdefault(kind, match[0].strip() or repr(match[0]))
        if found:
            marks = "、".join(f"{kind}“{mark}”" for kind, mark in found.items())
            yield {**passage.where, "marks": marks}
