"""A Word file: paragraphs and cells as the reader counts them, their runs as pieces."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from jixiao.domain.place import Place
from jixiao.fixing.change import NotFixable
from jixiao.fixing.passage import Passage, Piece
from jixiao.fixing.totals import Filling
from jixiao.office.docx_spots import NAMESPACE, Spots, W, paragraphs_of, spots_of
from jixiao.office.package import Package

BODY, STYLES = "word/document.xml", "word/styles.xml"
RUN, TEXT, LOOKS, PROPERTIES = W + "r", W + "t", W + "rPr", W + "pPr"
BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
GONE = {W + "del", W + "moveFrom", W + "instrText", COMPATIBLE + "Fallback", PROPERTIES, LOOKS}
# A text box is written twice in a file, for new and for old programs: it is only looked at.
TWICE = {COMPATIBLE + "AlternateContent", W + "txbxContent"}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class DocxCarrier:
    """The body of a Word file."""

    def __init__(self, data: bytes) -> None:
        self.package = Package.of(data)
        if BODY not in self.package.names():
            raise NotFixable("正文不在通常的位置，不能自动改正；请用Word另存为.docx后再试")
        self.root = self.package.xml(BODY)
        self.spots: Spots = spots_of(self.root)
        begun = {cell: at for at, cell in reversed(self.spots.cells.items())}
        self.homes = {at: cell for at, cell in self.spots.cells.items() if begun[cell] == at}
        self.numbered = _numbered_styles(self.package)
        self.passages = [*self._paragraphs(), *self._cells()]

    def _paragraphs(self) -> Iterator[Passage]:
        for number, one in enumerate(self.spots.paragraphs, start=1):
            numbered = _is_numbered(one, self.numbered)
            yield Passage(list(_pieces(one)), Place(paragraph=number), is_numbered=numbered)

    def _cells(self) -> Iterator[Passage]:
        """Every cell where it begins."""
        for (table, row, column), cell in self.homes.items():
            pieces: list[Piece] = []
            paragraphs = paragraphs_of(cell)
            for at, one in enumerate(paragraphs):
                pieces += [Piece("\n")] if at else []
                pieces += _pieces(one)
            numbered = any(_is_numbered(one, self.numbered) for one in paragraphs)
            place = Place(table=table, row=row, column=column)
            yield Passage(pieces, place, is_cell=True, is_numbered=numbered)

    def text_at(self, place: Place) -> str | None:
        """The text of a cell; None where no cell with a paragraph begins."""
        cell = self.homes.get(_key(place))
        paragraphs = [] if cell is None else paragraphs_of(cell)
        if not paragraphs:
            return None
        return "\n".join(
            "".join([one.text for one in _pieces(each)]) for each in paragraphs
        ).strip()

    def fill(self, filling: Filling) -> None:
        """Write into the run that is there, or into a new one that looks like its neighbours."""
        paragraphs = paragraphs_of(self.homes[_key(filling.place)])
        texts = [
            one.holder for each in paragraphs for one in _pieces(each) if one.holder is not None
        ]
        if not texts:
            run = etree.SubElement(paragraphs[0], RUN)
            looks = self.homes[_key(filling.like)].find(f".//{RUN}/{LOOKS}")
            if looks is not None:
                run.append(copy.deepcopy(looks))
            texts = [etree.SubElement(run, TEXT)]
        for one in texts:
            one.text = ""
        texts[0].text = filling.text

    def data(self) -> bytes:
        """The file with its body written again; every other part is the same byte for byte."""
        for passage in self.passages:
            if passage.is_changed:
                for piece in passage.pieces:
                    if piece.holder is not None and piece.holder.text != piece.text:
                        piece.holder.text = piece.text
                        piece.holder.set(SPACE, "preserve")
        self.package.write_xml(BODY, self.root)
        return self.package.data()


def _pieces(element: etree._Element, *, is_fixed: bool = False) -> Iterator[Piece]:
    """The visible text below a paragraph, in order."""
    for child in element:
        if child.tag == TEXT:
            yield Piece(child.text or "", None if is_fixed else child)
        elif child.tag in BREAKS:
            yield Piece(BREAKS[str(child.tag)])
        elif child.tag not in GONE:
            yield from _pieces(child, is_fixed=is_fixed or child.tag in TWICE)


def _key(place: Place) -> tuple[int, int, int]:
    return place.table or 0, place.row or 0, place.column or 0


def _is_numbered(paragraph: etree._Element, styles: frozenset[str]) -> bool:
    """Whether Word prints a number before a paragraph."""
    properties = paragraph.find(PROPERTIES)
    if properties is None:
        return False
    style = properties.find(W + "pStyle")
    named = "" if style is None else style.get(W + "val", "")
    return properties.find(W + "numPr") is not None or named in styles


def _numbered_styles(package: Package) -> frozenset[str]:
    """The styles of paragraphs that bring a number with them."""
    if STYLES not in package.names():
        return frozenset()
    found = package.xml(STYLES).iterfind(f".//{{{NAMESPACE}}}style")
    return frozenset(
        one.get(W + "styleId", "")
        for one in found
        if one.find(f"{PROPERTIES}/{W}numPr") is not None
    )
