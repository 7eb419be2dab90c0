"""Figures and Latin words in a cell: what no typesetter breaks, and so may stick out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

WORD = re.compile(r"[!-~≥≤±×÷°℃‰]+")
WIDE, CAPITAL = frozenset("%@&MW≥≤±×÷℃‰"), 0.75
BREAK = "\u200b"


def words(text: str) -> Iterator[str]:
    """The runs of characters of a text that are set in one line."""
    yield from WORD.findall(text)


def ems(word: str) -> float:
    """About how wide a word is set, in ems, on the safe side."""
    return sum(1 if one in WIDE else CAPITAL if one.isupper() else 0.5 for one in word)


def breakable(text: str, width: float) -> str:
    """The text with places to break words that are wider than a line of so many ems."""

    def broken(word: re.Match[str]) -> str:
        return BREAK.join(word[0]) if ems(word[0]) > width else word[0]

    return WORD.sub(broken, text)
