"""A document made again: what people wrote in the earlier version is kept.

- A generated paragraph that still says what was generated is made new.
- One that was changed keeps the person's words, also where a gap was filled in, a cell of a table
  among them.
- What a person added (paragraphs, tables) follows the generated paragraph that it stood behind;
  blank lines and page breaks are left out, as the pages end elsewhere now.
- A paragraph that a person took out stays out as long as it would say the same as then; when the
  data make it say something else, it comes back. Titles of annexes, tables and pictures always do.
- Where two paragraphs were made one, the one that was taken in does not come back.
- A changed paragraph that the new document has no place for stays where it stood.

Whatever a person should look at is told, a sentence each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from lxml import etree

from jixiao.reports.paper.word.body import Draw, Kept
from jixiao.reports.paper.word.cleaned import Cleaner
from jixiao.reports.paper.word.digests import digest_of
from jixiao.reports.paper.word.earlier import Earlier, Item, text_of
from jixiao.reports.paper.word.pieces import Piece

QUOTED = 18


@dataclass(slots=True)
class Keeping:
    """Goes through an earlier version once; ``now`` is what is generated, as digests by key."""

    earlier: Earlier
    pieces: Mapping[str, Piece]
    now: Mapping[str, str]
    cleaner: Cleaner
    notes: list[str] = field(default_factory=list)
    _runs: dict[str, Draw] = field(default_factory=dict)
    _cells: dict[str, Draw] = field(default_factory=dict)
    _blocks: dict[str, list[tuple[Draw, bool]]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _taken_in: set[str] = field(default_factory=set)

    def kept(self) -> Kept:
        """Everything that is kept; fills in the notes."""
        anchor = ""
        for item in self.earlier.items:
            anchor = self._item(item, anchor)
        for key, cell in self.earlier.cells.items():
            self._cell(key, cell)
        blocks = {key: tuple(some) for key, some in self._blocks.items()}
        return Kept(self._runs, self._cells, blocks, self._left_out())

    def _item(self, item: Item, anchor: str) -> str:
        """Decide about a block; gives the key behind which what follows would be put."""
        self._seen.update(item.keys)
        here = next((key for key in item.keys if key in self.pieces), None)
        if not item.is_generated:
            if not item.is_empty:
                self._add(item, anchor)
        elif here is None:
            if not item.is_table and self._is_changed(item):
                self._add(item, anchor)
                self.notes.append(
                    f"{_where(item.text)}是人工改过的，新的数据中已经没有它对应的内容，"
                    "现保留在原来的位置，请核对后决定是否删去。"
                )
        elif not item.is_table and self._is_changed(item):
            self._keep(item, here)
        return here or anchor

    def _is_changed(self, item: Item) -> bool:
        """Whether a person changed a paragraph; one made of two is changed."""
        then = self.earlier.register.paragraphs
        return bool(item.keys) and digest_of(item.text) != then[item.keys[0]]

    def _add(self, item: Item, anchor: str) -> None:
        draw = partial(self.cleaner.block, item.element)
        self._blocks.setdefault(anchor, []).append((draw, item.is_table))
        where = "人工添加的表格" if item.is_table else _where(item.text)
        self.notes += self.cleaner.figures.stale(item.element, where=where)

    def _keep(self, item: Item, key: str) -> None:
        piece = self.pieces[key]
        if piece.picture is not None or piece.table is not None:
            return
        self._runs[key] = partial(self.cleaner.inside, item.element)
        self._taken_in.update(one for one in item.keys if one != key and one in self.pieces)
        stale = list(self.cleaner.figures.stale(item.element, where=_where(item.text)))
        self.notes += stale
        if not stale and self._says_something_else(key):
            self.notes.append(
                f"{_where(item.text)}是人工改过的，予以保留；数据变化后这一段本应是："
                f"“{piece.text}”请核对是否需要改。"
            )

    def _says_something_else(self, key: str) -> bool:
        return self.now[key] != self.earlier.register.paragraphs.get(key)

    def _cell(self, key: str, cell: etree._Element) -> None:
        """What was written into the gap of a table; where the row is gone, it is told."""
        text = text_of(cell)
        if digest_of(text) == self.earlier.register.paragraphs[key] or not text.strip():
            return
        if key in self.now:
            self._cells[key] = partial(self.cleaner.cell, cell)
        else:
            self.notes.append(
                f"表格中人工填写的“{' '.join(text.split())}”（原在{_row(key)}）"
                "在新的表格中没有对应的位置，没有保留，请核对后另行填写。"
            )

    def _left_out(self) -> frozenset[str]:
        """The keys of paragraphs that a person took out, or into another one."""
        then = self.earlier.register.paragraphs
        left = {key for key in self._taken_in if not self.pieces[key].is_fixed}
        for key, piece in self.pieces.items():
            if key in self._seen or key not in then or piece.is_fixed:
                continue
            if not self._says_something_else(key):
                left.add(key)
            else:
                self.notes.append(
                    f"{_where(piece.text)}曾被删去，因为数据有变化，现在重新写入，"
                    "请核对是否需要保留。"
                )
        return frozenset(left)


def _row(key: str) -> str:
    """The row of a gap in words: its key without the mark of the kind."""
    return f"“{key.partition('：')[2].replace('·', '，')}”处"


def _where(text: str) -> str:
    """A paragraph by its first words."""
    words = "".join(text.split())
    return f"“{words[:QUOTED]}{'……' if len(words) > QUOTED else ''}”一段"
