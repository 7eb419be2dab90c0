"""Sections and page numbers: upright pages, and pages on their side that are bound like them.

GB/T 9704—2012: the number stands below the text, one character from the outer edge; on a page on
its side it stands where it would if the sheet were not turned.
"""

from __future__ import annotations

from jixiao.reports.paper.page import (
    BOTTOM,
    HEIGHT,
    LEFT,
    PAGE_NUMBER,
    POINTS_OF_MM,
    RIGHT,
    TOP,
    TWIPS,
    WIDTH,
    Face,
)
from jixiao.reports.paper.word.names import NAMESPACES, XML
from jixiao.reports.paper.word.styles import PITCH, fonts

# Millimetres: from the text to the number, and the box of a number on a page on its side.
BELOW, BOX_WIDTH, BOX_LENGTH = 7, 8, 40
INSET = round(PAGE_NUMBER * TWIPS)
FIELD = (
    '<w:t xml:space="preserve">— </w:t>',
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>1</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
    '<w:t xml:space="preserve"> —</w:t>',
)
NO_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))


def section_xml(*, is_wide: bool) -> str:
    """A section; a wide page is the upright one turned, its binding edge at the top."""
    margins = (LEFT, TOP, RIGHT, BOTTOM) if is_wide else (TOP, RIGHT, BOTTOM, LEFT)
    sides = zip(("top", "right", "bottom", "left"), margins, strict=True)
    margin = " ".join(f'w:{side}="{_twips(one)}"' for side, one in sides)
    across, down = (HEIGHT, WIDTH) if is_wide else (WIDTH, HEIGHT)
    turned = ' w:orient="landscape"' if is_wide else ""
    odd, even = ("footer3", "footer4") if is_wide else ("footer1", "footer2")
    footer = _twips(RIGHT / 2 if is_wide else BOTTOM - BELOW)
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{link_of(odd)}"/>'
        f'<w:footerReference w:type="even" r:id="{link_of(even)}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{_twips(across)}" w:h="{_twips(down)}"{turned}/>'
        f'<w:pgMar {margin} w:header="{_twips(15)}" w:footer="{footer}" w:gutter="0"/>'
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{PITCH}"/></w:sectPr>'
    )


def footers() -> dict[str, str]:
    """The parts with page numbers: odd and even, upright and on the side."""
    return {
        "footer1": _part(_number(is_odd=True)),
        "footer2": _part(_number(is_odd=False)),
        "footer3": _part(_on_its_side(is_odd=True)),
        "footer4": _part(_on_its_side(is_odd=False)),
    }


def link_of(footer: str) -> str:
    """The name of the relationship to a footer."""
    return f"rId{footer.title()}"


def _part(body: str) -> str:
    return f"{XML}<w:ftr {NAMESPACES}>{body}</w:ftr>"


def _number(*, is_odd: bool, inset: int = INSET) -> str:
    """``— 1 —``, right on odd and left on even pages."""
    face = f"<w:rPr>{fonts(Face.NUMBER)}</w:rPr>".replace("Times New Roman", Face.NUMBER)
    side = "right" if is_odd else "left"
    body = "".join(f"<w:r>{face}{part}</w:r>" for part in FIELD)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}="{inset}" w:firstLine="0"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{body}</w:p>'
    )


def _on_its_side(*, is_odd: bool) -> str:
    """The number turned with the sheet: a box at the left edge, at its lower or its upper end."""
    across = _twips(BOTTOM - BELOW - BOX_WIDTH + 1)
    down = _twips(WIDTH - RIGHT - BOX_LENGTH) if is_odd else _twips(LEFT)
    width, length = _twips(BOX_WIDTH), _twips(BOX_LENGTH)
    place = (
        f'<w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{across}" w:tblpY="{down}"/>'
    )
    return (
        f'<w:tbl><w:tblPr>{place}<w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{NO_MARGINS}</w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:trPr>'
        f'<w:trHeight w:val="{length}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/><w:textDirection w:val="tbRl"/>'
        f'<w:vAlign w:val="center"/></w:tcPr>{_number(is_odd=is_odd)}</w:tc></w:tr></w:tbl>'
        '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * POINTS_OF_MM * TWIPS)
