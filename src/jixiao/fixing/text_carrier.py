"""Plain text (.txt): its lines, those with tabs as cells; encoding and line ends are kept."""

from __future__ import annotations

import re
from contextlib import suppress

from jixiao.domain.place import Place
from jixiao.fixing.change import NotFixable
from jixiao.fixing.passage import Passage, Piece
from jixiao.fixing.totals import Filling

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
LADDER = ("utf-8", "gb18030")
LINE_END = re.compile(r"(\r\n|\r|\n)")


class TextCarrier:
    """The lines of a text."""

    def __init__(self, data: bytes) -> None:
        self.mark, self.encoding, text = _decoded(data)
        pieces = LINE_END.split(text)
        self.ends = [*pieces[1::2], ""]
        self.lines = [_cells(line, number) for number, line in enumerate(pieces[::2], start=1)]
        self.passages = [one for line in self.lines for one in line]

    def text_at(self, place: Place) -> str | None:  # noqa: ARG002 (a text has no empty cells)
        """None: where a cell of a text would have to stand is not known."""
        return None

    def fill(self, filling: Filling) -> None:  # pragma: no cover
        """Nothing: there are no cells to fill."""

    def data(self) -> bytes:
        """The text in its own encoding; a line of which nothing is left goes."""
        kept = []
        for line, end in zip(self.lines, self.ends, strict=True):
            text = "\t".join([one.text for one in line])
            if text or not any(one.is_changed for one in line):
                kept += [text, end]
        return self.mark + "".join(kept).encode(self.encoding)


def _cells(line: str, number: int) -> list[Passage]:
    cells = line.split("\t")
    return [
        Passage([Piece(one, holder=True)], Place(line=number), is_cell=len(cells) > 1)
        for one in cells
    ]


def _decoded(data: bytes) -> tuple[bytes, str, str]:
    """The byte order mark, the encoding and the text, where they give the same bytes again."""
    marked = [one for one in MARKS if data.startswith(one[0])]
    tried = marked or [(b"", encoding) for encoding in LADDER]
    for mark, encoding in tried:
        with suppress(UnicodeError):
            text = data[len(mark) :].decode(encoding)
            if mark + text.encode(encoding) == data:
                return mark, encoding, text
    raise NotFixable("文字编码无法原样写回，不能自动改正；请用记事本另存为UTF-8后再试")
