"""Every text that a unit wrote itself, in the narrative and in the cells of its sheets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from jixiao.audit.itself import Itself
from jixiao.domain.document import Document
from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.sheet import Sheet

QUOTED = re.compile(r"《[^》]*》|“[^”]*”|‘[^’]*’|「[^」]*」|\"[^\"]*\"")
LEFT_OVER = re.compile(r"^\s*(?:\[[^\]]*\]\s*)+")
SENTENCE_ENDS = "。！？；;\n"


class Passage(NamedTuple):
    """A paragraph or a cell: its text, and what a finding says about where it stands.

    ``row`` is the place of the whole row of an indicator, else the same as ``place``.
    """

    text: str
    place: Place = NOWHERE
    field: str = ""
    project: str = ""
    indicator: str = ""
    row: Place = NOWHERE

    @property
    def where(self) -> dict[str, object]:
        """The values of a finding that names this passage."""
        return {
            "place": self.place,
            "field": self.field,
            "project": self.project,
            "indicator": self.indicator,
        }


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The paragraphs of the narrative and the texts of every sheet, in that order.

    They are kept for the rules that ask for those of the same document next.
    """
    return _passages(Itself(document))


def whole_text(document: Document) -> str:
    """All passages of a document, one after another, to see quickly whether a word is in any."""
    return _whole_text(Itself(document))


def passages_with(pattern: re.Pattern[str], document: Document) -> Iterator[Passage]:
    """The passages in which a pattern is found, sought in all of them at once.

    The pattern must neither match nor look for the end of a line: passages are parted by one.
    """
    whole, passages, starts = whole_text(document), passages_of(document), _starts(document)
    match = pattern.search(whole)
    while match is not None:
        number = bisect_right(starts, match.start())
        yield passages[number - 1]
        match = pattern.search(whole, starts[number]) if number < len(starts) else None


def _starts(document: Document) -> list[int]:
    """Where each passage begins in the whole text."""
    lengths = (len(one.text) + 1 for one in passages_of(document)[:-1])
    return list(accumulate(lengths, initial=0))


@lru_cache(maxsize=8)
def _passages(key: Itself[Document]) -> tuple[Passage, ...]:
    found = list(narrative_passages(key.thing))
    for sheet in key.thing.sheets:
        found += objective_passages(sheet)
        found += indicator_passages(sheet)
    return tuple(found)


@lru_cache(maxsize=8)
def _whole_text(key: Itself[Document]) -> str:
    return "\n".join([one.text for one in _passages(key)])


def narrative_passages(document: Document) -> Iterator[Passage]:
    """The paragraphs of the narrative."""
    for one in document.paragraphs():
        yield Passage(one.text, one.place, row=one.place)


def objective_passages(sheet: Sheet) -> Iterator[Passage]:
    """Purpose, objectives and results of a sheet."""
    project = sheet.project.name
    if sheet.purpose:
        place = sheet.place_of("purpose")
        yield Passage(sheet.purpose, place, "purpose", project, row=place)
    for objective in sheet.objectives:
        place = objective.place
        yield Passage(objective.text, place, "objectives", project, row=place)
        if objective.result:
            place = objective.result_place
            yield Passage(objective.result, place, "result", project, row=place)


def indicator_passages(sheet: Sheet) -> Iterator[Passage]:
    """Every cell with words in the rows of a sheet's indicators."""
    project = sheet.project.name
    for indicator in sheet.indicators:
        texts = (
            ("name", indicator.name),
            ("definition", indicator.definition),
            ("target", indicator.target.text if indicator.target else ""),
            ("actual", indicator.actual.text if indicator.actual else ""),
            ("reason", indicator.reason),
            ("basis", indicator.basis),
        )
        for name, text in texts:
            if text:
                place = indicator.place_of(name)
                yield Passage(text, place, name, project, indicator.name, indicator.place)


def without_quotations(text: str) -> str:
    """The text with a blank for every character that is quoted or a title in 《》."""
    return QUOTED.sub(lambda match: " " * len(match[0]), text)


def without_leading_marks(text: str) -> str:
    """The text without bookmarks such as ``[bookmark: …]`` in front of it."""
    return LEFT_OVER.sub("", text)


def sentence_around(text: str, start: int) -> str:
    """The sentence of a text that a position lies in."""
    begin = max(text.rfind(mark, 0, start) for mark in SENTENCE_ENDS) + 1
    ends = [end for mark in SENTENCE_ENDS if (end := text.find(mark, start)) >= 0]
    return text[begin : min(ends) + 1 if ends else None].strip()
