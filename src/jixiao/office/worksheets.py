"""The worksheets of a workbook: which part holds which, and how cells are named in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from jixiao.office.package import OFFICE, STRICT_OFFICE, Package

BOOK = "xl/workbook.xml"
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
Cell = tuple[int, int]
"""Row and column of a cell, both from 1."""


def worksheets(package: Package) -> dict[str, str]:
    """The part of every worksheet by its name, in the order of the tabs."""
    found: dict[str, str] = {}
    for sheet in package.xml(BOOK).iter("{*}sheet"):
        names = (f"{{{OFFICE}}}id", f"{{{STRICT_OFFICE}}}id")
        link = next((sheet.get(one, "") for one in names if sheet.get(one)), "")
        part = package.target(BOOK, link)
        if part is not None and "/worksheets/" in part and part in package.names():
            found[sheet.get("name", "")] = part
    return found


def merged_ranges(root: etree._Element) -> Iterator[tuple[Cell, Cell]]:
    """The ranges of merged cells, each by its first and its last cell."""
    for one in root.iter("{*}mergeCell"):
        corners = [cell_of(each) for each in REFERENCE.findall(one.get("ref", "").upper())]
        if len(corners) == 2:
            yield corners[0], corners[1]


def cell_of(reference: tuple[str, str]) -> Cell:
    """The row and column that letters and digits name: ``("B", "3")`` is 3, 2."""
    column = 0
    for letter in reference[0]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[1]), column


def column_letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
