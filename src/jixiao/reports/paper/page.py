"""The page and the type of official documents as GB/T 9704—2012 wants them, for every format.

A4, 22 lines of 28 characters, 仿宋 of size 3; title 小标宋 of size 2, headings 黑体 and 楷体; page
number — 1 — right on odd and left on even pages. Fonts are only named, by their role.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

# Millimetres.
WIDTH, HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
TEXT_WIDTH, TEXT_HEIGHT = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
# A page on its side keeps the binding edge at the top.
LANDSCAPE_TEXT_WIDTH, LANDSCAPE_TEXT_HEIGHT = HEIGHT - TOP - BOTTOM, WIDTH - LEFT - RIGHT
# Points.
BODY, TITLE, ANNEX_TITLE, PAGE_NUMBER = 16.0, 22.0, 18.0, 14.0
LINE = 28.95
LINES, CHARACTERS = 22, 28
TWIPS, POINTS_OF_MM = 20, 72 / 25.4


class Face(StrEnum):
    """The typefaces of an official document by what they set."""

    TITLE = "方正小标宋简体"
    BODY = "仿宋_GB2312"
    HEADING = "黑体"
    SUBHEADING = "楷体_GB2312"
    NUMBER = "宋体"


class Print(NamedTuple):
    """How text in a table is set: size of the type and distance of the lines, in points."""

    size: float
    line: float


CELL, SMALL_CELL, TINY_CELL = Print(10.5, 14.5), Print(9, 11.5), Print(7.5, 9.5)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is printed: shares of the width a column, its type, what stays together.

    ``left`` are columns that are never centred; the first ``header_rows`` are repeated on every
    page. ``is_wide`` tables stand on pages on their side.
    """

    widths: tuple[float, ...]
    print: Print = CELL
    header_rows: int = 0
    left: frozenset[int] = frozenset()
    is_wide: bool = False

    def columns(self) -> list[int]:
        """The widths in twentieths of a point, together as wide as the text."""
        millimetres = LANDSCAPE_TEXT_WIDTH if self.is_wide else TEXT_WIDTH
        whole = round(millimetres * POINTS_OF_MM * TWIPS)
        ends = [
            int(whole * _sum(self.widths, index + 1) / sum(self.widths))
            for index in range(len(self.widths))
        ]
        return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _sum(widths: Sequence[float], count: int) -> float:
    return sum(widths[:count])
