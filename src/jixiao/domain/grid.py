"""A table as rows of cells with merged cells resolved; readers fill it, writers print it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jixiao.domain.place import NOWHERE, Place


class Cell(NamedTuple):
    """A cell: what it says, which columns it covers (from 0), and where it stands.

    ``continues`` marks the part of a merged cell below its first row; its text is the text of
    the first row.
    """

    text: str
    column: int
    width: int = 1
    continues: bool = False
    place: Place = NOWHERE

    @property
    def end(self) -> int:
        """The first column behind the cell."""
        return self.column + self.width

    def covers(self, column: int) -> bool:
        """Whether the cell stands in a column."""
        return self.column <= column < self.end


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells in printed order.

    Where ``is_ragged`` the source had no columns, only cells one after another, so a column
    is no more than the cell's number in its row.
    """

    rows: tuple[Row, ...]
    place: Place = NOWHERE
    is_ragged: bool = False

    def texts(self) -> list[list[str]]:
        """Every covered column's text, merged cells repeated: how a grid is compared."""
        return [[cell.text for cell in row for _ in range(cell.width)] for row in self.rows]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


def cell_at(row: Row, column: int) -> Cell | None:
    """The cell that covers a column of a row."""
    for cell in row:
        if cell.covers(column):
            return cell
    return None
