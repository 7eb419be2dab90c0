"""Where the objects of an OFD page stand, and the straight lines in their paths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from jixiao.readers.pages.ofd_package import below, numbers_of
from jixiao.readers.pages.page_content import Ruling, sides_of

POINTS = 72 / 25.4
OPERANDS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


@dataclass(frozen=True, slots=True)
class ObjectFrame:
    """Where an object stands: its boundary and, inside it, its matrix (CTM)."""

    x: float
    y: float
    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float] = (1, 0, 0, 1, 0, 0)

    @property
    def is_slanted(self) -> bool:
        """Whether the object is turned, as a watermark is."""
        a, b, c, d, _, _ = self.matrix
        return abs(b) > 0.1 * abs(a) or abs(c) > 0.1 * abs(d)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the object in points of the page."""
        a, b, c, d, e, f = self.matrix
        return (self.x + a * x + c * y + e) * POINTS, (self.y + b * x + d * y + f) * POINTS


def frame_of(one: etree._Element) -> ObjectFrame | None:
    """The frame of an object; none where its boundary is damaged."""
    box = numbers_of(one.get("Boundary"))
    if len(box) != 4:
        return None
    matrix = numbers_of(one.get("CTM"))
    if len(matrix) != 6:
        return ObjectFrame(box[0], box[1], box[2], box[3])
    a, b, c, d, e, f = matrix
    return ObjectFrame(box[0], box[1], box[2], box[3], (a, b, c, d, e, f))


def rulings_of(one: etree._Element, frame: ObjectFrame) -> Iterator[Ruling]:
    """The straight lines of a path; what is only filled counts where it is thin."""
    is_stroked = one.get("Stroke", "true") != "false"
    points: list[tuple[float, float]] = []
    for data in below(one, "AbbreviatedData"):
        for line in _lines("".join(data.itertext()), frame):
            points += [(line.x0, line.top), (line.x1, line.bottom)]
            if is_stroked and (line.x1 - line.x0 < 1 or line.bottom - line.top < 1):
                yield line
    if points and not is_stroked:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Ruling(min(xs), max(xs), min(ys), max(ys))
        sides = sides_of(box)
        yield from sides if len(sides) == 1 else ()


def _lines(path: str, frame: ObjectFrame) -> Iterator[Ruling]:
    """The straight pieces of a path in abbreviated form (``M 0 0 L 10 0 C``)."""
    words = path.split()
    start = here = (0.0, 0.0)
    at = 0
    while at < len(words):
        name = words[at]
        count = OPERANDS.get(name)
        values = numbers_of(" ".join(words[at + 1 : at + 1 + (count or 0)]))
        if count is None or len(values) != count:
            return
        at += 1 + count
        target = (values[-2], values[-1]) if count else start
        if name in "LC":
            (ax, ay), (bx, by) = frame.point(*here), frame.point(*target)
            yield Ruling(min(ax, bx), max(ax, bx), min(ay, by), max(ay, by))
        elif name in "MS":
            start = target
        here = target
