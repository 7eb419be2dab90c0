"""The walk through the text of a Word 97-2003 document: paragraphs, cells, rows and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.domain.document import Paragraph
from jixiao.domain.place import Place
from jixiao.readers.blocks import Block
from jixiao.readers.word.doc_fib import TooMuch
from jixiao.readers.word.doc_lists import Lists
from jixiao.readers.word.doc_paragraphs import Mark, Marks
from jixiao.readers.word.doc_pieces import Piece
from jixiao.readers.word.doc_tables import OpenTable, RawTable, grid_of

MAX_MARKS = 300_000
PARAGRAPH, CELL, PAGE = "\r", "\x07", "\x0c"
FIELD, RESULT, FIELD_END = "\x13", "\x14", "\x15"
SHOWN = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-"}  # line break, column break, fixed hyphen
SPECIAL = re.compile("[\0-\x08\x0b-\x1f]")
HALVES = re.compile("[\ud800-\udfff]")


class Walk:
    """Takes the pieces of text in order and keeps the blocks that they make."""

    def __init__(self, marks: Marks, lists: Lists) -> None:
        self.blocks: list[Block] = []
        self.paragraphs = 0
        self._tables = 0
        self._marks = marks
        self._lists = lists
        self._count = 0
        self._text: list[str] = []
        self._levels: list[OpenTable] = []
        self._fields: list[bool] = []
        self._codes = 0

    @property
    def has_lost_formatting(self) -> bool:
        """Whether the formatting of some paragraph could not be read."""
        return self._marks.is_damaged

    def take(self, piece: Piece, text: str) -> None:
        """Read on through a piece; ``text`` is what is seen of it.

        Raises TooMuch where the document has more marks or formatting than real ones have.
        """
        at = 0
        for match in SPECIAL.finditer(text):
            self._add(text[at : match.start()])
            at = match.end()
            character = match[0]
            if character in {PARAGRAPH, CELL, PAGE}:
                mark = self._marks.at(piece, match.start())
                if character == PAGE and not mark.ends_here:
                    self._add("\n")
                else:
                    self._end(character, mark)
            elif character in {FIELD, RESULT, FIELD_END}:
                self._field(character)
            else:
                self._add(SHOWN.get(character, ""))
        self._add(text[at:])

    def finish(self) -> None:
        """Close what is open: a text that was cut has no last mark."""
        if self._levels:
            self._levels[-1].lines.append(self._taken())
            self._close(0)
        elif self._text:
            self._paragraph(self._taken())

    def _add(self, text: str) -> None:
        if text and not self._codes:
            self._text.append(text)

    def _field(self, character: str) -> None:
        """Fields nest; text is seen where no field around it is still in its code."""
        if character == FIELD:
            self._fields.append(True)
            self._codes += 1
        elif self._fields:
            self._codes -= self._fields.pop()
            if character == RESULT:
                self._fields.append(False)

    def _taken(self) -> str:
        text = "".join(self._text)
        self._text = []
        if self._codes:  # a code ends with its paragraph, else a lost mark would hide the rest
            self._fields, self._codes = [], 0
        if HALVES.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text

    def _end(self, character: str, mark: Mark) -> None:
        self._count += 1
        if self._count > MAX_MARKS:
            raise TooMuch
        text = self._taken()
        depth = 1 if character == CELL else mark.depth
        self._close(depth)
        ends_row = depth and mark.ends_row and character != PAGE
        if not ends_row:
            text = self._lists.prefix(mark.list_use, mark.list_level) + text
        if not depth:
            self._paragraph(text)
            return
        while len(self._levels) < depth:
            self._levels.append(OpenTable())
        level = self._levels[-1]
        if ends_row:
            level.end_row(mark.shape)
            return
        level.lines.append(text)
        if character == CELL or (mark.ends_cell and depth > 1):
            level.end_cell()

    def _paragraph(self, text: str) -> None:
        self.paragraphs += 1
        if text.strip():
            place = Place(text=text.strip(), paragraph=self.paragraphs)
            self.blocks.append(Paragraph(text, place))

    def _close(self, depth: int) -> None:
        """Close the tables that are deeper than a depth."""
        while len(self._levels) > depth:
            level = self._levels.pop()
            level.end_row()
            if self._levels:
                self._levels[-1].table.nested.append(level.table)
            else:
                self.blocks.extend(self._grids(level.table))

    def _grids(self, table: RawTable) -> Iterator[Block]:
        """A table, then the tables inside its cells, numbered in this order."""
        if table.rows:
            self._tables += 1
            yield grid_of(table, self._tables)
        for inner in table.nested:
            yield from self._grids(inner)
