"""Blanks between a word and a number, where the rest of a text has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.audit.passages import Passage
from jixiao.audit.text_punctuation import Slip, Spot
from jixiao.domain.punctuation import (
    BLANK_BEFORE_NUMBER,
    LEAST_CLOSE,
    MOST_APART,
    NUMBER_CLOSE,
)


def uneven_blanks(paragraphs: Sequence[Passage]) -> Iterator[Spot]:
    """The rare blanks before a number in sentences that otherwise write words and numbers close.

    A writer who always puts a blank there has a style of his own and is let be.
    """
    sentences = [one for one in paragraphs if "。" in one.text]
    stray = [
        Spot(Slip.BLANK, one, *match.span())
        for one in sentences
        if " " in one.text
        for match in BLANK_BEFORE_NUMBER.finditer(one.text)
    ]
    if not stray or len(stray) > MOST_APART:
        return
    if sum(len(NUMBER_CLOSE.findall(one.text)) for one in sentences) >= LEAST_CLOSE:
        yield from stray
