"""The fonts of a PDF by the names that official documents give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from jixiao.reports.paper.page import Face

LATIN = re.compile("liberation|times|tinos|termes|nimbus", re.IGNORECASE)
BOLD = re.compile("bold|heavy|black", re.IGNORECASE)
# A font that sets several faces is that of the first of them.
ORDER = (Face.BODY, Face.HEADING, Face.SUBHEADING, Face.NUMBER, Face.TITLE)


class NamedFont(NamedTuple):
    """A font as the file names it: the typeface it stands for, and whether it is bold."""

    name: str
    is_bold: bool = False


def named_font(name: str, families: Mapping[Face, tuple[str, ...]]) -> NamedFont:
    """The typeface that a font of the PDF stands for (``ABCDEF+NotoSerifCJKsc-Regular``)."""
    bare = name.rpartition("+")[2]
    is_bold = BOLD.search(bare) is not None
    if LATIN.search(bare):
        return NamedFont("Times New Roman", is_bold)
    if is_bold:
        return NamedFont(Face.TITLE)
    song = families.get(Face.NUMBER, ())
    for face in ORDER:
        family = next(iter(families.get(face, ())), "")
        # A bold 宋体 stands in for 小标宋; the same font when it is not bold does not.
        is_stand_in = face == Face.TITLE and family in song
        if family and not is_stand_in and _is_of(bare, family):
            return NamedFont(face)
    # What is first for no face shows characters that the font of the text lacks.
    return NamedFont(Face.NUMBER if any(_is_of(bare, one) for one in song) else Face.BODY)


def _is_of(name: str, family: str) -> bool:
    return _plain(name).startswith(_plain(family))


def _plain(name: str) -> str:
    """A family's name as PDF names begin: no blanks, no case, no weight."""
    return re.sub(r"[\s_-]|\bR$", "", name).lower()
