"""The pages of a paper in runs: each begins on a new page, upright or on its side."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.reports.paper.model import Annex, Block, Paper, Table


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that follow one another on pages of one orientation."""

    blocks: tuple[Block, ...]
    is_wide: bool = False


def runs(paper: Paper) -> tuple[Run, ...]:
    """The blocks of a paper by run: an annex begins one, so does a table that turns the page."""
    made: list[tuple[bool, list[Block]]] = []
    turned = False
    for block in paper.blocks:
        begins = isinstance(block, Annex)
        if isinstance(block, Annex):
            turned = block.is_wide
        is_wide = turned or (isinstance(block, Table) and block.layout.is_wide)
        if begins or not made or made[-1][0] != is_wide:
            made.append((is_wide, []))
        made[-1][1].append(block)
    return tuple(Run(tuple(blocks), is_wide) for is_wide, blocks in made)
