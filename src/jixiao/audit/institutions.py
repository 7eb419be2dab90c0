"""Which institution speaks in a text, and whether it is the one that the document is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from jixiao.domain.document import Document
from jixiao.domain.unit import BudgetUnit

SEPARATOR = " = "
LOOKS_AROUND = re.compile(r"\(\?<?[=!][^()]*\)")
HEAD, SHORT = 30, 40


@dataclass(frozen=True, slots=True)
class Speaker:
    """A way in which an institution names itself (我院), and whose names allow it.

    ``openings`` are the bare words, one of which stands wherever the pattern is found.
    """

    pattern: re.Pattern[str]
    kinds: tuple[str, ...]
    openings: tuple[str, ...] = ()

    def may_be(self, names: Iterable[str]) -> bool:
        """Whether one of the names is that of such an institution."""
        return any(kind in name for name in names for kind in self.kinds)


@lru_cache(maxsize=8)
def speakers_of(lines: tuple[str, ...]) -> tuple[Speaker, ...]:
    """Speakers out of a rule's words: ``我院(?!士) = 医院 法院 …``."""
    return tuple(_speaker(*line.split(SEPARATOR)) for line in lines)


def _speaker(pattern: str, kinds: str) -> Speaker:
    openings = tuple(LOOKS_AROUND.sub("", pattern).split("|"))
    return Speaker(re.compile(pattern), tuple(kinds.split()), openings)


def unit_names(document: Document) -> tuple[str, ...]:
    """How a document names its own unit and department, in its head and in its sheets."""
    names = [document.unit.name]
    for one in document.sheets:
        names += [BudgetUnit.parse(one.unit).name, BudgetUnit.parse(one.department).name]
    return tuple(dict.fromkeys(name for name in names if name))


def possible_names(document: Document) -> tuple[str, ...]:
    """The title and the short lines at the head, where no sheet says whose document it is.

    A unit taken from a title alone may be wrong, so these lines may name the real one.
    """
    if any(one.unit or one.department for one in document.sheets):
        return (document.title,)
    head = [one.text for _index, one in zip(range(HEAD), document.paragraphs(), strict=False)]
    return (
        document.title,
        *(text for text in head if len(text) <= SHORT and text.rstrip()[-1:] not in "。；"),
    )


def is_short_for(short: str, name: str) -> bool:
    """Whether a short form can stand for a name: every character in order (科协, 科学技术协会)."""
    rest = iter(name)
    return all(character in rest for character in short)


@lru_cache(maxsize=1024)
def level_of(name: str, levels: tuple[str, ...]) -> int | None:
    """The level of a unit by the lowest place in its name: 1 a province, 4 a town.

    ``levels`` are regular expressions from the highest level to the lowest.
    """
    found = [rank for rank, level in enumerate(levels, start=1) if re.search(level, name)]
    return max(found, default=None)
