"""The pieces of text of a Word 97-2003 document in reading order (piece table, [MS-DOC] Clx)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from struct import unpack_from

from jixiao.readers.word.doc_fib import BrokenStructure, Head, number, part_of

MAX_PIECES = 50_000
MAX_TEXT = 5_000_000
IS_COMPRESSED = 0x40000000
# The short form of a change to a whole piece ([MS-DOC] Prm0) names few changes by number;
# these are the ones that matter here: in a table, end of a row, deleted.
SHORT_FORMS = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: where its bytes lie, bytes a character, and changes to all of it.

    ``text`` has exactly one character for each of the file's, so that a character's number
    gives its offset; characters beyond the basic plane stand as two.
    """

    offset: int
    width: int
    text: str
    changes: bytes = b""

    def offset_of(self, index: int) -> int:
        """Where a character of the piece lies in the main stream."""
        return self.offset + index * self.width


@dataclass(slots=True)
class PieceTable:
    """The pieces of a document; ``is_cut`` tells after reading whether text is missing."""

    head: Head
    main: bytes
    is_cut: bool = False

    def pieces(self) -> Iterator[Piece]:
        """The pieces of the main text; raises BrokenStructure where there is no piece table."""
        changes, plan = _parts(self.head.pieces)
        count = (len(plan) - 4) // 12
        starts = [number(plan, 4 * at, size=4) for at in range(min(count, MAX_PIECES) + 1)]
        self.is_cut = count > MAX_PIECES
        # Text is stored once: a document cannot be longer than the stream that holds it.
        left = longest = min(self.head.text_length, len(self.main), MAX_TEXT)
        for at, (start, end) in enumerate(islice(pairwise(starts), MAX_PIECES)):
            length = min(end - start, left)
            if length <= 0:
                self.is_cut = self.is_cut or end < start
                continue
            left -= length
            descriptor = part_of(plan, 4 * (count + 1) + 8 * at, 8)
            yield self._piece(descriptor, length, changes)
        if starts[-1] < self.head.text_length or self.head.text_length > longest:
            self.is_cut = True

    def _piece(self, descriptor: bytes, length: int, changes: list[bytes]) -> Piece:
        where = number(descriptor, 2, size=4)
        is_compressed = bool(where & IS_COMPRESSED)
        where &= IS_COMPRESSED - 1
        offset, width = (where // 2, 1) if is_compressed else (where, 2)
        data = self.main[offset : offset + length * width]
        if len(data) < length * width:
            self.is_cut = True
        text = _latin(data) if is_compressed else _wide(data)
        return Piece(offset, width, text, _changes(number(descriptor, 6), changes))


def _parts(clx: bytes) -> tuple[list[bytes], bytes]:
    """The lists of changes that pieces refer to, and the table of pieces."""
    changes: list[bytes] = []
    at = 0
    while number(clx, at, size=1) == 1:
        changes.append(part_of(clx, at + 3, number(clx, at + 1)))
        at += 3 + len(changes[-1])
    if number(clx, at, size=1) != 2:
        raise BrokenStructure
    plan = part_of(clx, at + 5, number(clx, at + 1, size=4))
    if len(plan) < 16:
        raise BrokenStructure
    return changes, plan


def _changes(prm: int, changes: list[bytes]) -> bytes:
    if prm & 1:
        index = prm >> 1
        return changes[index] if index < len(changes) else b""
    code = SHORT_FORMS.get((prm >> 1) & 0x7F)
    return code.to_bytes(2, "little") + bytes((prm >> 8,)) if code else b""


def _latin(data: bytes) -> str:
    """Text at one byte a character: always Western, Chinese text is stored at two bytes."""
    return data.decode("cp1252", "replace")


def _wide(data: bytes) -> str:
    """Text at two bytes a character, one character for each two bytes."""
    count = len(data) // 2
    text = data[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    return "".join(map(chr, unpack_from(f"<{count}H", data)))
