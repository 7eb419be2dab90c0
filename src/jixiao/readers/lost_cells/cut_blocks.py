"""Plain text into paragraphs and grids, also where the tables of forms lost their cells.

The tab-and-newline form keeps its cells and is left alone. Everywhere else the titles of a table
of indicators show where a form was; its cells are found again by what fits best together.
"""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Grid
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Block
from jixiao.readers.lost_cells.cut_headers import (
    indicator_headers,
)
from jixiao.readers.lost_cells.cut_sheet import cut_sheet, sheet_start
from jixiao.readers.lost_cells.cut_stream import stream_of
from jixiao.readers.lost_cells.text_cells import blocks_of_lines

RUN_TOGETHER = 30


def cut_blocks(lines: list[str]) -> tuple[list[Block], list[Problem]]:
    """The paragraphs and grids of a text, and what could not be told apart in it."""
    blocks: list[Block] = []
    problems: list[Problem] = []
    tables = 0
    loose: list[tuple[int, str]] = []
    for block in blocks_of_lines(lines):
        if isinstance(block, Paragraph) or _has_lost_rows(block):
            loose += _lines_of(block, lines)
            continue
        tables += _cut(loose, blocks, problems, tables=tables)
        tables += 1
        blocks.append(block)
        loose = []
    _cut(loose, blocks, problems, tables=tables)
    return blocks, problems


def _has_lost_rows(grid: Grid) -> bool:
    """Whether a table in the tab form lost the empty lines between its rows."""
    return len(grid.rows) == 1 and len(grid.rows[0]) > RUN_TOGETHER


def _lines_of(block: Block, lines: list[str]) -> Iterable[tuple[int, str]]:
    """The numbered lines of a block, with the empty line before a paragraph."""
    if isinstance(block, Grid):
        places = [cell.place.line or 1 for row in block.rows for cell in row]
        return [(line, lines[line - 1]) for line in range(min(places), max(places) + 1)]
    line = block.place.line or 1
    before = [(line - 1, "")] if line > 1 and not lines[line - 2].strip() else []
    return [*before, (line, lines[line - 1])]


def _cut(
    loose: list[tuple[int, str]], blocks: list[Block], problems: list[Problem], *, tables: int
) -> int:
    """Cut the lines between two grids; the number of grids made of them."""
    if not loose:
        return 0
    stream = stream_of(loose)
    headers = indicator_headers(stream)
    at, made = 0, 0
    for index, header in enumerate(headers):
        if header.start < at:
            continue
        following = headers[index + 1] if index + 1 < len(headers) else None
        end = len(stream) if following is None else sheet_start(stream, header.end, following)
        cut = cut_sheet(stream, header, start=at, end=end, table=tables + made + 1)
        made += any(isinstance(block, Grid) for block in cut.blocks)
        blocks += cut.blocks
        problems += cut.problems
        at = cut.end
    if not headers:
        printed = ((number, line) for number, line in loose if line.strip())
        blocks += (
            Paragraph(line.rstrip(), Place(line.strip(), line=number)) for number, line in printed
        )
    else:
        blocks += stream.paragraphs(at, len(stream))
    return made
