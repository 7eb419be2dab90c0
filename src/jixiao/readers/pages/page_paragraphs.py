"""Lines of text joined into paragraphs, over page ends too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jixiao.readers.marks import without_marks
from jixiao.readers.pages.page_lines import HEADING, NUMBERED, Line, is_broken_off, joined
from jixiao.readers.pages.page_tables import PageItems

ENDS = "。；：！？;:"


@dataclass(frozen=True, slots=True)
class Column:
    """The body text of pages of one size: where its lines begin and end, and their distance.

    ``has_indents`` says whether paragraphs begin with an indent, as is usual.
    """

    left: float
    right: float
    pitch: float
    has_indents: bool = True


def columns_of(pages: Sequence[PageItems]) -> dict[tuple[int, int], Column]:
    """The body text of each page size in a file."""
    lines: dict[tuple[int, int], list[Line]] = {}
    for page in pages:
        lines.setdefault(size_of(page), []).extend(page.lines)
    return {size: _column(found) for size, found in lines.items() if found}


def size_of(page: PageItems) -> tuple[int, int]:
    """The size of a page, to tell upright from lying ones."""
    return round(page.width), round(page.height)


def _column(lines: list[Line]) -> Column:
    starts = Counter(round(line.x0) for line in lines)
    fewest = max(2, len(lines) / 30)
    usual = [place for place, number in starts.items() if number >= fewest]
    left = min(usual or starts)
    ends = sorted(line.x1 for line in lines)
    right = ends[max(len(ends) - 1 - len(ends) // 50, 0)]
    steps = Counter(
        round(below.top - above.top, 0)
        for above, below in pairwise(lines)
        if above.page == below.page and 0 < below.top - above.top < 4 * above.size
    )
    pitch = min((step for step, number in steps.items() if number >= fewest), default=0.0)
    indented = sum(1.4 * line.size < line.x0 - left < 2.6 * line.size for line in lines)
    return Column(left, right, pitch, has_indents=indented * 20 > len(lines))


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph while lines are still being added to it."""

    text: str
    last: Line
    page: int
    column: Column
    pitches: list[float] = field(default_factory=list)

    def takes(self, line: Line, column: Column) -> bool:
        """Add a line where it goes on with the paragraph; say whether it does."""
        if self._ends_before(line, column):
            return False
        if line.page == self.last.page:
            self.pitches.append(line.top - self.last.top)
        self.text = joined(self.text, line.text)
        self.last, self.column = line, column
        return True

    def _ends_before(self, line: Line, column: Column) -> bool:
        indent = line.x0 - column.left
        if abs(line.size - self.last.size) > 1 or indent > 1.4 * line.size:
            return True
        if self._is_apart(line, column):
            return True
        is_closed = self.text[-1:] in ENDS
        text = without_marks(line.text)
        if HEADING.match(text) or (is_closed and NUMBERED.match(text)):
            return True
        if is_closed and line.page != self.last.page and not column.has_indents:
            return True
        room = self.column.right - self.last.x0
        if not is_closed:
            room -= 3 * line.size
        return not is_broken_off(self.last, line, room=room)

    def _is_apart(self, line: Line, column: Column) -> bool:
        """Whether more room than usual was left above a line."""
        if line.page != self.last.page:
            return False
        usual = self.pitches[-1] if self.pitches else column.pitch
        most = max(1.4 * usual, 1.5 * line.size) if usual else 2.2 * line.size
        return line.top - self.last.top > most
