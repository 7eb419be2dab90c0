"""Lists of rectifications as tables, and the faults that a document says it has."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from jixiao.audit.report_parts import parts_of
from jixiao.audit.wording import bare
from jixiao.domain.document import Document
from jixiao.domain.place import Place
from jixiao.domain.rectification import Rectification

LEAST_LETTERS = 12
LEAST_RATIO = 0.85


class Told(NamedTuple):
    """A fault that a document tells of itself, in a table or in a paragraph."""

    text: str
    place: Place

    @property
    def letters(self) -> str:
        """What is compared: the text without marks."""
        return bare(self.text)


def lists_of_rectifications(document: Document) -> list[list[Rectification]]:
    """The lines of each table of rectifications."""
    tables: dict[tuple[object, ...], list[Rectification]] = {}
    for one in document.rectifications:
        tables.setdefault((one.place.table, one.place.tab), []).append(one)
    return list(tables.values())


def faults_told(document: Document) -> Iterator[Told]:
    """What stands under 问题 in lists of rectifications and under such headings of the text."""
    seen: set[str] = set()
    told = [Told(one.finding, one.place_of("finding")) for one in document.rectifications]
    for part in parts_of(document):
        if "problems" in part.roles:
            told += [Told(one.text, one.place) for one in part.paragraphs]
    for one in told:
        if len(one.letters) >= LEAST_LETTERS and one.letters not in seen:
            seen.add(one.letters)
            yield one


def is_the_same_fault(one: Told, other: Told) -> bool:
    """Whether two texts tell of the same fault in nearly the same words."""
    if one.letters == other.letters:
        return True
    shorter, longer = sorted((len(one.letters), len(other.letters)))
    if shorter < longer * LEAST_RATIO:
        return False
    matcher = SequenceMatcher(None, one.letters, other.letters, autojunk=False)
    # The quick ratios are never the lower ones, and they are far cheaper.
    ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(ratio() >= LEAST_RATIO for ratio in ratios)
