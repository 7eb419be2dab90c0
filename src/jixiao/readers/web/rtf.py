"""Rich text (.rtf, often named .doc): an own small reader of text and tables.

Read are paragraphs, tables and the printed results of fields. Left out are headers, footers,
notes, pictures, text boxes, hidden and deleted text; a table inside a cell is text of that cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.domain.document import Paragraph
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Block, Blocks
from jixiao.readers.opening import Opened
from jixiao.readers.web.rtf_tables import Definition, Line, grid_of
from jixiao.readers.web.rtf_text import Shown, Sign

ENDS = frozenset({"par", "sect", "page", "nestcell", "\n", "\r"})


def read(opened: Opened) -> Blocks:
    """Paragraphs and grids in reading order; raises UnreadableFile where nothing can be read."""
    shown, body = Shown(), _Body()
    for piece in shown.pieces(opened.data):
        if isinstance(piece, Sign):
            body.take(piece)
        else:
            body.line.append(piece)
    body.finish()
    problems: tuple[Problem, ...] = ()
    if shown.is_cut:
        message = "RTF文件不完整（括号没有成对），只读到可读的部分；请重新复制或另存为.docx后再读"
        problems = (Problem("cut_off", message),)
    return Blocks(tuple(body.blocks), problems)


@dataclass(slots=True)
class _Body:
    """The blocks so far, and the line, cell, row and table in the making."""

    blocks: list[Block] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    table: list[Line] = field(default_factory=list)
    definition: Definition = field(default_factory=Definition)
    paragraphs: int = 0
    tables: int = 0

    def take(self, sign: Sign) -> None:
        """Let a sign end a line, a cell, a row, or define the row's cells."""
        if sign.word in ENDS:
            self._end_line(in_table=sign.in_table or bool(self.row))
        elif sign.word == "cell":
            self._end_cell()
        elif sign.word == "row":
            self._end_row()
        else:
            self.definition.take(sign.word, sign.number)

    def finish(self) -> None:
        """End what is still open."""
        if "".join(self.line).strip() and self.row:
            self._end_cell()
        self._end_line(in_table=False)

    def _end_line(self, *, in_table: bool) -> None:
        text = _whole("".join(self.line))
        self.line = []
        if in_table:
            self.cell.append(text)
            return
        self._end_table()
        self.paragraphs += 1
        if text.strip():
            place = Place(text=text.strip(), paragraph=self.paragraphs)
            self.blocks.append(Paragraph(text, place))

    def _end_cell(self) -> None:
        self._end_line(in_table=True)
        self.row.append("\n".join(self.cell).strip())
        self.cell = []

    def _end_row(self) -> None:
        if "".join(self.line).strip():
            self._end_cell()
        if self.row:
            definition = self.definition
            self.table.append(Line(self.row, definition.slots, definition.left))
        self.row = []

    def _end_table(self) -> None:
        lines, self.cell = self.cell, []
        self._end_row()
        if self.table:
            self.tables += 1
            self.blocks.append(grid_of(self.table, self.tables))
            self.table = []
        for text in lines:
            if text.strip():
                self.paragraphs += 1
                self.blocks.append(
                    Paragraph(text, Place(text=text.strip(), paragraph=self.paragraphs))
                )


def _whole(text: str) -> str:
    """The text with rare characters, which are written as two halves, made whole."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
