"""Characters of a PDF page as text objects of OFD: runs on one base line in one font."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Any
from xml.sax.saxutils import escape

from jixiao.reports.paper.ofd.units import POINTS, numbers

Char = dict[str, Any]
# How far apart characters of one run stand at the most, in ems.
WIDEST_GAP = 0.6


@dataclass(frozen=True, slots=True)
class TextRun:
    """Characters in a row; ``size`` in points."""

    chars: tuple[Char, ...]
    size: float

    @property
    def fontname(self) -> str:
        """The name of the font in the PDF."""
        return str(self.chars[0]["fontname"])

    def xml(self, *, id_: int, font: int, height: float) -> str:
        """The text object in the font of an id, on a page that is so many points high."""
        a, b, c, d, x, y = self.chars[0]["matrix"]
        left = min(one["x0"] for one in self.chars)
        top = min(one["top"] for one in self.chars)
        right = max(one["x1"] for one in self.chars)
        bottom = max(one["bottom"] for one in self.chars)
        origin = ((x - left) * POINTS, (height - y - top) * POINTS)
        turned, start = "", origin
        if abs(b) > 0.01:
            turned, start = f' CTM="{numbers(a, -b, -c, d, *origin)}"', (0.0, 0.0)
        box = (left, top, right - left, bottom - top)
        text = "".join(one["text"] for one in self.chars)
        return (
            f'<ofd:TextObject ID="{id_}" Boundary="{numbers(*(one * POINTS for one in box))}"'
            f'{turned} Font="{font}" Size="{numbers(self.size * POINTS)}">'
            f'<ofd:TextCode X="{numbers(start[0])}" Y="{numbers(start[1])}"{self._steps()}>'
            f"{escape(text)}</ofd:TextCode></ofd:TextObject>"
        )

    def _steps(self) -> str:
        """The distances from one character to the next."""
        steps = [_step(one, after) * POINTS for one, after in pairwise(self.chars)]
        return f' DeltaX="{numbers(*steps)}"' if steps else ""


def text_runs(chars: Sequence[Char]) -> Iterator[TextRun]:
    """The runs of a page in printed order; blanks at the ends of a run are left out."""
    run: list[Char] = []
    for char in chars:
        if run and not _follows(run[-1], char):
            yield from _run(run)
            run = []
        run.append(char)
    yield from _run(run)


def _run(chars: list[Char]) -> Iterator[TextRun]:
    while chars and not chars[-1]["text"].strip():
        chars = chars[:-1]
    while chars and not chars[0]["text"].strip():
        chars = chars[1:]
    if chars:
        yield TextRun(tuple(chars), _size(chars[0]))


def _size(char: Char) -> float:
    """The size of the type in points; a character on its side is as wide as its type is large."""
    is_turned = abs(char["matrix"][1]) > 0.01
    return float(char["width"] if is_turned else char["size"])


def _follows(one: Char, after: Char) -> bool:
    """Whether a character goes on in the run of another."""
    if one["fontname"] != after["fontname"] or one["matrix"][:4] != after["matrix"][:4]:
        return False
    size = _size(one)
    if abs(size - _size(after)) > 0.01 or len(after["text"]) != 1 or len(one["text"]) != 1:
        return False
    a, b, _, _, x, y = one["matrix"]
    dx, dy = after["matrix"][4] - x, after["matrix"][5] - y
    is_on_line = abs(dx * b - dy * a) < 0.01 * size
    ahead = dx * a + dy * b
    return bool(is_on_line and 0 < ahead < one["adv"] + WIDEST_GAP * size)


def _step(one: Char, after: Char) -> float:
    """The distance between the origins of two characters, in points."""
    (_, _, _, _, x, y), (_, _, _, _, u, v) = one["matrix"], after["matrix"]
    return hypot(u - x, v - y)
