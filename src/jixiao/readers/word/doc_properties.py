"""How characters and paragraphs of a Word 97-2003 document are formatted ([MS-DOC] PAPX, CHPX).

Formatting lies in pages of 512 bytes, found through a table of where each page begins; a
page lists runs of text, and each run a list of changes (sprm) against its style.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

from jixiao.readers.word.doc_fib import BrokenStructure, TooMuch, number, part_of

MAX_RUNS = 500_000
PAGE = 512
PAGE_NUMBER = 0x3FFFFF
OPERAND_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
VARIABLE = 6
TABLE_DEFINITIONS = {0xD606, 0xD608}
TAB_STOPS = 0xC615


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of bytes in the main stream: its list of changes and its paragraph style."""

    start: int
    end: int
    changes: bytes
    style: int = 0


class Runs:
    """The formatted runs of a document, paragraphs or characters, looked up by offset."""

    def __init__(self, main: bytes, table: bytes, *, paragraphs: bool) -> None:
        self._main = main
        self._paragraphs = paragraphs
        count = max((len(table) - 4) // 8, 0)
        if count > len(main) // PAGE:
            count = 0
        self._starts = unpack_from(f"<{count}I", table)
        self._pages = unpack_from(f"<{count}I", table, 4 * (count + 1)) if count else ()
        self._last: Run | None = None
        self._read = 0

    def at(self, offset: int) -> Run:
        """The run that holds an offset; raises BrokenStructure where none does."""
        # A hostile file can have a run for every character: this bounds the time.
        if self._last is not None and self._last.start <= offset < self._last.end:
            return self._last
        self._read += 1
        if self._read > MAX_RUNS:
            raise TooMuch
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            raise BrokenStructure
        page = part_of(self._main, (self._pages[index] & PAGE_NUMBER) * PAGE, PAGE)
        self._last = self._run(page, offset)
        return self._last

    def _run(self, page: bytes, offset: int) -> Run:
        count = page[PAGE - 1]
        width = 13 if self._paragraphs else 1
        if 4 * (count + 1) + width * count > PAGE - 1:
            raise BrokenStructure
        limits = unpack_from(f"<{count + 1}I", page)
        index = bisect_right(limits, offset) - 1
        if not 0 <= index < count or not limits[index] <= offset < limits[index + 1]:
            raise BrokenStructure
        where = 2 * page[4 * (count + 1) + width * index]
        start, end = limits[index], limits[index + 1]
        if not where:
            return Run(start, end, b"")
        if not self._paragraphs:
            return Run(start, end, part_of(page, where + 1, number(page, where, size=1)))
        found = _paragraph_changes(page, where)
        return Run(start, end, found[2:], number(found, 0))


def changes_in(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each change of a list as its code and operand; a list that is cut ends early."""
    at, end = 0, len(data)
    while at + 2 < end:
        code = data[at] | data[at + 1] << 8
        at += 2
        prefix, size = _operand_size(code, data, at)
        if at + prefix + size > end:
            return
        yield code, data[at + prefix : at + prefix + size]
        at += prefix + size


def _operand_size(code: int, data: bytes, at: int) -> tuple[int, int]:
    """How many bytes tell the size of an operand, and the size."""
    kind = code >> 13
    if kind != VARIABLE:
        return 0, OPERAND_SIZES[kind]
    if code in TABLE_DEFINITIONS:
        return 2, max(int.from_bytes(data[at : at + 2], "little") - 1, 0)
    if code == TAB_STOPS and data[at] == 255 and at + 1 < len(data):
        deleted = data[at + 1]
        added_at = at + 2 + 4 * deleted
        added = data[added_at] if added_at < len(data) else 0
        return 1, 2 + 4 * deleted + 3 * added
    return 1, data[at]


def _paragraph_changes(page: bytes, where: int) -> bytes:
    """The number of a paragraph's style and the list of changes behind it."""
    words = number(page, where, size=1)
    if words:
        return part_of(page, where + 1, 2 * words - 1)
    return part_of(page, where + 2, 2 * number(page, where + 1, size=1))
