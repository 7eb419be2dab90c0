"""TX003: marks of programs and web sites are not part of what a unit writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.passages import Passage, passages_of
from jixiao.domain.document import Document

MARK = partial(re.search, flags=re.MULTILINE)


@rule("TX003")
def left_over_marks(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each paragraph, title or cell, naming the kinds of marks in it.

    Marks that were taken out on reading are found in the original text, which its place keeps.
    """
    titles = (
        Passage(one.place.text or one.title, one.place, project=one.project.name)
        for one in document.sheets
    )
    removed = (
        Passage(one.place.text, one.place) for one in document.problems if one.kind == "cleaned"
    )
    for passage in (*titles, *removed, *passages_of(document)):
        found: dict[str, str] = {}
        for kind, patterns in words.items():
            for pattern in patterns:
                match = MARK(pattern, passage.text) or MARK(pattern, passage.place.text)
                if match is not None:
                    found.setdefault(kind, match[0].strip() or repr(match[0]))
        if found:
            marks = "、".join(f"{kind}“{mark}”" for kind, mark in found.items())
            yield {**passage.where, "marks": marks}
