"""A workbook: its cells that hold text, and the empty ones that a total may be written into.

A cell with a formula is never touched. A text that several cells share is changed for the cells
concerned alone: they get a new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jixiao.domain.place import Place
from jixiao.fixing.cell_texts import with_pieces, with_text, written
from jixiao.fixing.change import NotFixable
from jixiao.fixing.passage import Passage, Piece
from jixiao.fixing.totals import Filling
from jixiao.office.package import Package
from jixiao.office.worksheets import (
    BOOK,
    REFERENCE,
    Cell,
    cell_of,
    column_letters,
    merged_ranges,
    worksheets,
)

SHARED, INLINE = "s", "inlineStr"
# What stands before the settings of computing in a workbook, by the order of the format.
BEFORE_COMPUTING = ("sheets", "functionGroups", "externalReferences", "definedNames")


@dataclass(slots=True)
class Tab:
    """A worksheet: its part, its cells by row and column, and those that are covered by others."""

    part: str
    root: etree._Element
    cells: dict[Cell, etree._Element] = field(default_factory=dict)
    covered: list[tuple[Cell, Cell]] = field(default_factory=list)
    is_changed: bool = False


class XlsxCarrier:
    """The worksheets of a workbook and the texts that they share."""

    def __init__(self, data: bytes) -> None:
        self.package = Package.of(data)
        if BOOK not in self.package.names():
            raise NotFixable("工作簿不在通常的位置，不能自动改正；请用Excel另存为.xlsx后再试")
        self.strings = self.package.linked(BOOK, "sharedStrings")
        self.shared = None if self.strings is None else self.package.xml(self.strings)
        self.items = [] if self.shared is None else list(self.shared.iterchildren("{*}si"))
        self.tabs = {name: self._tab(part) for name, part in worksheets(self.package).items()}
        self.homes: list[tuple[Tab, etree._Element, etree._Element]] = []
        self.passages = [one for name, tab in self.tabs.items() for one in self._texts(name, tab)]
        self.is_filled = False

    def _tab(self, part: str) -> Tab:
        tab = Tab(part, self.package.xml(part))
        for cell in tab.root.iter("{*}c"):
            if match := REFERENCE.fullmatch(cell.get("r", "")):
                tab.cells[cell_of((match[1], match[2]))] = cell
        tab.covered = list(merged_ranges(tab.root))
        return tab

    def _texts(self, name: str, tab: Tab) -> Iterator[Passage]:
        for (row, column), cell in tab.cells.items():
            if _has_formula(cell) or (text := self._item(cell)) is None:
                continue
            self.homes.append((tab, cell, text))
            pieces = [Piece(one.text or "", at) for at, one in enumerate(written(text))]
            yield Passage(pieces, Place(tab=name, row=row, column=column), is_cell=True)

    def _item(self, cell: etree._Element) -> etree._Element | None:
        """Where the text of a cell is kept; None where the cell holds none."""
        kind = cell.get("t")
        if kind == INLINE:
            return cell.find("{*}is")
        number = cell.findtext("{*}v", "") if kind == SHARED else ""
        is_known = number.isdecimal() and int(number) < len(self.items)
        return self.items[int(number)] if is_known else None

    def text_at(self, place: Place) -> str | None:
        """What a cell holds; None for a formula, a cell under a merged one, a row not there."""
        tab = self.tabs.get(place.tab or "")
        at = (place.row or 0, place.column or 0)
        if tab is None or any(_covers(one, at) for one in tab.covered):
            return None
        cell = tab.cells.get(at)
        if cell is None:
            return None if _row(tab.root, at[0]) is None else ""
        if _has_formula(cell):
            return None
        text = self._item(cell)
        if text is not None:
            return "".join([one.text or "" for one in written(text)])
        return cell.findtext("{*}v", "")

    def fill(self, filling: Filling) -> None:
        """Write a number, as text where the number was text."""
        tab = self.tabs[filling.place.tab or ""]
        at = (filling.place.row or 0, filling.place.column or 0)
        cell = tab.cells.get(at)
        if cell is None:
            cell = tab.cells[at] = _new_cell(tab, at)
        tab.is_changed = self.is_filled = True
        text = self._item(cell)
        if text is not None and written(text):
            self._keep(cell, with_text(text, filling.text))
            return
        for one in list(cell):
            cell.remove(one)
        cell.attrib.pop("t", None)
        value = etree.SubElement(cell, _tag(cell, "v"))
        value.text = filling.text.replace(",", "")

    def _keep(self, cell: etree._Element, text: etree._Element) -> None:
        """Give a cell a text of its own."""
        if cell.get("t") == INLINE:
            old = cell.find("{*}is")
            if old is not None:
                cell.replace(old, text)
            return
        number = cell.find("{*}v")
        if self.shared is not None and number is not None:
            self.shared.append(text)
            number.text = str(len(self.items))
            self.items.append(text)

    def data(self) -> bytes:
        """The workbook with the changed worksheets; every other part is the same byte for byte."""
        before = len(self.items)
        made: dict[tuple[int, str], str] = {}
        for passage, (tab, cell, text) in zip(self.passages, self.homes, strict=True):
            if passage.is_changed:
                tab.is_changed = True
                key = (id(text), passage.text)
                if cell.get("t") == SHARED and key in made:
                    next(cell.iterchildren("{*}v")).text = made[key]
                    continue
                self._keep(cell, with_pieces(text, passage.pieces))
                made[key] = cell.findtext("{*}v", "")
        self._write(before)
        return self.package.data()

    def _write(self, before: int) -> None:
        if self.is_filled and any(map(_has_formula, self._cells())):
            self._let_compute()
        for tab in self.tabs.values():
            if tab.is_changed:
                self.package.write_xml(tab.part, tab.root)
        count = len(self.items)
        if self.strings is not None and self.shared is not None and count > before:
            if self.shared.get("uniqueCount") is not None:
                self.shared.set("uniqueCount", str(count))
            self.package.write_xml(self.strings, self.shared)

    def _cells(self) -> Iterator[etree._Element]:
        return (cell for tab in self.tabs.values() for cell in tab.cells.values())

    def _let_compute(self) -> None:
        """Ask the office program to compute the formulas anew: a number in them is another one."""
        book = self.package.xml(BOOK)
        found = next(book.iterchildren("{*}calcPr"), None)
        if found is None:
            found = etree.Element(_tag(book, "calcPr"))
            before = [one for one in book if etree.QName(one).localname in BEFORE_COMPUTING]
            before[-1].addnext(found)
        found.set("fullCalcOnLoad", "1")
        self.package.write_xml(BOOK, book)


def _has_formula(cell: etree._Element) -> bool:
    return cell.find("{*}f") is not None


def _covers(corners: tuple[Cell, Cell], at: Cell) -> bool:
    """Whether a merged range hides a cell that is not its first."""
    (top, left), (bottom, right) = corners
    return at != (top, left) and top <= at[0] <= bottom and left <= at[1] <= right


def _row(root: etree._Element, number: int) -> etree._Element | None:
    return next((one for one in root.iter("{*}row") if one.get("r") == str(number)), None)


def _tag(element: etree._Element, name: str) -> str:
    return f"{{{etree.QName(element).namespace}}}{name}"


def _new_cell(tab: Tab, at: Cell) -> etree._Element:
    """An empty cell at its spot in its row."""
    row = _row(tab.root, at[0])
    assert row is not None  # noqa: S101 (text_at has seen the row)
    cell = etree.Element(_tag(row, "c"))
    cell.set("r", f"{column_letters(at[1])}{at[0]}")
    behind = [one for (r, c), one in tab.cells.items() if r == at[0] and c > at[1]]
    if behind:
        behind[0].addprevious(cell)
    else:
        row.append(cell)
    return cell
