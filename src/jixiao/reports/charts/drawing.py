"""What all charts share: the picture itself, text, hatched areas, lines with marks, round axes.

The fonts are only named; whoever shows the picture takes its own. Nothing is told by colour: these
charts are photocopied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from xml.sax.saxutils import escape

from jixiao.reports.wording import writable

FONT = "SimSun, 宋体, Noto Serif CJK SC, serif"
NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
SIZE, STEPS = 14, 5
# The fill of the first, the second and further series: white, hatched, grey dots, black.
FILLS = ("white", "url(#lines)", "url(#dots)", "black")
DASHES = ("", "8 5", "2 4", "12 4 2 4")
PATTERNS = (
    '<defs><pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="white"/>'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="black" stroke-width="1.5"/></pattern>'
    '<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="white"/><circle cx="2.5" cy="2.5" r="1" fill="black"/>'
    "</pattern></defs>"
)
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Series:
    """Values that belong together, one a label of the chart; None where there is no value."""

    name: str
    values: tuple[Decimal | None, ...]


class NothingToDraw(Exception):
    """A chart was asked for without a single value."""


def picture(body: str, *, width: int, height: int, title: str) -> str:
    """A whole SVG; its title is read out where the picture cannot be seen."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="{FONT}" font-size="{SIZE}" '
        f'role="img"><title>{escape(writable(title))}</title>{PATTERNS}'
        f'<rect width="100%" height="100%" fill="white"/>{body}</svg>\n'
    )


def words(x: int, y: int, text: str, *, anchor: str = "middle", size: int = SIZE) -> str:
    """A line of text at a point."""
    said = escape(writable(text))
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}">{said}</text>'


def area(left: int, top: int, width: int, height: int, *, fill: str) -> str:
    """A rectangle with a thin black edge."""
    return (
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" '
        f'fill="{fill}" stroke="black"/>'
    )


def rule(start: Point, end: Point, *, shade: str = "#BFBFBF") -> str:
    """A thin straight line, of the grid unless it is black."""
    return f'<line x1="{start[0]}" y1="{start[1]}" x2="{end[0]}" y2="{end[1]}" stroke="{shade}"/>'


def path(points: Sequence[Point], kind: int) -> str:
    """A line through points with its marks; the kinds differ by dash and by mark."""
    through = " ".join(f"{x},{y}" for x, y in points)
    dash = f' stroke-dasharray="{DASHES[kind]}"' if DASHES[kind] else ""
    line = f'<polyline points="{through}" fill="none" stroke="black" stroke-width="2"{dash}/>'
    return line + "".join(_mark(x, y, kind) for x, y in points)


def _mark(x: int, y: int, kind: int) -> str:
    shapes = (
        f'<circle cx="{x}" cy="{y}" r="4"',
        f'<rect x="{x - 4}" y="{y - 4}" width="8" height="8"',
        f'<polygon points="{x},{y - 5} {x - 5},{y + 4} {x + 5},{y + 4}"',
        f'<polygon points="{x},{y - 5} {x - 5},{y} {x},{y + 5} {x + 5},{y}"',
    )
    return f'{shapes[kind]} fill="white" stroke="black"/>'


def ticks(values: Sequence[Decimal]) -> list[Decimal]:
    """The figures of an axis that holds nought and all values: round, evenly apart, rising."""
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    step = _round_up((high - low or Decimal(1)) / STEPS)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    last = max(last, first + 1)
    return [step * number for number in range(int(first), int(last) + 1)]


def _round_up(value: Decimal) -> Decimal:
    scale = Decimal(1).scaleb(value.adjusted())
    return scale * next(one for one in NICE if one >= value / scale)


def tick_text(value: Decimal) -> str:
    """A figure of an axis without needless zeros."""
    return f"{value.normalize():f}" if value else "0"


def shown(value: Decimal) -> str:
    """A value as the text beside the chart prints it, with the places that it has."""
    return f"{value:f}"


def width_of(text: str, *, size: int = SIZE) -> int:
    """About how wide a line of text is drawn."""
    return sum(size if ord(one) > 0x2000 else size * 11 // 20 for one in text)


def shortened(text: str, *, room: int, size: int = SIZE) -> str:
    """The text cut to a width, with an ellipsis where something was cut off."""
    if width_of(text, size=size) <= room:
        return text
    while text and width_of(text + "…", size=size) > room:
        text = text[:-1]
    return text + "…"
