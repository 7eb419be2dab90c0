"""Plain text (.txt): decoded by the ladder BOM, UTF-8, GB18030."""

from __future__ import annotations

from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, decoded
from jixiao.readers.text_cells import blocks_of_lines


def read(opened: Opened) -> Blocks:
    """Paragraphs and grids of a text; raises UnreadableFile where it cannot be decoded."""
    lines = decoded(opened.data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Blocks(tuple(blocks_of_lines(lines)))
