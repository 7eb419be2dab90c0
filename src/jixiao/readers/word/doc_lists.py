"""The numbered lists of a Word 97-2003 document ([MS-DOC] PlfLst, PlfLfo).

The text of a paragraph does not hold the ``一、`` that Word prints before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jixiao.readers.word.doc_fib import BrokenStructure, number, part_of
from jixiao.readers.word.docx_numbering import PLACEHOLDER, Level, numeral

MAX_LABEL = 64
LIST, USE, LEVEL, OVERRIDE = 28, 16, 28, 8
IS_SIMPLE, IS_LEGAL = 0x01, 0x04
HAS_START, HAS_LEVEL = 0x10, 0x20
# Word's kinds of numerals ([MS-OSHARED] MSONFC) by the names that .docx has for them.
NUMERALS = {
    1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    10: "ideographDigital", 11: "japaneseCounting", 18: "decimalEnclosedCircle",
    22: "decimalZero", 23: "bullet", 28: "decimalEnclosedCircle", 29: "ideographEnclosedCircle",
    33: "taiwaneseCounting", 35: "taiwaneseCountingThousand", 36: "ideographDigital",
    37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand",
    40: "ideographDigital", 255: "none",
}  # fmt: skip


@dataclass(slots=True)
class ListUse:
    """One use of a list: which list, its levels, and levels that begin again at a number."""

    identity: int
    levels: list[Level]
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Lists:
    """The uses of lists in a document, and how far each list has been counted."""

    uses: list[ListUse]
    counts: dict[int, dict[int, int]] = field(default_factory=dict)

    def prefix(self, use: int, depth: int) -> str:
        """What Word prints before the next paragraph of a list; empty for bullets.

        Uses count from 1; any other number means that the paragraph is in no list.
        """
        if not 0 < use <= len(self.uses) or depth >= len(self.uses[use - 1].levels):
            return ""
        one = self.uses[use - 1]
        level = one.levels[depth]
        counts = self.counts.setdefault(one.identity, {})
        following = counts.get(depth, level.start - 1) + 1
        counts[depth] = one.starts.pop(depth, following)
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.numeral in {"bullet", "none"}:
            return ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = one.levels[at] if at < len(one.levels) else Level()
            kind = "decimal" if level.only_digits else other.numeral
            return numeral(counts.get(at, other.start), kind)

        return PLACEHOLDER.sub(shown, level.text)


def lists_of(lists: bytes, uses: bytes) -> Lists:
    """The lists of a document; what is damaged leaves paragraphs without their numbers."""
    try:
        known = _lists(lists)
        return Lists(_uses(uses, known))
    except BrokenStructure:
        return Lists([])


def _lists(data: bytes) -> dict[int, list[Level]]:
    """The levels of each list by its identity; levels lie behind all lists, in their order."""
    known: dict[int, list[Level]] = {}
    count = number(data, 0)
    at = 2 + LIST * count
    for index in range(count):
        head = part_of(data, 2 + LIST * index, LIST)
        levels = []
        for _ in range(1 if head[26] & IS_SIMPLE else 9):
            level, at = _level(data, at)
            levels.append(level)
        known[number(head, 0, size=4)] = levels
    return known


def _uses(data: bytes, known: dict[int, list[Level]]) -> list[ListUse]:
    count = number(data, 0, size=4)
    at = 4 + USE * count
    part_of(data, 0, at)
    uses: list[ListUse] = []
    for index in range(count):
        head = part_of(data, 4 + USE * index, USE)
        identity = number(head, 0, size=4)
        use = ListUse(identity, list(known.get(identity, [])))
        at += 4
        for _ in range(head[12]):
            at = _override(data, at, use)
        uses.append(use)
    return uses


def _override(data: bytes, at: int, use: ListUse) -> int:
    start, flags = number(data, at, size=4), number(data, at + 4)
    at += OVERRIDE
    depth = flags & 0x0F
    if flags & HAS_LEVEL:
        level, at = _level(data, at)
        if depth < len(use.levels):
            use.levels[depth] = level
        start = level.start
    if flags & HAS_START:
        use.starts[depth] = start
    return at


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """One level of a list and where the next begins; its label has a code for each number."""
    head = part_of(data, at, LEVEL)
    at += LEVEL + head[24] + head[25]
    length = number(data, at)
    label = part_of(data, at + 2, 2 * length)[: 2 * MAX_LABEL].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(one) + 1}" if ord(one) < 9 else one for one in label)
    kind = NUMERALS.get(head[4], "decimal")
    level = Level(number(head, 0, size=4), kind, text, bool(head[5] & IS_LEGAL))
    return level, at + 2 + 2 * length
