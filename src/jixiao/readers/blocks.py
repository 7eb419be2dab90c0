"""What every format is reduced to before it is understood: paragraphs and grids in order."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Grid
from jixiao.domain.problem import Problem

Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Blocks:
    """The paragraphs and grids of a file in reading order, and what could not be read."""

    items: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
