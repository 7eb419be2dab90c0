"""Numbers that the objectives of a narrative promise, and whether any result answers them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jixiao.audit.evaluation_narrative import NOT_COUNTED_WORDS, Role, Told, told_in
from jixiao.domain.document import Document, Paragraph
from jixiao.domain.sheet import SheetKind
from jixiao.domain.units import known_end
from jixiao.domain.words import any_of, plain

NUMBER = re.compile(
    r"(?<![\dA-Za-z第〔\[.\-/])(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<more>余|多|几)?(?![\d.])"
)
CLAUSES = re.compile(r"[,。;:!?、\n]|\d[\d.,]*(?:%|人次|场次)?|[且和及与](?=[\u4e00-\u9fff]{2})")
JOINTS = re.compile(r"[且和及与\d]|(?<=[\u4e00-\u9fff])的")
STOPS = re.compile(r"[,。;:!?、\n]|(?:>=|<=|[≥≤<>=])")
NOT_COUNTED = re.compile(any_of(NOT_COUNTED_WORDS))
BEFORE, BEHIND = 10, 8
SUBJECT = re.compile(r"[一-鿿]")


@dataclass(frozen=True, slots=True)
class Promised:
    """A number by its unit, the words around it, and the paragraph in which it stands."""

    unit: str
    pairs: frozenset[str]
    printed: str
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Answers:
    """What the results speak of: pairs of characters beside each number that they state."""

    rows: dict[str, list[int]]
    units: list[str]

    def answer(self, one: Promised, *, least: int) -> bool:
        """Whether a result speaks of the same thing, or counts a like one in the same unit."""
        shared = Counter(row for pair in one.pairs for row in self.rows.get(pair, ()))
        return any(count >= least or self.units[row] == one.unit for row, count in shared.items())


def promised_in(document: Document) -> list[Promised]:
    """The counted numbers in the paragraphs that state objectives."""
    return [
        one
        for told in told_in(document)
        if told.is_goal
        for one in numbers_in(told.paragraph, set())
    ]


def answers_in(document: Document, *, common: set[str]) -> Answers:
    """The numbers of the paragraphs that report, and the actual values of evaluated sheets."""
    found = [
        one
        for told in told_in(document)
        if _may_report(told)
        for one in numbers_in(told.paragraph, common)
    ]
    found += _in_sheets(document, common)
    rows: dict[str, list[int]] = {}
    for at, one in enumerate(found):
        for pair in one.pairs:
            rows.setdefault(pair, []).append(at)
    return Answers(rows, [one.unit for one in found])


def numbers_in(paragraph: Paragraph, common: set[str]) -> Iterator[Promised]:
    """The numbers that count something, with the words of their own clause."""
    text = plain(paragraph.text)
    for match in NUMBER.finditer(text):
        begin = match.end()
        end = known_end(text, begin)
        unit = text[begin:end]
        if not _is_counted(text, begin, end):
            continue
        before = _clause_before(text[max(0, match.start() - BEFORE - 2) : match.start()])
        behind = STOPS.split(text[end : end + BEHIND])[0]
        pairs = _pairs([before, behind]) - common
        first = match.start() - len(before)
        shown = paragraph.text[first : end + len(JOINTS.split(behind)[0])].strip()
        yield Promised(unit, pairs, shown, paragraph)


def _is_counted(text: str, begin: int, end: int) -> bool:
    if text[begin : begin + 1] == "%":
        return True
    return end > begin and not NOT_COUNTED.match(text[begin:end])


def _clause_before(text: str) -> str:
    """The words of the same clause before a number, with its sign; no other number in them."""
    return CLAUSES.split(text)[-1]


def _pairs(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(
        text[at : at + 2]
        for text in texts
        for at in range(len(text) - 1)
        if SUBJECT.match(text[at]) and SUBJECT.match(text[at + 1])
    )


def _may_report(told: Told) -> bool:
    return told.role in (Role.RESULTS, Role.UNKNOWN)


def _in_sheets(document: Document, common: set[str]) -> Iterator[Promised]:
    for sheet in document.sheets:
        if sheet.kind is SheetKind.OBJECTIVE:
            continue
        for one in sheet.indicators:
            if one.actual is not None and one.is_reported:
                pairs = _pairs([one.name]) - common
                yield Promised(one.actual.unit, pairs, one.name, Paragraph(one.name))
