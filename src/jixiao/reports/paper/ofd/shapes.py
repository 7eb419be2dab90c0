"""Filled areas, lines and pictures of a PDF page as objects of OFD."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jixiao.reports.paper.ofd.units import millimetres, numbers

THINNEST = 0.01
WHITE = (255, 255, 255)


def box_of(one: dict[str, Any]) -> tuple[float, float, float, float]:
    """The box of an object: left, top, width and height in millimetres."""
    left, right, top, bottom = (millimetres(one[side]) for side in ("x0", "x1", "top", "bottom"))
    return left, top, max(right - left, THINNEST), max(bottom - top, THINNEST)


def area(rect: dict[str, Any], *, id_: int) -> Iterator[str]:
    """A filled rectangle; one in white on the paper would show nothing."""
    colour = rgb(rect.get("non_stroking_color"))
    if rect.get("fill") and colour not in (None, WHITE):
        box = box_of(rect)
        _, _, width, height = box
        path = f"M 0 0 L {numbers(width)} 0 L {numbers(width, height)} L 0 {numbers(height)} C"
        yield (
            f'<ofd:PathObject ID="{id_}" Boundary="{numbers(*box)}" Stroke="false" Fill="true">'
            f'<ofd:FillColor Value="{numbers(*colour or ())}"/>'
            f"<ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>"
        )


def line(one: dict[str, Any], *, id_: int) -> str:
    """A straight line, in the middle of a box as wide as its stroke."""
    left, top, width, height = box_of(one)
    stroke = millimetres(one.get("linewidth") or 0.5)
    box = (left - stroke / 2, top - stroke / 2, width + stroke, height + stroke)
    half = stroke / 2
    path = f"M {numbers(half, half)} L {numbers(half + width, half + height)}"
    if width <= THINNEST or height <= THINNEST:
        along = (half, half + height) if width <= THINNEST else (half + width, half)
        path = f"M {numbers(half, half)} L {numbers(*along)}"
    return (
        f'<ofd:PathObject ID="{id_}" Boundary="{numbers(*box)}" LineWidth="{numbers(stroke)}">'
        f"<ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def picture(image: dict[str, Any], *, id_: int, resource: int) -> str:
    """A picture in its box; ``resource`` is the id of the file that holds it."""
    box = box_of(image)
    _, _, width, height = box
    return (
        f'<ofd:ImageObject ID="{id_}" Boundary="{numbers(*box)}" '
        f'CTM="{numbers(width, 0, 0, height, 0, 0)}" ResourceID="{resource}"/>'
    )


def rgb(colour: Any) -> tuple[int, ...] | None:
    """A colour of a PDF (grey or red, green, blue, as shares) from 0 to 255; none of a pattern."""
    parts: Sequence[Any] = colour if isinstance(colour, list | tuple) else (colour,)
    if not all(isinstance(one, int | float) for one in parts) or len(parts) not in (1, 3):
        return None
    whole = tuple(round(float(one) * 255) for one in parts)
    return whole * 3 if len(whole) == 1 else whole
