"""A printed page as PDF and OFD know it: glyphs and ruling lines, in points from the top left."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

UNKNOWN = "\ufffd"
NO_CODE = re.compile(r"\(cid:\d+\)")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff\u00ad]")
# Radicals and compatibility ideographs look like characters but are other codes: U+2F00, U+F900.
TWIN = re.compile("[\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06]")
# Radicals without an equivalent in Unicode's own tables, as font makers map them.
RADICALS = str.maketrans(
    "⺟⺠⺫⺬⺮⺶⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "母民目示竹羊西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
# Codes of the font Symbol in the private area.
SYMBOLS = str.maketrans(
    {0xF0A3: "≤", 0xF0B3: "≥", 0xF0B1: "±", 0xF0B4: "×", 0xF0B8: "÷", 0xF0B9: "≠", 0xF0B7: "·"}
)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character and its box."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line along or down the page."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs along the page rather than down."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PageContent:
    """What stands on one page; ``picture_share`` is the part that its largest picture covers."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    picture_share: float = 0.0

    @property
    def is_scan(self) -> bool:
        """Whether the page is a picture of a page, without text."""
        return self.picture_share > 0.5 and sum(not one.text.isspace() for one in self.glyphs) < 10


def turned(page: PageContent, *, upwards: bool) -> PageContent:
    """A page whose text runs up or down the sheet, turned so that it runs along it."""

    def box(one: Glyph | Ruling) -> tuple[float, float, float, float]:
        if upwards:
            return page.height - one.bottom, page.height - one.top, one.x0, one.x1
        return one.top, one.bottom, page.width - one.x1, page.width - one.x0

    return PageContent(
        page.number,
        page.height,
        page.width,
        tuple(Glyph(one.text, *box(one), one.x1 - one.x0) for one in page.glyphs),
        tuple(Ruling(*box(one)) for one in page.rulings),
        page.picture_share,
    )


def plain_glyph(text: str) -> str:
    """The character that a glyph shows: no twin codes, no symbol-font codes, no controls."""
    text = NO_CODE.sub(UNKNOWN, text).translate(SYMBOLS).translate(RADICALS)
    text = TWIN.sub(lambda one: unicodedata.normalize("NFKC", one[0]), text)
    return CONTROL.sub("", text)


def sides_of(box: Ruling) -> tuple[Ruling, ...]:
    """A drawn box as its four sides, or as one line where it is thin."""
    if min(box.x1 - box.x0, box.bottom - box.top) <= 3:
        return (box,)
    return (
        Ruling(box.x0, box.x1, box.top, box.top),
        Ruling(box.x0, box.x1, box.bottom, box.bottom),
        Ruling(box.x0, box.x0, box.top, box.bottom),
        Ruling(box.x1, box.x1, box.top, box.bottom),
    )
