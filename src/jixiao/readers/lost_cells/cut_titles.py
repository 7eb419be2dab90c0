"""Known titles in a text without cells: where they stand, and which runs of them are headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jixiao.readers.lost_cells.cut_stream import LINE, Stream
from jixiao.readers.recognition.titles import vocabulary

NOTE = re.compile(r"[(\[][^()\[\]。;]{1,24}[)\]]")
GROUP = "group"


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a stream: its field, and from which character to which it stands."""

    field: str
    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Header:
    """A run of titles that opens a block of columns."""

    titles: tuple[Title, ...]

    @property
    def start(self) -> int:
        """The first character."""
        return self.titles[0].start

    @property
    def end(self) -> int:
        """The first character behind."""
        return self.titles[-1].end

    @property
    def fields(self) -> tuple[str, ...]:
        """The field of each column, empty where it is not known."""
        return tuple(title.field for title in self.titles)


class Words:
    """Words by their first character, the longest first."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.fields = dict(words)
        self.by_first: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            if word:
                self.by_first.setdefault(word[0], []).append(word)

    def at(self, text: str, start: int) -> str:
        """The longest word that begins at a character; empty where none does."""
        for word in self.by_first.get(text[start : start + 1], ()):
            if text.startswith(word, start):
                return word
        return ""


@lru_cache(maxsize=1)
def indicator_words() -> Words:
    """The titles of columns of indicators, and of the groups beside them."""
    known = vocabulary()
    return Words({**dict.fromkeys(known.group, GROUP), **known.indicator})


@lru_cache(maxsize=1)
def fund_words() -> Words:
    """The titles of columns of funds, and of the groups beside them."""
    known = vocabulary()
    return Words({**dict.fromkeys(known.group, GROUP), **known.fund_columns})


def usual_gap(stream: Stream, header: Header) -> int:
    """What most often stands between two titles of a header."""
    gaps = [stream.gaps[title.start] for title in header.titles[1:]]
    return max(set(gaps), key=lambda gap: (gaps.count(gap), -gap)) if gaps else LINE
