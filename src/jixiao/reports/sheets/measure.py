"""How high a form will be on paper, estimated, and the type that it is set in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from jixiao.domain.grid import Cell, Row, cell_at
from jixiao.reports.paper.model import Annex
from jixiao.reports.paper.page import (
    ANNEX_TITLE,
    CELL,
    LANDSCAPE_TEXT_HEIGHT,
    LANDSCAPE_TEXT_WIDTH,
    LINE,
    POINTS_OF_MM,
    SMALL_CELL,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TINY_CELL,
    TWIPS,
    Layout,
)
from jixiao.reports.paper.words import ems, words
from jixiao.reports.wording import lines_needed, print_width

# In twentieths of a point: inside a cell at the sides, above and below, and the least height.
MARGIN, PADDING, LEAST_HEIGHT = 55, 25, 420
NARROW = 10
# Longer runs are codes and addresses, which are broken.
FIGURE = 12
SIZES = (CELL, SMALL_CELL, TINY_CELL)
# In points: a line of the title, the year below it, and what estimates may err.
TITLE_LINE, NOTE, SLACK = ANNEX_TITLE * 1.6, 26.0, 12.0


def room(annex: Annex) -> float:
    """The height in points that is left for a form below its titles on its first page."""
    wide = annex.is_wide
    height = (LANDSCAPE_TEXT_HEIGHT if wide else TEXT_HEIGHT) * POINTS_OF_MM
    width = (LANDSCAPE_TEXT_WIDTH if wide else TEXT_WIDTH) * POINTS_OF_MM
    per_line = int(width / ANNEX_TITLE)
    titles = -(-print_width(annex.title) // (2 * per_line)) * TITLE_LINE
    return height - LINE - titles - (NOTE if annex.note else 0) - SLACK


def set_to_fit(rows: Sequence[Row], layout: Layout, *, space: float) -> Layout:
    """The layout, set smaller where a form only somewhat too long fits its page by that.

    Figures that would not fit their cells, such as 100.00%, make all of the form smaller.
    """
    sizes = [one for one in SIZES if _holds(rows, replace(layout, print=one))] or [SIZES[-1]]
    for size in sizes:
        fitted = replace(layout, print=size)
        if size is not TINY_CELL and height_of(rows, fitted) <= space:
            return fitted
    own = sizes[0] if not layout.is_wide or len(sizes) == 1 else sizes[1]
    return replace(layout, print=own)


def _holds(rows: Sequence[Row], layout: Layout) -> bool:
    """Whether no figure sticks out of its cell."""
    columns = layout.columns()
    for row in rows:
        for cell in row:
            room = (sum(columns[cell.column : cell.end]) - 2 * MARGIN) / TWIPS / layout.print.size
            widths = (ems(one) for one in words(cell.text) if len(one) <= FIGURE)
            if not cell.continues and max(widths, default=0) > room:
                return False
    return True


def height_of(rows: Sequence[Row], layout: Layout) -> float:
    """About how high a table will be, in points."""
    columns = layout.columns()

    def needed(cell: Cell) -> float:
        width = sum(columns[cell.column : cell.end]) - 2 * MARGIN
        per_line = int(width / (layout.print.size * TWIPS / 2))
        # A column of one and a half characters holds one.
        per_line -= per_line % 2 if per_line < NARROW else 0
        lines = lines_needed(cell.text, per_line=per_line)
        return lines * layout.print.line + 2 * PADDING / TWIPS

    return sum(row_heights(rows, needed, least=LEAST_HEIGHT / TWIPS))


def row_heights(
    rows: Sequence[Row], needed: Callable[[Cell], float], *, least: float
) -> list[float]:
    """The height of every row: its own cells fit, and merged cells fit into all their rows."""
    heights = [least] * len(rows)
    merged = []
    for at, row in enumerate(rows):
        for cell in row:
            if not cell.continues:
                down = rows_down(rows, at, cell.column)
                if down == 1:
                    heights[at] = max(heights[at], needed(cell))
                else:
                    merged.append((at, down, needed(cell)))
    for at, down, height in merged:
        short = height - sum(heights[at : at + down])
        heights[at + down - 1] += max(short, 0)
    return heights


def rows_down(rows: Sequence[Row], at: int, column: int) -> int:
    """How many rows the cell at a row and column covers."""
    down = 1
    for row in rows[at + 1 :]:
        under = cell_at(row, column)
        if under is None or not under.continues:
            break
        down += 1
    return down
