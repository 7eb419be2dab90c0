"""The blocks of a file while they are cleaned: lines whose texts change and places do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Cell, Grid
from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Block, Blocks

SHOWN = 30
BEFORE = 6


@dataclass(slots=True)
class Line:
    """A paragraph or a row: its parts, their texts as cleaned so far, whether it is dropped."""

    parts: tuple[Paragraph | Cell, ...]
    texts: list[str]
    is_row: bool
    is_dropped: bool = False

    def counted(self) -> Iterator[int]:
        """The numbers of the parts that say something and repeat no merged cell above."""
        for number, part in enumerate(self.parts):
            if self.texts[number] and not (isinstance(part, Cell) and part.continues):
                yield number

    def finished(self) -> tuple[Paragraph | Cell, ...]:
        """The parts with their new texts; a changed part's place quotes what was printed."""
        return tuple(
            part if text == part.text else _changed(part, text)
            for part, text in zip(self.parts, self.texts, strict=True)
        )


@dataclass(slots=True)
class Taken:
    """What one step took out: how often, where first, and what stood there."""

    count: int = 0
    first: Place = NOWHERE
    sample: str = ""

    def note(self, place: Place, sample: str, *, count: int = 1) -> None:
        """Count something that was taken out."""
        if not self.count:
            self.first, self.sample = quoting(place, sample), sample
        self.count += count


class Draft:
    """The lines of all blocks in reading order, and the problems noted on the way."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._by_block = [_lines(block) for block in blocks.items]
        self.problems: list[Problem] = []

    def lines(self) -> Iterator[Line]:
        """Every line that was not dropped."""
        return (line for lines in self._by_block for line in lines if not line.is_dropped)

    def text(self) -> str:
        """All that is said, a line each; merged cells once."""
        return "\n".join(line.texts[number] for line in self.lines() for number in line.counted())

    def rewrite(self, change: Callable[[str], tuple[str, int]]) -> Taken:
        """Change every text; the change gives the new text and how often it took something."""
        taken = Taken()
        for line in self.lines():
            counted = frozenset(line.counted())
            for number, text in enumerate(line.texts):
                changed, count = change(text) if text else (text, 0)
                if not count:
                    continue
                line.texts[number] = changed
                if number in counted:
                    place = quoting(line.parts[number].place, line.parts[number].text)
                    taken.note(place, _around_change(text, changed), count=count)
            _drop_blank(line)
        return taken

    def report(self, taken: Taken, what: str, *, kind: str = "cleaned") -> None:
        """Note one problem for all that a step took out; nothing where it took nothing."""
        if not taken.count:
            return
        shown = " ".join(taken.sample.split())
        shown = shown if len(shown) <= SHOWN else shown[:SHOWN] + "…"
        where = (
            f"（首处在{taken.first}：“{shown}”）" if str(taken.first) else f"（首处：“{shown}”）"
        )
        message = what.format(count=taken.count, where=where)
        self.problems.append(Problem(kind, message, taken.first))

    def finished(self) -> Blocks:
        """The blocks as cleaned; a paragraph or table of which nothing is left is gone."""
        items: list[Block] = []
        for block, lines in zip(self._blocks.items, self._by_block, strict=True):
            kept = [line.finished() for line in lines if not line.is_dropped]
            if isinstance(block, Grid):
                rows = tuple(tuple(one for one in row if isinstance(one, Cell)) for row in kept)
                items += [replace(block, rows=rows)] if rows or not block.rows else []
            else:
                items += [one for parts in kept for one in parts if isinstance(one, Paragraph)]
        return Blocks(tuple(items), (*self._blocks.problems, *self.problems))


def quoting(place: Place, text: str) -> Place:
    """The place with what was printed there, where it does not quote that already."""
    return place if place.text else place.quoting(text)


def _lines(block: Block) -> list[Line]:
    if isinstance(block, Paragraph):
        return [Line((block,), [block.text], is_row=False)]
    return [Line(row, [cell.text for cell in row], is_row=True) for row in block.rows]


def _around_change(before: str, after: str) -> str:
    """What was printed where two texts first differ."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), len(after))
    return before[max(same - BEFORE, 0) :]


def _drop_blank(line: Line) -> None:
    """A paragraph of which nothing is left is no paragraph; a blank cell stays a cell."""
    if not line.is_row and not line.texts[0].strip():
        line.is_dropped = True


def _changed(part: Paragraph | Cell, text: str) -> Paragraph | Cell:
    place = quoting(part.place, part.text)
    if isinstance(part, Cell):
        return part._replace(text=text, place=place)
    return replace(part, text=text, place=place)
