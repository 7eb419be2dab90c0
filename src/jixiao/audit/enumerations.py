"""Printed numbers of a narrative: 一、 （一） 1. （1） ① 一是 第一， and what they count to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from jixiao.audit.passages import without_leading_marks, without_quotations
from jixiao.domain.document import Paragraph
from jixiao.domain.enumerator import CIRCLED, CN, HEADING, PART, value_of

AFTER = r"(?:^|(?<=[。；;：:！，,、.．”）)]))\s*"
# How each style is printed in the middle of a paragraph.
RUNNING = {
    "{}是": re.compile(rf"{AFTER}(?P<n>{CN})是(?!否)"),
    "第{}，": re.compile(rf"{AFTER}(?:第(?P<n>{CN})[，,：:]|(?P<word>首先|其次|再次))"),
}
LOCAL = {
    "{}.": re.compile(r"(?:^|(?<=[。；;：:！]))\s*(?P<n>\d{1,2})(?P<stop>[、．.])(?!\s*\d)"),
    "({})": re.compile(rf"{AFTER}[（(](?P<n>\d{{1,2}})[)）]"),
    "（{}）": re.compile(rf"(?:^|(?<=[。；;：:！]))\s*[（(](?P<n>{CN})[)）]"),
    "{}": re.compile(rf"(?P<n>[{CIRCLED}])"),
}
LONG_LINE = 24  # a line of body text in a printed document holds 28 characters
CUT_LINE, FEW = 18, 2  # a line is as long as this, and so many may lack their stop by mistake
ENDS = "。！？；：”）》.!?;:)"
COUNTING_WORDS = {"首先": 1, "其次": 2, "再次": 3}  # other words may stand between them


@dataclass(frozen=True, slots=True)
class Mark:
    """One printed number: its style, its value, the stop behind it, and its paragraph.

    A loose one may be something else (the label of a table's row, the middle of a sentence that
    was cut into lines, 首先 that counts nothing), so nothing is wrong with it whatever it says.
    """

    style: str
    value: int
    stop: str
    paragraph: Paragraph
    is_loose: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of one paragraph.

    ``heading`` stands at its beginning; ``local`` are lists within the paragraph by style;
    ``running`` are 一是 and 第一， which may go on in the next paragraph.
    """

    begins_part: bool = False
    heading: Mark | None = None
    local: tuple[tuple[Mark, ...], ...] = ()
    running: tuple[Mark, ...] = ()


def marks_of(paragraph: Paragraph, *, is_loose: bool = False) -> Marks:
    """The numbers that a paragraph prints; those in quotations are not the unit's counting."""
    text = without_quotations(without_leading_marks(paragraph.text))
    if PART.match(text):
        return Marks(begins_part=True)
    running = [one for style, pattern in RUNNING.items() for one in _found(style, pattern, text)]
    local = [list(_found(style, pattern, text)) for style, pattern in LOCAL.items()]
    return Marks(
        heading=_heading(text, paragraph, is_loose=is_loose),
        local=tuple(
            tuple(_mark(one, paragraph, is_loose=is_loose) for one in found)
            for found in local
            if found
        ),
        running=tuple(_mark(one, paragraph) for one in sorted(running)),
    )


def _heading(text: str, paragraph: Paragraph, *, is_loose: bool) -> Mark | None:
    for style, pattern in HEADING.items():
        match = pattern.match(text)
        if match and (value := value_of(match["n"])):
            return Mark(style, value, match.groupdict().get("stop") or "", paragraph, is_loose)
    return None


Found = tuple[int, str, int, str, bool]


def _found(style: str, pattern: re.Pattern[str], text: str) -> Iterator[Found]:
    for match in pattern.finditer(text):
        parts = match.groupdict()
        if word := parts.get("word"):
            yield match.start(), style, COUNTING_WORDS[word], "", True
        elif value := value_of(match["n"]):
            yield match.start(), style, value, parts.get("stop") or "", False


def _mark(found: Found, paragraph: Paragraph, *, is_loose: bool = False) -> Mark:
    _start, style, value, stop, is_word = found
    return Mark(style, value, stop, paragraph, is_loose or is_word)


def goes_on(line: str, before: str) -> bool:
    """Whether a line is the middle of a sentence that the line before began."""
    before = before.rstrip()
    return bool(line.strip()) and len(before) >= LONG_LINE and before[-1] not in ENDS


@lru_cache(maxsize=4096)
def is_numbered(text: str) -> bool:
    """Whether a text begins with the number of a heading or of an item."""
    return any(pattern.match(text) for pattern in HEADING.values())


def is_cut_into_lines(texts: Iterable[str]) -> bool:
    """Whether a narrative is kept line by line as printed, so that hardly a line is a sentence.

    Numbered lines are left out: a table of contents has no full stops either.
    """
    long = [text.rstrip() for text in texts if len(text) >= CUT_LINE and not is_numbered(text)]
    open_ended = [text for text in long if text[-1:] not in ENDS]
    return len(open_ended) > FEW and len(open_ended) * 3 > len(long)
