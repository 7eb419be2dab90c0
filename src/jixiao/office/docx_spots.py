"""Paragraphs and cells of a Word file by the numbers that its reader gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jixiao.domain.place import Place

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
P, TBL, TR, TC = W + "p", W + "tbl", W + "tr", W + "tc"
WRAPPERS = {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "smartTag"}


@dataclass(slots=True)
class Spots:
    """Paragraphs and cells of a body by the numbers that its reader gives them."""

    paragraphs: list[etree._Element] = field(default_factory=list)
    cells: dict[tuple[int, int, int], etree._Element] = field(default_factory=dict)
    rows: dict[tuple[int, int], etree._Element] = field(default_factory=dict)

    def find(self, place: Place) -> etree._Element | None:
        """The paragraph or cell that a place means; None where there is none."""
        if place.table is None:
            at = place.paragraph
            is_there = at is not None and 0 < at <= len(self.paragraphs)
            return self.paragraphs[at - 1] if at is not None and is_there else None
        row = place.row or 1
        cell = self.cells.get((place.table, row, place.column or 0))
        cell = self.rows.get((place.table, row)) if cell is None else cell
        return None if cell is None or not paragraphs_of(cell) else cell


def spots_of(root: etree._Element) -> Spots:
    """Number paragraphs and tables as the reader does: in order, a nested table after its own.

    A cell that goes on from the one above is that cell; the comment stands where its text is.
    """
    spots = Spots()
    body = root.find(W + "body")
    tables = 0
    waiting = [] if body is None else list(_blocks(body))
    while waiting:
        block = waiting.pop(0)
        if block.tag == P:
            spots.paragraphs.append(block)
            continue
        tables += 1
        waiting[:0] = _number_cells(spots, block, tables)
    return spots


def paragraphs_of(spot: etree._Element) -> list[etree._Element]:
    """A paragraph itself, or those of a cell; none in a text box or a table inside."""
    return [spot] if spot.tag == P else [one for one in _blocks(spot) if one.tag == P]


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in (P, TBL):
            yield child
        elif child.tag in WRAPPERS:
            yield from _blocks(child)


def _number_cells(spots: Spots, table: etree._Element, number: int) -> list[etree._Element]:
    """Enter the cells of a table; gives the tables that stand in them."""
    nested: list[etree._Element] = []
    above: dict[int, etree._Element] = {}
    for index, row in enumerate(_below(table, TR), start=1):
        column = _value(row.find(f"{W}trPr/{W}gridBefore"), default=0)
        below: dict[int, etree._Element] = {}
        last: etree._Element | None = None
        for cell in _below(row, TC):
            width = max(_value(cell.find(f"{W}tcPr/{W}gridSpan"), default=1), 1)
            if last is None or not _goes_on(cell, "hMerge"):
                last = above.get(column) if _goes_on(cell, "vMerge") else None
                if last is None:
                    last = cell
                    nested += [one for one in cell if one.tag == TBL]
                spots.cells[number, index, column + 1] = last
                spots.rows.setdefault((number, index), last)
            below.update(dict.fromkeys(range(column, column + width), last))
            column += width
        above = below
    return nested


def _below(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _below(child, tag)


def _goes_on(cell: etree._Element, merge: str) -> bool:
    found = cell.find(f"{W}tcPr/{W}{merge}")
    return found is not None and found.get(W + "val", "continue") == "continue"


def _value(element: etree._Element | None, *, default: int) -> int:
    value = "" if element is None else element.get(W + "val", "")
    return min(int(value), 1000) if value.isdecimal() and len(value) < 10 else default
