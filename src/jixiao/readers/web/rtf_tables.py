"""Rows of an .rtf table: edges of cells become columns, merged cells are resolved."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from jixiao.domain.grid import Cell, Grid, Row, cell_at
from jixiao.domain.place import Place

NEAR = 20
MAX_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class Slot:
    """What a row's definition says of a cell: its right edge and how it is merged."""

    edge: int
    joins: bool = False
    continues: bool = False


@dataclass(slots=True)
class Definition:
    """The definition of a row in the making, from ``trowd`` on."""

    slots: list[Slot] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    left: int = 0

    def take(self, word: str, number: int | None) -> bool:
        """Let a control word into the definition; False where it belongs elsewhere."""
        if word == "trowd":
            self.slots, self.flags, self.left = [], set(), 0
        elif word in {"clmrg", "clvmrg", "clmgf", "clvmgf"}:
            self.flags.add(word)
        elif word == "trleft":
            self.left = number or 0
        elif word == "cellx":
            if len(self.slots) < MAX_COLUMNS:
                slot = Slot(number or 0, "clmrg" in self.flags, "clvmrg" in self.flags)
                self.slots.append(slot)
            self.flags = set()
        else:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Line:
    """A finished row: its cells' texts, their definition, and the table's left edge."""

    texts: list[str]
    slots: list[Slot]
    left: int


def grid_of(lines: list[Line], number: int) -> Grid:
    """The rows of one table on common columns."""
    edges = _edges(lines)
    rows: list[Row] = []
    for index, line in enumerate(lines, start=1):
        above = rows[-1] if rows else ()
        rows.append(_row(line, edges, above=above, place=Place(table=number, row=index)))
    return Grid(tuple(rows), Place(table=number))


def _edges(lines: list[Line]) -> list[int]:
    """Every edge of the table; edges that a hand drew almost in line are one."""
    found = {slot.edge for line in lines for slot in line.slots} | {line.left for line in lines}
    edges: list[int] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > NEAR:
            edges.append(edge)
    return edges


def _row(line: Line, edges: list[int], *, above: Row, place: Place) -> Row:
    cells: list[Cell] = []
    column = _column(edges, line.left)
    for index, text in enumerate(line.texts):
        slot = line.slots[index] if index < len(line.slots) else None
        end = max(_column(edges, slot.edge), column + 1) if slot else column + 1
        if slot and slot.joins and cells:
            last = cells[-1]
            joined = "\n".join(one for one in (last.text, text) if one)
            cells[-1] = Cell(joined, last.column, end - last.column, last.continues, last.place)
        else:
            upper = cell_at(above, column) if slot and slot.continues else None
            shown = upper.text if upper else text
            at = Place(text=shown, table=place.table, row=place.row, column=column + 1)
            cells.append(Cell(shown, column, end - column, upper is not None, at))
        column = end
    return tuple(cells)


def _column(edges: list[int], edge: int) -> int:
    """Which of the common edges an edge is."""
    return max(bisect_right(edges, edge) - 1, 0)
