"""A copy of a workbook with every finding as a comment at the cell it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from jixiao.domain.finding import Finding
from jixiao.domain.place import Place
from jixiao.reports.cell_notes import add_notes
from jixiao.reports.comment_text import comment_lines
from jixiao.reports.office_package import OFFICE, STRICT_OFFICE, NotAnnotatable, Package

BOOK = "xl/workbook.xml"
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
Cell = tuple[int, int]
"""Row and column of a cell, both from 1."""


def annotated_xlsx(data: bytes, findings: Sequence[Finding]) -> bytes:
    """The bytes of the copy; raises NotAnnotatable where the file has no usual main part."""
    package = Package.of(data)
    if BOOK not in package.names():
        raise NotAnnotatable("工作簿不在通常的位置，不能加批注；请用Excel另存为.xlsx后再试")
    tabs = _tabs(package)
    if not tabs:
        raise NotAnnotatable("工作簿中没有工作表，不能加批注；请用Excel打开检查原文件")
    first = next(iter(tabs))
    by_tab: dict[str, list[Finding]] = {}
    for finding in findings:
        tab = finding.place.tab
        by_tab.setdefault(tab if tab in tabs and tab is not None else first, []).append(finding)
    for tab, some in by_tab.items():
        root = package.xml(tabs[tab])
        notes = _notes(root, some, is_first=tab == first)
        add_notes(package, tabs[tab], root, notes=notes)
    return package.data()


def _tabs(package: Package) -> dict[str, str]:
    """The part of every worksheet by its name, in the order of the tabs."""
    found: dict[str, str] = {}
    for sheet in package.xml(BOOK).iter("{*}sheet"):
        names = (f"{{{OFFICE}}}id", f"{{{STRICT_OFFICE}}}id")
        link = next((sheet.get(one, "") for one in names if sheet.get(one)), "")
        part = package.target(BOOK, link)
        if part is not None and "/worksheets/" in part and part in package.names():
            found[sheet.get("name", "")] = part
    return found


def _notes(
    root: etree._Element, findings: Sequence[Finding], *, is_first: bool
) -> Mapping[Cell, Sequence[str]]:
    """What is to be said at which cells of a worksheet; what has no cell stands in the first."""
    merged = list(_merged(root))
    placed: dict[Cell, list[Finding]] = {}
    lost: list[Finding] = []
    for finding in findings:
        cell = _cell(finding.place)
        if cell is None:
            lost.append(finding)
        else:
            placed.setdefault(_origin(cell, merged), []).append(finding)
    notes = {cell: comment_lines(some) for cell, some in placed.items()}
    if lost:
        said = comment_lines(lost, with_place=is_first)
        notes[1, 1] = [*said, *notes.get((1, 1), [])]
    return notes


def _cell(place: Place) -> Cell | None:
    """The cell that a place means: the first of its row where it names none."""
    return None if place.tab is None or place.row is None else (place.row, place.column or 1)


def _merged(root: etree._Element) -> Iterator[tuple[Cell, Cell]]:
    """The ranges of merged cells, each by its first and its last cell."""
    for one in root.iter("{*}mergeCell"):
        corners = [_numbers(each) for each in REFERENCE.findall(one.get("ref", "").upper())]
        if len(corners) == 2:
            yield corners[0], corners[1]


def _numbers(reference: tuple[str, str]) -> Cell:
    column = 0
    for letter in reference[0]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[1]), column


def _origin(cell: Cell, merged: Sequence[tuple[Cell, Cell]]) -> Cell:
    """The cell itself, or the first of the merged range that covers it."""
    for (top, left), (bottom, right) in merged:
        if top <= cell[0] <= bottom and left <= cell[1] <= right:
            return top, left
    return cell
