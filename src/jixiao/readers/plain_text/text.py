"""Plain text (.txt): decoded by the ladder BOM, UTF-8, GB18030; lost cells are recovered."""

from __future__ import annotations

from jixiao.readers.blocks import Blocks
from jixiao.readers.lost_cells.cut_blocks import cut_blocks
from jixiao.readers.opening import Opened, decoded


def read(opened: Opened) -> Blocks:
    """Paragraphs and grids of a text; raises UnreadableFile where it cannot be decoded."""
    lines = decoded(opened.data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks, problems = cut_blocks(lines)
    return Blocks(tuple(blocks), tuple(problems))
