"""Text, path and picture objects of an OFD page as glyphs and ruling lines in points."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jixiao.readers.pages.ofd_package import OfdPage, below, local, numbers_of
from jixiao.readers.pages.ofd_paths import POINTS, ObjectFrame, frame_of, rulings_of
from jixiao.readers.pages.page_content import Glyph, PageContent, Ruling, plain_glyph

ASCENT = 0.88
MOST_OBJECTS = 200_000
MOST_LETTERS = 5000


def content_of(page: OfdPage, number: int) -> PageContent:
    """What one page prints."""
    left, top, width, height = page.box
    glyphs: list[Glyph] = []
    rulings: list[Ruling] = []
    share = 0.0
    for count, one in enumerate(_objects(page)):
        frame = frame_of(one)
        if count + len(glyphs) > MOST_OBJECTS:
            break
        if frame is None:
            continue
        frame = ObjectFrame(frame.x - left, frame.y - top, frame.width, frame.height, frame.matrix)
        name = local(one)
        if name == "TextObject" and not frame.is_slanted:
            glyphs += _glyphs(one, frame)
        elif name == "PathObject":
            rulings += rulings_of(one, frame)
        elif name == "ImageObject":
            share = max(share, frame.width * frame.height / (width * height))
    return PageContent(
        number, width * POINTS, height * POINTS, tuple(glyphs), tuple(rulings), share
    )


def _objects(page: OfdPage) -> Iterator[etree._Element]:
    for layer in page.layers:
        for one in layer.iter("{*}TextObject", "{*}PathObject", "{*}ImageObject"):
            if one.get("Visible", "true") != "false":
                yield one


def _glyphs(one: etree._Element, frame: ObjectFrame) -> Iterator[Glyph]:
    """The characters of a text object, set by the distances between them."""
    size = next(iter(numbers_of(one.get("Size"))), 0.0)
    x = y = 0.0
    for code in below(one, "TextCode"):
        text = "".join(code.itertext()).strip("\r\n")[:MOST_LETTERS]
        x = next(iter(numbers_of(code.get("X"))), x)
        y = next(iter(numbers_of(code.get("Y"))), y)
        along = distances(code.get("DeltaX"), len(text))
        down = distances(code.get("DeltaY"), len(text))
        at, base = x, y
        for index, letter in enumerate(text):
            width = size * (0.5 if letter.isascii() else 1)
            if index < len(along) and 0 < along[index] <= 1.1 * size:
                width = along[index]
            yield from _glyph(letter, frame, (at, base, width, size))
            at += along[index] if index < len(along) else (0 if down else width)
            base += down[index] if index < len(down) else 0


def _glyph(
    letter: str, frame: ObjectFrame, spot: tuple[float, float, float, float]
) -> Iterator[Glyph]:
    at, base, width, size = spot
    x0, top = frame.point(at, base - ASCENT * size)
    x1, bottom = frame.point(at + width, base + (1 - ASCENT) * size)
    text = plain_glyph(letter)
    if text:
        height = abs(bottom - top)
        yield Glyph(text, min(x0, x1), max(x0, x1), min(top, bottom), max(top, bottom), height or 1)


def distances(text: str | None, most: int) -> list[float]:
    """Distances between characters; ``g 3 4.5`` stands for 4.5 three times."""
    words = iter((text or "").split())
    found: list[float] = []
    for word in words:
        repeated = word.lower() == "g"
        times = numbers_of(next(words, "")) if repeated else [1.0]
        value = numbers_of(next(words, "") if repeated else word)
        if not times or not value or len(found) > most:
            break
        found += value * int(min(max(times[0], 0), most))
    return found[:most]
