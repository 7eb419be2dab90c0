"""Round brackets of mixed width, made full-width where it is certain which belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.domain.punctuation import INTERVAL, UNEVEN_PAIR
from jixiao.fixing.passage import Edit

WIDE = {"(": "（", ")": "）"}
ROUND = re.compile("[()（）]")
# The bracket behind the count of an item (1） 一） a）) has no other half.
COUNT = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z①-⑳])\s*$")
COUNT_LENGTH = 6
Pair = tuple[int, int]


def width_edits(text: str, *, is_cell: bool) -> list[Edit]:
    """The half-width brackets to widen: of uneven pairs, and all of a cell that has both widths."""
    if not ("(" in text or ")" in text) or not ("（" in text or "）" in text):
        return []
    plain = INTERVAL.sub(lambda match: " " * len(match[0]), text)
    pairs = _pairs(plain, counting=False)
    if pairs is None:
        pairs = _pairs(plain, counting=True)
    if pairs is None:
        pairs = [
            (one.start(), one.end() - 1)
            for one in UNEVEN_PAIR.finditer(plain)
            if not _counts(plain, one.end() - 1)
        ]
        is_cell = False
    if is_cell and len({plain[one] in "()" for pair in pairs for one in pair}) > 1:
        return [_widened(plain, one.start()) for one in ROUND.finditer(plain) if one[0] in WIDE]
    return [
        _widened(plain, at)
        for pair in pairs
        if (plain[pair[0]] in WIDE) != (plain[pair[1]] in WIDE)
        for at in pair
        if plain[at] in WIDE
    ]


def _widened(text: str, at: int) -> Edit:
    return Edit(at, at + 1, WIDE[text[at]])


def _pairs(text: str, *, counting: bool) -> list[Pair] | None:
    """The brackets that belong together; None where some are left over."""
    opened: list[int] = []
    pairs: list[Pair] = []
    for match in ROUND.finditer(text):
        at = match.start()
        if match[0] in "(（":
            opened.append(at)
        elif counting and _counts(text, at):
            continue
        elif opened:
            pairs.append((opened.pop(), at))
        else:
            return None
    return None if opened else pairs


def _counts(text: str, at: int) -> bool:
    """Whether the bracket may stand behind the count of an item."""
    return COUNT.search(text[max(0, at - COUNT_LENGTH) : at]) is not None


def numbers_of(text: str, pattern: re.Pattern[str]) -> Iterator[Edit]:
    """The brackets of document numbers as 〔 and 〕: the year in them has four digits."""
    for match in pattern.finditer(text):
        for at, mark in ((match.start(1), "〔"), (match.start(1) + 5, "〕")):
            if text[at] != mark:
                yield Edit(at, at + 1, mark)
