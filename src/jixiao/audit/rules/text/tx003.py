"""TX003: marks of programs and web sites are not part of what a unit writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.passages import Passage, passages_of
from jixiao.domain.document import Document

Marks = list[tuple[str, re.Pattern[str]]]


@rule("TX003")
def left_over_marks(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each paragraph, title or cell, naming the kinds of marks in it.

    Marks that were taken out on reading are found in the original text, which its place keeps.
    """
    passages = (*_titles(document), *_removed(document), *passages_of(document))
    marks = _marks_in(passages, words)
    if not marks:
        return
    for passage in passages:
        found: dict[str, str] = {}
        for kind, pattern in marks:
            match = pattern.search(passage.text) or pattern.search(passage.place.text)
            if match is not None:
                found.setdefault(kind, match[0].strip() or repr(match[0]))
        if found:
            shown = "、".join(f"{kind}“{mark}”" for kind, mark in found.items())
            yield {**passage.where, "marks": shown}


def _titles(document: Document) -> Iterator[Passage]:
    for one in document.sheets:
        yield Passage(one.place.text or one.title, one.place, project=one.project.name)


def _removed(document: Document) -> Iterator[Passage]:
    for one in document.problems:
        if one.kind == "cleaned":
            yield Passage(one.place.text, one.place)


def _marks_in(passages: Sequence[Passage], words: Words) -> Marks:
    """The kinds of marks that stand anywhere in the passages; nearly always none at all."""
    texts = dict.fromkeys(text for one in passages for text in (one.text, one.place.text))
    whole = "\n".join(texts)
    return [
        (kind, pattern)
        for kind, patterns in words.items()
        for pattern in map(_compiled, patterns)
        if pattern.search(whole)
    ]


@lru_cache(maxsize=128)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)
