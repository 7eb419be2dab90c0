"""The pages of a PDF as glyphs and ruling lines, through pdfplumber, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from itertools import pairwise
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from jixiao.readers.pages.page_content import (
    Glyph,
    PageContent,
    Ruling,
    plain_glyph,
    sides_of,
    turned,
)
from jixiao.readers.pages.pdf_device import LimitedPage, TooMuchOnPage

LARGEST_PAGE = 20_000.0


def opened_pdf(data: bytes) -> PDF:
    """The file as pdfplumber knows it; raises what pdfminer raises."""
    return PDF.open(BytesIO(data), raise_unicode_errors=False)


def pages_of(pdf: PDF) -> Iterator[Page]:
    """The pages of a file, one at a time."""
    for number, one in enumerate(PDFPage.create_pages(pdf.doc), start=1):
        yield LimitedPage(pdf, one, page_number=number)


def content_of(page: Page) -> PageContent:
    """What one page prints; raises TooMuchOnPage, and what pdfminer raises for a broken page."""
    x0, top, x1, bottom = (float(value) for value in page.bbox)
    width, height = x1 - x0, bottom - top
    if not (0 < width < LARGEST_PAGE and 0 < height < LARGEST_PAGE):
        raise TooMuchOnPage
    objects = page.objects
    rulings = [line for name in ("line", "rect", "curve") for one in objects.get(name, ())
               for line in _rulings(one)]  # fmt: skip
    pictures = [_share(one, width * height) for one in objects.get("image", ())]
    page_of = partial(
        PageContent,
        page.page_number,
        width,
        height,
        rulings=tuple(rulings),
        picture_share=max(pictures, default=0.0),
    )
    glyphs: dict[str, list[Glyph]] = {"along": [], "up": [], "down": []}
    for char in objects.get("char", ()):
        glyph = _glyph(char)
        if glyph.text and _is_on(glyph, width, height):
            glyphs.setdefault(_direction(char["matrix"]), []).append(glyph)
    longest = max(glyphs["up"], glyphs["down"], key=len)
    if len(longest) > len(glyphs["along"]):
        content = page_of(glyphs=tuple(longest))
        return turned(content, upwards=longest is glyphs["up"])
    return page_of(glyphs=tuple(glyphs["along"]))


def _glyph(char: dict[str, Any]) -> Glyph:
    x0, x1, top, bottom = (float(char[side]) for side in ("x0", "x1", "top", "bottom"))
    return Glyph(plain_glyph(char["text"]), x0, x1, top, bottom, float(char["size"]) or 1.0)


def _direction(matrix: Any) -> str:
    """How a character runs on the page; slanted ones are watermarks."""
    a, b = float(matrix[0]), float(matrix[1])
    if abs(b) <= 0.1 * abs(a) and a > 0:
        return "along"
    if abs(a) <= 0.1 * abs(b):
        return "up" if b > 0 else "down"
    return "slanted"


def _rulings(one: dict[str, Any]) -> Iterator[Ruling]:
    """The straight lines in a drawn object; a box that is only filled is shading, not a frame."""
    box = Ruling(float(one["x0"]), float(one["x1"]), float(one["top"]), float(one["bottom"]))
    thin = min(box.x1 - box.x0, box.bottom - box.top) <= 3
    if one["object_type"] == "curve":
        points = [(float(x), float(y)) for x, y in one.get("pts") or ()]
        for (ax, ay), (bx, by) in pairwise(points):
            if min(abs(ax - bx), abs(ay - by)) < 1:
                yield Ruling(min(ax, bx), max(ax, bx), min(ay, by), max(ay, by))
    elif thin:
        yield box
    elif one["object_type"] == "rect" and one.get("stroke"):
        yield from sides_of(box)


def _share(picture: dict[str, Any], area: float) -> float:
    wide = float(picture["x1"]) - float(picture["x0"])
    return abs(wide * (float(picture["bottom"]) - float(picture["top"]))) / area


def _is_on(glyph: Glyph, width: float, height: float) -> bool:
    """Whether a character stands on the page rather than beside it."""
    return 0 <= glyph.x0 + glyph.x1 <= 2 * width and 0 <= glyph.top + glyph.bottom <= 2 * height
