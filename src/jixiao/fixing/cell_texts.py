"""The text of a cell in a workbook: plain, or in runs that look different."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from jixiao.fixing.passage import Piece

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def with_text(text: etree._Element, words: str) -> etree._Element:
    """A copy of a text with other words, which look as it began."""
    pieces = [Piece("") for _ in written(text)]
    pieces[0].text = words
    return with_pieces(text, pieces)


def with_pieces(text: etree._Element, pieces: Sequence[Piece]) -> etree._Element:
    """A copy of a text with other words in its runs; hints on pronunciation do not fit any more."""
    new = copy.deepcopy(text)
    for one in (*new.iterchildren("{*}rPh"), *new.iterchildren("{*}phoneticPr")):
        new.remove(one)
    for piece, one in zip(pieces, written(new), strict=True):
        one.text = piece.text
        one.set(SPACE, "preserve")
    return new


def written(text: etree._Element) -> list[etree._Element]:
    """The elements that hold the words of a text: its own, or those of its runs."""
    return [
        each
        for one in text
        for each in ([one] if _is(one, "t") else one.iterchildren("{*}t") if _is(one, "r") else ())
    ]


def _is(element: etree._Element, name: str) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname == name
