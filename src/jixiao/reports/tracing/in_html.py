"""The register and the figures of an .html: a block of data, and ``data`` around figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from jixiao.domain.place import NOWHERE, Place
from jixiao.reports.tracing.carried import ANCHOR, Anchor, Carried, NoRegister, printed_at
from jixiao.reports.tracing.register import Register

BLOCK = "jixiao-figures"
PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "li"})
CELLS = frozenset({"td", "th"})
SILENT = frozenset({"script", "style", "head", "template", "svg"})
SPAN = re.compile(r"\s*(\d{1,4})")


def carried_by_html(data: bytes) -> Carried:
    """What a page carries; raises NoRegister, and NotARegister where the register is damaged."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        raise NoRegister from None
    block = next((one for one in root.iter("script") if one.get("id") == BLOCK), None)
    if block is None:
        raise NoRegister
    register = Register.from_json(block.text or "")
    walk = _Walk()
    walk.take(root, NOWHERE)
    return Carried(register, printed_at(register, walk.anchors), tuple(walk.texts()))


@dataclass(slots=True)
class _Walk:
    """Counts paragraphs and tables of a page, and collects figures and text by their place."""

    anchors: list[Anchor] = field(default_factory=list)
    said: dict[Place, list[str]] = field(default_factory=dict)
    paragraphs: int = 0
    tables: int = 0

    def take(self, element: etree._Element, place: Place) -> None:
        """An element and all below it; ``place`` is the paragraph or cell around it."""
        if not isinstance(element.tag, str) or element.tag in SILENT:
            return
        if element.tag == "table":
            self._take_table(element)
            return
        if element.tag in PARAGRAPHS and place.table is None:
            self.paragraphs += 1
            place = Place(paragraph=self.paragraphs)
        if element.tag == "data" and ANCHOR.fullmatch(element.get("id", "")):
            text = " ".join("".join(element.itertext()).split())
            self.anchors.append(Anchor(element.get("id", ""), text, place))
        self._say(element.text, place)
        for child in element:
            self.take(child, place)
            self._say(child.tail, place)

    def _take_table(self, table: etree._Element) -> None:
        """Cells by row and column as they are laid out; a merged cell is as wide as it is."""
        self.tables += 1
        number = self.tables
        for caption in table.iterchildren("caption"):
            self.take(caption, NOWHERE)
        covered: dict[int, int] = {}
        for row, line in enumerate(_rows(table), start=1):
            column = 1
            for cell in line.iterchildren(*CELLS):
                while covered.get(column, 0) >= row:
                    column += 1
                self.take(cell, Place(table=number, row=row, column=column))
                end = column + _span(cell, "colspan")
                covered.update(dict.fromkeys(range(column, end), row + _span(cell, "rowspan") - 1))
                column = end

    def _say(self, text: str | None, place: Place) -> None:
        if text:
            self.said.setdefault(place, []).append(text)

    def texts(self) -> Iterator[Place]:
        """Every place with its text."""
        for place, parts in self.said.items():
            if text := " ".join("".join(parts).split()):
                yield place.quoting(text)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


def _span(cell: etree._Element, name: str) -> int:
    match = SPAN.match(cell.get(name, ""))
    return max(int(match[1]), 1) if match else 1
