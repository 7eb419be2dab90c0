"""What is wrong with the brackets of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from jixiao.domain.punctuation import INTERVAL
from jixiao.domain.text import half_width

CLOSER_OF = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "〔": "〕"}
CLOSERS = frozenset(CLOSER_OF.values())
BRACKET = re.compile(r"[()（）\[\]［］【】〔〕]")
# 1）and 一） number the items of a list.
ENUMERATOR = re.compile(r"(?:^|[\s;；,，。、:：])(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])$")


class BracketFault(StrEnum):
    """A way in which brackets are wrong; ``nested`` is one pair inside another of its shape."""

    EMPTY = "empty"
    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    NESTED = "nested"
    MIXED = "mixed"


def bracket_faults(text: str) -> tuple[BracketFault, ...]:
    """Every way in which the brackets of a text are wrong, each once, in a fixed order."""
    if not BRACKET.search(text):
        return ()
    faults = set(_faults(INTERVAL.sub("", text)))
    if BracketFault.UNCLOSED in faults:
        faults.discard(BracketFault.NESTED)  # which pair holds which is not known then
    return tuple(one for one in BracketFault if one in faults)


def _faults(text: str) -> Iterator[BracketFault]:
    opened: list[int] = []
    widths = {one in "（）" for one in text if one in "()（）"}
    if len(widths) > 1:
        yield BracketFault.MIXED
    for index, one in enumerate(text):
        if one in CLOSER_OF:
            if half_width(one) in {half_width(text[at]) for at in opened}:
                yield BracketFault.NESTED
            opened.append(index)
        elif one in CLOSERS and opened:
            yield from _closing(text, opened.pop(), index)
        elif one in CLOSERS and not ENUMERATOR.search(text[:index]):
            yield BracketFault.UNOPENED
    if opened:
        yield BracketFault.UNCLOSED


def _closing(text: str, start: int, end: int) -> Iterator[BracketFault]:
    wanted = CLOSER_OF[text[start]]
    if half_width(wanted) != half_width(text[end]):
        yield BracketFault.UNCLOSED
    elif wanted != text[end]:
        yield BracketFault.MIXED
    if not text[start + 1 : end].strip():
        yield BracketFault.EMPTY
