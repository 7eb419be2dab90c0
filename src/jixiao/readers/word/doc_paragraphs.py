"""What ends at a paragraph mark of a Word 97-2003 document: a paragraph, a cell or a row."""

from __future__ import annotations

from dataclasses import dataclass
from struct import unpack

from jixiao.readers.word.doc_fib import BrokenStructure, TooMuch, number, part_of
from jixiao.readers.word.doc_pieces import Piece
from jixiao.readers.word.doc_properties import Runs, changes_in
from jixiao.readers.word.doc_styles import LIST_LEVEL, LIST_USE
from jixiao.readers.word.doc_tables import RowShape

MAX_DEPTH = 8
MAX_FORMATTING = 32 * 2**20
IN_TABLE, ROW_END = 0x2416, 0x2417
DEPTH, DEPTH_CHANGE = 0x6649, 0x664A
INNER_CELL_END, INNER_ROW_END = 0x244B, 0x244C
DEFINITION, JOIN, JOIN_DOWN = 0xD608, 0x5624, 0xD62B
ELSEWHERE = {0x6645, 0x6646, 0x646B}  # the list of changes lies in the data stream
CELL = 20
JOIN_DOWN_BITS = 0x60


@dataclass(slots=True)
class Mark:
    """How deep in tables a paragraph mark stands, what it ends, and its place in a list.

    ``ends_here`` is False for a page break, which looks like the end of a section but does
    not end its paragraph.
    """

    is_in_table: bool = False
    nesting: int = 0
    ends_cell: bool = False
    ends_row: bool = False
    ends_here: bool = True
    list_use: int = 0
    list_level: int = 0
    shape: RowShape | None = None

    @property
    def depth(self) -> int:
        """0 outside tables, 1 in a table, 2 in a table within a cell."""
        depth = self.nesting or int(self.is_in_table)
        return min(max(depth, 0), MAX_DEPTH)


class Marks:
    """Reads the formatting of paragraph marks; ``is_damaged`` tells whether some was lost."""

    def __init__(self, runs: Runs, data: bytes, styles: dict[int, tuple[int, int]]) -> None:
        self._runs = runs
        self._styles = styles
        self._data = data
        self._read = 0
        self.is_damaged = False

    def at(self, piece: Piece, index: int) -> Mark:
        """What the mark that is the ``index``-th character of a piece ends."""
        offset = piece.offset_of(index)
        mark = Mark()
        try:
            run = self._runs.at(offset)
            mark.ends_here = run.end <= offset + piece.width
            mark.list_use, mark.list_level = self._styles.get(run.style, (0, 0))
            self._apply(mark, run.changes)
            self._apply(mark, piece.changes)
        except BrokenStructure:
            self.is_damaged = True
        return mark

    def _apply(self, mark: Mark, changes: bytes, *, is_elsewhere: bool = False) -> None:
        self._read += len(changes)
        if self._read > MAX_FORMATTING:
            raise TooMuch
        for code, operand in changes_in(changes):
            if code in ELSEWHERE:
                if not is_elsewhere:
                    self._apply(mark, self._elsewhere(operand), is_elsewhere=True)
            elif code in {DEFINITION, JOIN, JOIN_DOWN}:
                _shape_row(mark, code, operand)
            else:
                _set_flag(mark, code, operand)

    def _elsewhere(self, operand: bytes) -> bytes:
        at = number(operand, 0, size=4)
        return part_of(self._data, at + 2, number(self._data, at))


def _set_flag(mark: Mark, code: int, operand: bytes) -> None:
    if code == IN_TABLE:
        mark.is_in_table = operand[0] == 1
    elif code in {ROW_END, INNER_ROW_END}:
        mark.ends_row = operand[0] == 1
    elif code == INNER_CELL_END:
        mark.ends_cell = operand[0] == 1
    elif code == LIST_USE:
        mark.list_use = number(operand, 0)
    elif code == LIST_LEVEL:
        mark.list_level = operand[0]
    elif code == DEPTH:
        mark.nesting = int.from_bytes(operand, "little", signed=True)
    elif code == DEPTH_CHANGE:
        mark.nesting += int.from_bytes(operand, "little", signed=True)


def _shape_row(mark: Mark, code: int, operand: bytes) -> None:
    if code == DEFINITION:
        mark.shape = _row_shape(operand)
    elif mark.shape is not None and code == JOIN:
        first, behind = operand[0], operand[1]
        for at in range(first, min(behind, len(mark.shape.flags))):
            mark.shape.flags[at] = mark.shape.flags[at] & ~3 | (1 if at == first else 2)
    elif mark.shape is not None and len(operand) > 1 and operand[0] < len(mark.shape.flags):
        at = operand[0]
        flags = mark.shape.flags[at] & ~JOIN_DOWN_BITS
        mark.shape.flags[at] = flags | (operand[1] << 5) & JOIN_DOWN_BITS


def _row_shape(operand: bytes) -> RowShape:
    """The edges of a row's cells in twips, and flags for cells that are merged."""
    count = number(operand, 0, size=1)
    edges = list(unpack(f"<{count + 1}h", part_of(operand, 1, 2 * (count + 1))))
    first = 1 + 2 * (count + 1)
    given = max((len(operand) - first) // CELL, 0)
    flags = [number(operand, first + CELL * at) for at in range(min(given, count))]
    return RowShape(edges, flags + [0] * (count - len(flags)))
