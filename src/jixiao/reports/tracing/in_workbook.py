"""The register and the figures of an .xlsx: a hidden tab that names the cells of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from jixiao.domain.place import Place
from jixiao.office.package import Package
from jixiao.office.worksheets import BOOK, cell_of, worksheets
from jixiao.reports.tracing.carried import Anchor, Carried, NoRegister, printed_at
from jixiao.reports.tracing.register import Register

TAB = "数据来源"
LISTED = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^!']+))!\$?([A-Z]{1,3})\$?(\d{1,7})")
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
Cells = dict[tuple[int, int], str]


def carried_by_workbook(package: Package) -> Carried:
    """What an .xlsx carries; raises NoRegister, and NotARegister where the register is damaged."""
    tabs = worksheets(package)
    if TAB not in tabs:
        raise NoRegister
    shared = _shared(package)
    listed = _cells(package, tabs[TAB], shared)
    register = Register.from_json(_chunks(listed))
    cells = {name: _cells(package, part, shared) for name, part in tabs.items() if name != TAB}
    anchors = list(_anchors(listed, cells))
    texts = tuple(
        Place(text, row=row, column=column, tab=tab)
        for tab, found in cells.items()
        for (row, column), text in sorted(found.items())
    )
    return Carried(register, printed_at(register, anchors), texts)


def _chunks(listed: Cells) -> str:
    """The JSON of the register out of its pieces in column D, a title above them left out."""
    rows = sorted(row for row, column in listed if column == 4)
    pieces = [listed[row, 4] for row in rows]
    start = next((at for at, one in enumerate(pieces) if one.startswith("{")), len(pieces))
    return "".join(pieces[start:])


def _anchors(listed: Cells, cells: dict[str, Cells]) -> Iterator[Anchor]:
    """A mark for every line of the hidden tab, numbered in the order of the lines."""
    number = 0
    for row in sorted(row for row, column in listed if column == 1):
        match = LISTED.fullmatch(listed[row, 1].lstrip("="))
        identifier = listed.get((row, 2), "")
        if match is None or not identifier:
            continue
        tab = (match["quoted"] or match["plain"]).replace("''", "'")
        at = cell_of((match[3], match[4]))
        text = cells.get(tab, {}).get(at, "")
        yield Anchor(
            f"jx_{identifier}_{number}", text, Place(text, row=at[0], column=at[1], tab=tab)
        )
        number += 1


def _shared(package: Package) -> list[str]:
    part = package.linked(BOOK, "sharedStrings")
    if part is None or part not in package.names():
        return []
    return [_text(one) for one in package.xml(part).iterchildren("{*}si")]


def _text(element: etree._Element) -> str:
    """The text of a string, readings of characters (rPh) left out."""
    texts = (one for one in element.iter("{*}t") if not _is_reading(one))
    return "".join(one.text or "" for one in texts)


def _is_reading(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and str(parent.tag).endswith("}rPh")


def _cells(package: Package, part: str, shared: list[str]) -> Cells:
    """The texts of a worksheet by row and column; numbers as they are stored."""
    found: Cells = {}
    for cell in package.xml(part).iter("{*}c"):
        match = REFERENCE.fullmatch(cell.get("r", ""))
        if match is not None and (text := _value(cell, shared)).strip():
            found[cell_of((match[1], match[2]))] = text.strip()
    return found


def _value(cell: etree._Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.findtext("{*}v") or ""
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return value
