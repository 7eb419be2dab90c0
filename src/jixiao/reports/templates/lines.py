"""The text of a template paragraph by paragraph, so that a fault can be shown where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from jixiao.domain.place import Place
from jixiao.office.docx_spots import P, W, paragraphs_of, spots_of
from jixiao.office.package import Package

BODY = "word/document.xml"
OUTSIDE = (
    (re.compile(r"word/header\d*\.xml"), "页眉"),
    (re.compile(r"word/footer\d*\.xml"), "页脚"),
    (re.compile(r"word/footnotes\.xml"), "脚注"),
)
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT = W + "t"


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A paragraph of a template, and where it stands in words."""

    text: str
    where: str


def parts_of(package: Package) -> list[list[TemplateLine]]:
    """The paragraphs of every part that is filled: the body first, then headers and the like."""
    parts = [list(_body(package.xml(BODY)))]
    for pattern, where in OUTSIDE:
        for name in sorted(filter(pattern.fullmatch, package.names())):
            paragraphs = package.xml(name).iter(P)
            parts.append([TemplateLine(_text(one), where) for one in paragraphs])
    return parts


def _body(root: etree._Element) -> Iterator[TemplateLine]:
    """Every paragraph in the order of the file; one in a text box by the paragraph around it."""
    spots = spots_of(root)
    places = {one: Place(paragraph=at) for at, one in enumerate(spots.paragraphs, start=1)}
    for (table, row, column), cell in spots.cells.items():
        for one in paragraphs_of(cell):
            places.setdefault(one, Place(table=table, row=row, column=column))
    for paragraph in root.iter(P):
        known = next((places[one] for one in _upwards(paragraph) if one in places), None)
        yield TemplateLine(_text(paragraph), str(known) if known else "文本框")


def _upwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors(P)


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph, without that of text boxes in it."""
    return "".join(
        one.text or ""
        for one in paragraph.iter(TEXT)
        if next(one.iterancestors(P), None) is paragraph
        and next(one.iterancestors(FALLBACK), None) is None
    )
