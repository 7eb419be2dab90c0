"""Glyphs set into lines of text, and the question whether a line was broken for want of room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jixiao.readers.pages.page_content import Glyph

OPENING, CLOSING = "（《“‘【〔「『([", "，。；：、！？）》”’】〕」』)]%‰"
# What a program never breaks: a character or a word, with the punctuation that clings to it.
UNIT = re.compile(
    rf"[{re.escape(OPENING)}]*(?:[0-9A-Za-z.,%/‰+\-]+|.)[{re.escape(CLOSING)}]*", re.DOTALL
)
LETTER = re.compile(r"[A-Za-z]")
NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十百]+(?:部分|章|节|条)|[（(]?[一二三四五六七八九十]+[)）、.．]"
    r"|[（(]?\d{1,2}(?:[)）、．]|\.(?!\d))|[①-⑳⑴-⒇⒈-⒛]|目标\d)"
)
HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]、)|第[一二三四五六七八九十]+部分"
)


@dataclass(slots=True)
class Line:
    """A line of text with its box."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    page: int = 0

    @property
    def width(self) -> float:
        """How long the line is."""
        return self.x1 - self.x0


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines that glyphs make, from top to bottom."""
    lines: list[Line] = []
    for group in _on_one_level(sorted(glyphs, key=_middle)):
        row = sorted(group, key=lambda one: one.x0)
        text = _spelled(row)
        shown = [one for one in row if not one.text.isspace()]
        if text and shown:
            lines.append(
                Line(
                    text,
                    shown[0].x0,
                    max(one.x1 for one in shown),
                    min(one.top for one in shown),
                    max(one.bottom for one in shown),
                    sorted(one.size for one in shown)[len(shown) // 2],
                    page,
                )
            )
    return sorted(lines, key=lambda one: (one.top, one.x0))


def _middle(glyph: Glyph) -> float:
    return (glyph.top + glyph.bottom) / 2


def _on_one_level(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    group: list[Glyph] = []
    for glyph in glyphs:
        if group and _middle(glyph) - _middle(group[0]) > 0.6 * max(group[0].size, glyph.size):
            yield group
            group = []
        group.append(glyph)
    if group:
        yield group


def _spelled(row: Sequence[Glyph]) -> str:
    """The text of glyphs on one level; what was printed twice to look bold is read once."""
    parts: list[str] = []
    before: Glyph | None = None
    is_spaced = False
    for glyph in row:
        if glyph.text.isspace():
            is_spaced = True
            continue
        if before is not None:
            if glyph.text == before.text and glyph.x0 - before.x0 < 0.3 * glyph.size:
                continue
            parts.append(_blank(before, glyph, is_spaced=is_spaced))
        parts.append(glyph.text)
        before, is_spaced = glyph, False
    return "".join(parts)


def _blank(left: Glyph, right: Glyph, *, is_spaced: bool) -> str:
    """The blank between two glyphs; writers leave small gaps that nobody typed."""
    gap = (right.x0 - left.x1) / max(left.size, right.size, 1)
    if gap >= 1.8:
        return "  "
    if gap < 1 and (right.text[0] in CLOSING or left.text[-1] in OPENING):
        return ""
    if left.text.isascii() and right.text.isascii():
        return " " if gap > 0.3 or (is_spaced and gap > 0.1) else ""
    return " " if gap >= 0.9 or (is_spaced and gap >= 0.4) else ""


def is_broken_off(line: Line, following: Line, *, room: float) -> bool:
    """Whether a line ends only because what follows had no room in it."""
    return line.width + _width_of_first(following) > room


def _width_of_first(line: Line) -> float:
    match = UNIT.match(line.text)
    letters = match[0] if match else ""
    return sum(line.size * (0.5 if letter.isascii() else 1) for letter in letters)


def joined(first: str, second: str) -> str:
    """Two parts of a paragraph as one text; only Latin words need a blank between them."""
    if LETTER.match(first[-1:]) and LETTER.match(second[:1]):
        return f"{first} {second}"
    return first + second


def text_of_cell(lines: Sequence[Line], width: float) -> str:
    """The text of a cell: broken lines joined, its paragraphs on lines of their own."""
    if not lines:
        return ""
    room = room_in_cell(lines, width)
    paragraphs = [lines[0].text]
    for before, line in pairwise(lines):
        ends = before.text[-1] in "。；;：:" and NUMBERED.match(line.text)
        if is_broken_off(before, line, room=room) and not ends:
            paragraphs[-1] = joined(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
    return "\n".join(paragraphs)


def room_in_cell(lines: Sequence[Line], width: float) -> float:
    """How long a line can be in a cell: its width without the margins left and right."""
    spare = min((width - line.width) / 2 for line in lines)
    return width - 2 * min(max(spare, 0), 6)
