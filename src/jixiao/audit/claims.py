"""Claims of a report that everything was done or set well, and the figures behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from jixiao.audit.base import Words
from jixiao.domain.document import Document, Paragraph
from jixiao.domain.nature import Nature

CLAUSE_ENDS = "，。；！？,;\n"
EMPTY = frozenset({Nature.UNIT_ONLY, Nature.HOLE, Nature.BLANK})


@dataclass(frozen=True, slots=True)
class Claim:
    """Such words, the paragraph they stand in, and the number of the part that it belongs to."""

    paragraph: Paragraph
    words: str
    start: int
    part: int


def bare_claims(
    document: Document, words: Words, *, of_quality: bool = False
) -> Iterator[list[Claim]]:
    """Claims without a figure in their paragraph or in those beside it, part by part."""
    numbered = list(_numbered(document))
    claims = []
    for at, (part, paragraph) in enumerate(numbered):
        match = _pattern(words["quality" if of_quality else "done"]).search(paragraph.text)
        if match is None or (not of_quality and _is_spared(paragraph.text, match, words)):
            continue
        beside = [one for _, one in numbered[max(at - 1, 0) : at + 2]]
        if of_quality or not any(_pattern(words["figures"]).search(one.text) for one in beside):
            claims.append(Claim(paragraph, match[0], match.start(), part))
    for _, group in groupby(claims, key=lambda one: one.part):
        yield list(group)


def without_number(document: Document) -> list[str]:
    """The names of indicators whose target was never filled in with a number."""
    return [
        row.name
        for sheet in document.sheets
        for row in sheet.indicators
        if row.target is not None and row.target.nature in EMPTY
    ]


def _is_spared(text: str, match: re.Match[str], words: Words) -> bool:
    begin = max(text.rfind(mark, 0, match.start()) for mark in CLAUSE_ENDS) + 1
    return _pattern(words["spared"]).search(text, begin, match.end()) is not None


def _numbered(document: Document) -> Iterator[tuple[int, Paragraph]]:
    """Every paragraph with the number of the part of the first level that it stands in."""
    part = 0
    for section in document.sections:
        part += section.level == 1
        if section.heading is not None:
            yield part, section.heading
        for paragraph in section.paragraphs:
            yield part, paragraph


@lru_cache(maxsize=64)
def _pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(marks))
