"""A text as one run of characters without blanks, with what stood between any two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Cell
from jixiao.domain.place import Place
from jixiao.domain.words import plain

NONE, BLANK, WIDE, LINE, BREAK, PIPE, PIPE_LINE = range(7)
DIVIDERS = frozenset("|│┃｜┆┊")
RULE = re.compile(r"[\s|│┃｜┆┊+:─━┄=_-]*[|│┃｜┆┊+─━┄][\s|│┃｜┆┊+:─━┄=_-]*")
INVISIBLE = frozenset("\u200b\ufeff\u00ad")
ENUMERATED = re.compile(
    r"(?:\d{1,2}[、.．)）]|[(（][\d一二三四五六七八九十]+[)）]|[一二三四五六七八九十]、|目标\d)"
)


@dataclass(slots=True)
class Stream:
    """The characters of some lines without blanks; index ``len(text)`` is their end.

    ``gaps[i]`` says what stood before character ``i``; ``lead[i]`` and ``trail[i]`` count the
    empty cells between dividers before it, in its own line and at the end of the line above.
    """

    text: str
    plain: str
    gaps: list[int]
    lead: list[int]
    trail: list[int]
    line_of: list[int]
    offset_of: list[int]
    source: dict[int, str]

    def __len__(self) -> int:
        return len(self.text)

    def words(self, start: int, end: int) -> str:
        """What stands from one character to another, as one cell prints it."""
        if start >= end:
            return ""
        parts = [self.text[start]]
        for at in range(start + 1, end):
            gap = self.gaps[at]
            if gap in {BLANK, WIDE}:
                parts.append(" ")
            elif gap in {LINE, BREAK} and self._begins_item(at):
                parts.append("\n")
            parts.append(self.text[at])
        return "".join(parts)

    def _begins_item(self, at: int) -> bool:
        return self.text[at - 1] in "。；;" or ENUMERATED.match(self.text, at) is not None

    def place(self, start: int, end: int) -> Place:
        """Where a run of characters stands, with its words."""
        at = min(start, len(self.text) - 1)
        return Place(self.words(start, end), line=self.line_of[at])

    def cell(self, start: int, end: int, *, column: int) -> Cell:
        """A run of characters as a cell; a run of nothing is a blank cell."""
        return Cell(self.words(start, end), column, place=self.place(start, end))

    def paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        """The lines of a run of characters, as printed, each with its number."""
        breaks = [start, *(at for at in range(start + 1, end) if self._starts_line(at)), end]
        for first, last in pairwise(breaks):
            if first < last:
                line, opening = self.line_of[first], self.offset_of[first]
                whole = self.source[line]
                behind = last >= len(self.text) or self.line_of[last] != line
                text = whole[opening : None if behind else self.offset_of[last]].rstrip()
                before = whole[:opening]
                text = text if before.strip() else before + text
                yield Paragraph(text, Place(text.strip(), line=line))

    def _starts_line(self, at: int) -> bool:
        return self.line_of[at] != self.line_of[at - 1]


def stream_of(lines: Iterable[tuple[int, str]]) -> Stream:
    """The stream of numbered lines."""
    made = _Making(Stream("", "", [], [], [], [], [], {}))
    for number, line in lines:
        made.take(number, line)
    return made.finished()


class _Making:
    """A stream in the making and what was seen since its last character."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.characters: list[str] = []
        self.was_divided = self.is_divided = False
        self.breaks = self.blanks = self.dividers = self.trail = 0

    def take(self, number: int, line: str) -> None:
        """Add a line."""
        self.stream.source[number] = line
        self.breaks += 1
        if self.breaks == 1:
            self.trail, self.dividers = self.dividers, 0
        self.blanks = 0
        if RULE.fullmatch(line):
            return
        self.is_divided = sum(line.count(mark) for mark in DIVIDERS) > 1
        for offset, mark in enumerate(line):
            if self.is_divided and mark in DIVIDERS:
                self.dividers += 1
            elif mark.isspace() or mark in INVISIBLE:
                self.blanks += 2 if mark in "\t\u3000" else 1
            else:
                self._add(mark, number, offset)

    def _add(self, mark: str, number: int, offset: int) -> None:
        stream = self.stream
        stream.gaps.append(self._gap())
        # A divider at the margin opens the first cell; between two cells one divider is no gap.
        margin = self.breaks and stream.source[number].lstrip()[:1] not in DIVIDERS
        stream.lead.append(max(0, self.dividers - (0 if margin else 1)))
        stream.trail.append(max(0, self.trail - 1))
        stream.line_of.append(number)
        stream.offset_of.append(offset)
        self.characters.append(mark)
        self.was_divided = self.is_divided
        self.breaks = self.blanks = self.dividers = self.trail = 0

    def _gap(self) -> int:
        if self.breaks:
            both = self.was_divided and self.is_divided
            if self.dividers or self.trail or both:
                return PIPE_LINE
            return BREAK if self.breaks > 1 else LINE
        if self.dividers:
            return PIPE
        return NONE if not self.blanks else BLANK if self.blanks == 1 else WIDE

    def finished(self) -> Stream:
        """The stream, with what stands behind its last character."""
        stream = self.stream
        stream.gaps.append(PIPE_LINE if self.dividers or self.was_divided else BREAK)
        stream.lead.append(0)
        stream.trail.append(max(0, self.dividers - 1))
        stream.text = "".join(self.characters)
        stream.plain = plain(stream.text)
        return stream
