"""The text of one part of a Word file: internal remarks taken out, personal data masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from jixiao.domain.grid import Cell, Row
from jixiao.domain.place import Place
from jixiao.office.docx_spots import TBL, TC, TR, P, W, paragraphs_of, spots_of
from jixiao.reports.documents.docx_traces import clear, remove
from jixiao.reports.documents.masking import (
    DELETED,
    INTERNAL,
    Removals,
    conceal,
    is_internal,
    is_internal_label,
)
from jixiao.reports.documents.public_tables import Titles, titles_of

TEXT, INSTRUCTION, BODY = W + "t", W + "instrText", W + "body"
BREAKS = {W + "br", W + "cr", W + "tab"}
TOLD = ("descr", "title", "alt", W + "tooltip")
LEVELS = (
    re.compile(r"第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、"),
    re.compile(r"[（(][一二三四五六七八九十]+[)）]"),
    re.compile(r"\d+[.．、]"),
)
LONGEST_HEADING = 40


class Piece(NamedTuple):
    """A part of a paragraph's text; a break has no element to write into."""

    text: str
    holder: etree._Element | None = None


def mask_part(root: etree._Element, removals: Removals, *, name: str) -> bool:
    """Mask a part in place; whether anything changed. ``name`` says which part it is (页眉)."""
    before = etree.tostring(root)
    places = _places(root, name)
    _without_internal_parts(root, removals, places)
    for paragraph, titles in _with_titles(root):
        _mask_paragraph(paragraph, titles, removals, where=places.get(paragraph, "") or name)
    for one in root.iter(INSTRUCTION):
        one.text = conceal(one.text or "", removals, where=name or "域代码")
    for one in root.iter(etree.Element):
        for key in TOLD:
            if value := one.get(key):
                one.set(key, conceal(value, removals, where=name or "图片说明"))
    return etree.tostring(root) != before


def text_of(paragraph: etree._Element) -> str:
    """What a paragraph says."""
    return "".join(piece.text for piece in _pieces(paragraph))


def _places(root: etree._Element, name: str) -> dict[etree._Element, str]:
    """Where every paragraph stands, in the words of the reader."""
    found: dict[etree._Element, str] = {}
    spots = spots_of(root)
    for (table, row, column), cell in spots.cells.items():
        for one in paragraphs_of(cell):
            found.setdefault(one, str(Place(table=table, row=row, column=column)))
    for number, one in enumerate(spots.paragraphs, start=1):
        found[one] = str(Place(paragraph=number))
    return found if not name else {}


def _without_internal_parts(
    root: etree._Element, removals: Removals, places: dict[etree._Element, str]
) -> None:
    """Take out what follows a heading such as 三、内部备注, up to the next heading as high."""
    gone: etree._Element | None = None
    for one in list(root.iterfind(f"{BODY}/*")):
        if gone is not None and _ends(one, gone):
            gone = None
        text = text_of(one).strip() if one.tag == P else ""
        if gone is None and text and is_internal_label(text):
            gone = one
        if gone is not None and one.tag in (P, TBL) and one.find(f".//{W}sectPr") is None:
            said = text or "".join(each.text or "" for each in one.iter(TEXT))
            if said.strip():
                where = places.get(one, "") or "正文中的表格"
                removals.note(INTERNAL, said, where=where, action=DELETED)
            remove(one)


def _ends(one: etree._Element, heading: etree._Element) -> bool:
    """Whether a block ends the part under a heading.

    A heading without a number that stands in its text ends before a blank line as well, and
    before the next paragraph of its style.
    """
    if one.tag != P:
        return False
    text, level = text_of(one).strip(), _level(text_of(heading).strip())
    found = _level(text)
    if text.startswith("附件"):
        return True
    if level is not None:
        return found is not None and found <= level
    style = _style(heading)
    return not text or found is not None or (style != "" and _style(one) == style)


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(W + "val", "")


def _level(text: str) -> int | None:
    """The level of a heading by its number; None where a paragraph is none."""
    if not text or len(text) > LONGEST_HEADING:
        return None
    return next((at for at, one in enumerate(LEVELS) if one.match(text)), None)


def _with_titles(root: etree._Element) -> Iterator[tuple[etree._Element, Titles]]:
    """Every paragraph with the titles of the cell that it stands in."""
    found: dict[etree._Element, Titles] = {}
    for table in root.iter(TBL):
        cells = [list(_own(row, TC, TR)) for row in _own(table, TR, TBL)]
        grid = tuple(_row(some) for some in cells)
        for at, some in enumerate(cells):
            for number, cell in enumerate(some):
                titles = titles_of(grid, at, number)
                found |= dict.fromkeys(_own(cell, P, TC), titles)
    for paragraph in list(root.iter(P)):
        yield paragraph, found.get(paragraph, Titles())


def _own(parent: etree._Element, tag: str, kind: str) -> Iterator[etree._Element]:
    """The elements of a tag below a table, row or cell that belong to no other one inside it."""
    for one in parent.iter(tag):
        if next(one.iterancestors(kind), None) is parent:
            yield one


def _row(cells: list[etree._Element]) -> Row:
    found: list[Cell] = []
    column = 0
    for cell in cells:
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        said = "1" if span is None else span.get(W + "val", "1")
        width = min(int(said), 1000) if said.isdecimal() and len(said) < 5 else 1
        text = "\n".join(text_of(one) for one in _own(cell, P, TC))
        found.append(Cell(text.strip(), column, max(width, 1)))
        column += max(width, 1)
    return tuple(found)


def _mask_paragraph(
    paragraph: etree._Element, titles: Titles, removals: Removals, *, where: str
) -> None:
    pieces = list(_pieces(paragraph))
    text = "".join(piece.text for piece in pieces)
    if not text.strip():
        return
    if titles.asks_for_remark(text) or is_internal(text):
        removals.note(INTERNAL, text, where=where, action=DELETED)
        _take_out(paragraph)
        return
    hidden = conceal(text, removals, where=where, labels=titles.all)
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        if piece.holder is not None and piece.text != hidden[start:end]:
            piece.holder.text = hidden[start:end]
        start = end


def _take_out(paragraph: etree._Element) -> None:
    """A paragraph of the body goes; elsewhere, and where a section ends in it, it becomes blank."""
    parent = paragraph.getparent()
    is_alone = parent is None or parent.tag != BODY
    if is_alone or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        clear(paragraph)
    else:
        remove(paragraph)


def _pieces(element: etree._Element) -> Iterator[Piece]:
    """The text below a paragraph in order; a text box inside has paragraphs of its own."""
    for child in element:
        if child.tag == TEXT:
            yield Piece(child.text or "", child)
        elif child.tag in BREAKS:
            yield Piece("\t" if child.tag == W + "tab" else "\n")
        elif child.tag not in (P, TBL, W + "pPr", W + "rPr"):
            yield from _pieces(child)
