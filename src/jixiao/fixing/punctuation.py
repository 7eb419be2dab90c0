"""Punctuation, marks and blanks of single passages, mended where nothing has to be decided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jixiao.domain.punctuation import (
    BLANK,
    BLANK_BEFORE_NUMBER,
    CN,
    DOCUMENT_NUMBER,
    DOUBLED,
    HALF_COMMA,
    HALF_STOP,
    LEAST_CLOSE,
    MOST_APART,
    NUMBER_CLOSE,
    STRAY_BLANK,
)
from jixiao.fixing.brackets import numbers_of, width_edits
from jixiao.fixing.change import Mend
from jixiao.fixing.passage import Edit, Passage
from jixiao.fixing.words import fixing_words

CLAUSE = 8
"""A clause of so many characters before and behind a point is no name."""
RUN_BEFORE, RUN_BEHIND = re.compile(rf"[{CN}“”《》（）]+$"), re.compile(rf"[{CN}“”《》]+")
ITEM_NUMBER = re.compile(r"\s*\d{1,2}$")
WIDE = {",": "，", ";": "；"}
TWICE = frozenset(["，，", "；；", "：：", "。。", "，,"])
INSIDE_WORD = re.compile(rf"(?<=[{CN}]{{2}}){BLANK}(?=[{CN}]{{2}})")
SENTENCE = ("。", "，")
SHAPES = {"(": "（", "［": "["}


@dataclass(frozen=True, slots=True)
class Whole:
    """What the passages of a file show together: the habits of the writer.

    ``words`` are the four characters around each blank that may stand inside a word.
    """

    words: frozenset[str]
    mixes_numbers: bool
    keeps_numbers_close: bool

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Whole:
        """Look at all passages once."""
        texts = [one.text for one in passages]
        text = "\n".join(texts)
        shapes = {SHAPES.get(one[1], one[1]) for one in DOCUMENT_NUMBER.finditer(text)}
        narrative = [one.text for one in passages if not one.is_cell and "。" in one.text]
        apart = sum(len(BLANK_BEFORE_NUMBER.findall(one)) for one in narrative if " " in one)
        close = sum(len(NUMBER_CLOSE.findall(one)) for one in narrative) if apart else 0
        is_close = 0 < apart <= MOST_APART and close >= LEAST_CLOSE
        return cls(_usually_whole(text), len(shapes) > 1, is_close)


def _usually_whole(text: str) -> frozenset[str]:
    """The words with a blank inside that stand without it more often."""
    apart = Counter(_around(text, one) for one in INSIDE_WORD.finditer(text))
    if not apart:
        return frozenset()
    every = (text[at : at + 4] for at in range(len(text) - 3))
    close = Counter(one for one in every if one in apart)
    return frozenset(one for one, times in apart.items() if close[one] > times)


def _around(text: str, blank: re.Match[str]) -> str:
    """The two characters before and behind a blank."""
    return text[blank.start() - 2 : blank.start()] + text[blank.end() : blank.end() + 2]


def mend_passage(passage: Passage, whole: Whole) -> None:
    """Mend one passage, one kind of slip after another."""
    _apply(passage, _marks, Mend.MARK)
    if not passage.is_value:
        _apply(passage, _commas, Mend.COMMA)
        _apply(passage, _stops, Mend.STOP)
        _apply(passage, _doubled, Mend.DOUBLED)
        _apply(passage, _blanks, Mend.BLANK)
        if not passage.is_cell:
            _apply(passage, lambda one: _habits(one, whole), Mend.BLANK)
    if edits := width_edits(passage.text, is_cell=passage.is_cell):
        passage.apply(edits, Mend.TARGET_WIDTH if passage.is_value else Mend.WIDTH)
    if whole.mixes_numbers:
        edits = list(numbers_of(passage.text, DOCUMENT_NUMBER))
        passage.apply(edits, Mend.DOCUMENT_NUMBER)


def _apply(passage: Passage, find: Callable[[Passage], Iterator[Edit]], mend: Mend) -> None:
    passage.apply(list(find(passage)), mend)


def _marks(passage: Passage) -> Iterator[Edit]:
    words, text = fixing_words(), passage.text
    if not passage.is_cell and words.page_number.fullmatch(text):
        yield Edit(0, len(text), "")
        return
    yield from (Edit(one.start(), one.end(), "") for one in words.left_over.finditer(text))


def _commas(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in HALF_COMMA.finditer(text):
        if not ITEM_NUMBER.fullmatch(text[text.rfind("\n", 0, match.start()) + 1 : match.start()]):
            yield Edit(match.start(), match.end(), WIDE[match[0]])


def _stops(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in HALF_STOP.finditer(text):
        if _ends_sentence(text[: match.start()], text[match.end() :]):
            yield Edit(match.start(), match.end(), "。")


def _ends_sentence(before: str, behind: str) -> bool:
    """Whether a point between two texts can only be a full stop."""
    words = fixing_words()
    if not behind.strip() or behind.lstrip(" ").startswith("\n"):
        return True
    if words.sentence_begins.match(behind):
        return True
    if {*before[-1:], *behind[:1]} <= words.transcribed:
        return False
    left, right = RUN_BEFORE.search(before), RUN_BEHIND.match(behind)
    runs = (left[0] if left else "", right[0] if right else "")
    return all(len(one) >= CLAUSE for one in runs)


def _doubled(passage: Passage) -> Iterator[Edit]:
    for match in DOUBLED.finditer(passage.text):
        if match[0] in TWICE:
            yield Edit(match.start() + 1, match.end(), "")


def _blanks(passage: Passage) -> Iterator[Edit]:
    for match in STRAY_BLANK.finditer(passage.text):
        yield Edit(match.start(), match.end(), "")


def _habits(passage: Passage, whole: Whole) -> Iterator[Edit]:
    """Blanks against the habit of the writer: before a number, and inside a word."""
    text = passage.text
    if whole.keeps_numbers_close and "。" in text:
        yield from (Edit(*one.span(), "") for one in BLANK_BEFORE_NUMBER.finditer(text))
    if not any(mark in text for mark in SENTENCE):
        return
    for match in INSIDE_WORD.finditer(text):
        word = _around(text, match)
        if word in whole.words and not word[:2].endswith(fixing_words().offices):
            yield Edit(*match.span(), "")
