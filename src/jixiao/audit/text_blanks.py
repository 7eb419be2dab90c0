"""Blanks between a word and a number, where the rest of a text has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jixiao.audit.passages import Passage
from jixiao.audit.text_punctuation import CN, Slip, Spot

# 附件 1, 表 2, 图 3 and the like keep their blank; so does a number with a blank on both sides.
STRAY = re.compile(rf"(?<=[{CN}]{{2}})(?<![件表图录章节条第]) (?=\d[\d.]*[{CN}])")
CLOSE = re.compile(rf"(?<=[{CN}])\d")
LEAST, MOST = 4, 2


def uneven_blanks(paragraphs: Sequence[Passage]) -> Iterator[Spot]:
    """The rare blanks before a number in sentences that otherwise write words and numbers close.

    A writer who always puts a blank there has a style of his own and is let be.
    """
    sentences = [one for one in paragraphs if "。" in one.text]
    stray = [
        Spot(Slip.BLANK, one, *match.span())
        for one in sentences
        if " " in one.text
        for match in STRAY.finditer(one.text)
    ]
    if not stray or len(stray) > MOST:
        return
    if sum(len(CLOSE.findall(one.text)) for one in sentences) >= LEAST:
        yield from stray
