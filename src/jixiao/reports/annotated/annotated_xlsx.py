"""A copy of a workbook with every finding as a comment at the cell it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from jixiao.domain.finding import Finding
from jixiao.domain.place import Place
from jixiao.office.package import Package
from jixiao.office.worksheets import BOOK, Cell, merged_ranges, worksheets
from jixiao.reports.annotated.cell_notes import add_notes
from jixiao.reports.annotated.comment_text import comment_lines
from jixiao.reports.annotated.not_annotatable import NotAnnotatable


def annotated_xlsx(data: bytes, findings: Sequence[Finding]) -> bytes:
    """The bytes of the copy; raises NotAnnotatable where the file has no usual main part."""
    package = Package.of(data)
    if BOOK not in package.names():
        raise NotAnnotatable("工作簿不在通常的位置，不能加批注；请用Excel另存为.xlsx后再试")
    tabs = worksheets(package)
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


def _notes(
    root: etree._Element, findings: Sequence[Finding], *, is_first: bool
) -> Mapping[Cell, Sequence[str]]:
    """What is to be said at which cells of a worksheet; what has no cell stands in the first."""
    merged = list(merged_ranges(root))
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


def _origin(cell: Cell, merged: Sequence[tuple[Cell, Cell]]) -> Cell:
    """The cell itself, or the first of the merged range that covers it."""
    for (top, left), (bottom, right) in merged:
        if top <= cell[0] <= bottom and left <= cell[1] <= right:
            return top, left
    return cell
