"""Tables for the template: cells with what they cover, room above and below their lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.reports.paper.cells import LEAST_HEIGHT, PADDING, SIDE, PlacedCell, placed_cells
from jixiao.reports.paper.model import Table
from jixiao.reports.paper.page import (
    CHARACTERS,
    LANDSCAPE_TEXT_HEIGHT,
    POINTS_OF_MM,
    TEXT_HEIGHT,
    TWIPS,
    Print,
)
from jixiao.reports.paper.pdf.lettering import Lettering
from jixiao.reports.paper.words import breakable

# In points, what an estimate of a high row may err.
SLACK = 40.0


def table_data(table: Table, lettering: Lettering) -> dict[str, Any]:
    """All that the template is told about a table; lengths in points."""
    style = table.layout.print
    cells = placed_cells(table)
    tall = _tall_rows(cells, table)
    least = _least_heights(cells, style) if table.layout.header_rows else {}
    return {
        "kind": "table",
        "caption": lettering.centred(table.caption, CHARACTERS) if table.caption else None,
        "columns": [width / TWIPS for width in table.layout.columns()],
        "size": style.size,
        "leading": style.line - style.size,
        "side": SIDE,
        "header": sum(cell.is_header for cell in cells),
        "cells": [
            _cell(cell, style, lettering, least=least)
            | {"tall": cell.row in tall and not cell.is_header}
            for cell in cells
        ],
        # A table that goes on from one right above it stands flush with it.
        "joins": False,
        "joined": False,
    }


def _tall_rows(cells: Sequence[PlacedCell], table: Table) -> set[int]:
    """Rows higher than a page below its titles: they are cut, or would run off the paper."""
    page = LANDSCAPE_TEXT_HEIGHT if table.layout.is_wide else TEXT_HEIGHT
    line = table.layout.print.line
    titles = max((cell.lines for cell in cells if cell.is_header), default=0) * line
    room = page * POINTS_OF_MM - titles * min(table.layout.header_rows, 2) - SLACK
    return {cell.row for cell in cells if cell.lines * line > room}


def _least_heights(cells: Sequence[PlacedCell], style: Print) -> dict[int, float]:
    """How high rows must be for merged cells that begin in them to print their text there.

    Where a page ends below such a row, the text would else stand on the next page.
    """
    heights: dict[int, float] = {}
    for cell in cells:
        if cell.height > 1 and not cell.is_header and cell.text:
            height = cell.lines * style.line + 2 * PADDING
            heights[cell.row] = max(heights.get(cell.row, 0), height)
    return heights


def _cell(
    cell: PlacedCell, style: Print, lettering: Lettering, *, least: Mapping[int, float]
) -> dict[str, Any]:
    return {
        "x": cell.column,
        "y": cell.row,
        "w": cell.width,
        "h": cell.height,
        "left": cell.is_left,
        "pad": _pad(cell, style, least=max(least.get(cell.row, 0), LEAST_HEIGHT)),
        "lines": lettering.lines(breakable(cell.text, cell.per_line / 2)),
    }


def _pad(cell: PlacedCell, style: Print, *, least: float) -> float:
    """The room above and below: rows are as high as in Word, where the pitch pads every line."""
    height = cell.lines * style.line + 2 * PADDING
    inside = cell.lines * style.line - (style.line - style.size)
    return (max(height, least) - inside) / 2
