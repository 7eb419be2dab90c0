"""The register and the figures of a .docx: a custom XML part, and bookmarks around figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jixiao.domain.place import NOWHERE, Place
from jixiao.office.docx_spots import P, Spots, W, paragraphs_of, spots_of
from jixiao.office.package import Package
from jixiao.reports.tracing.carried import NAMESPACE, Anchor, Carried, NoRegister, printed_at
from jixiao.reports.tracing.register import Register

ITEM = re.compile(r"customXml/item\d+\.xml")
BODY = "word/document.xml"
START, END, TEXT = W + "bookmarkStart", W + "bookmarkEnd", W + "t"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
NOT_PRINTED = {W + "moveFrom", W + "del", FALLBACK}
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def carried_by_word(package: Package) -> Carried:
    """What a .docx carries; raises NoRegister, and NotARegister where the register is damaged."""
    register = register_in(package)
    root = package.xml(BODY)
    walk = _Walk(_places(spots_of(root)))
    walk.through(root)
    return Carried(register, printed_at(register, walk.anchors), tuple(walk.texts()))


def register_in(package: Package) -> Register:
    """The register in the custom XML of a .docx; raises NoRegister where there is none."""
    for name in sorted(filter(ITEM.fullmatch, package.names())):
        root = package.xml(name)
        if root.tag == f"{{{NAMESPACE}}}figures":
            return Register.from_json(root.text or "")
    raise NoRegister


def _places(spots: Spots) -> dict[etree._Element, Place]:
    """The place of every paragraph; of one in a cell it is the cell's."""
    places = {one: Place(paragraph=at) for at, one in enumerate(spots.paragraphs, start=1)}
    for (table, row, column), cell in spots.cells.items():
        for one in paragraphs_of(cell):
            places.setdefault(one, Place(table=table, row=row, column=column))
    return places


@dataclass(slots=True)
class _Walk:
    """Collects, in the order of the document, what stands in bookmarks and at every place."""

    places: dict[etree._Element, Place]
    anchors: list[Anchor] = field(default_factory=list)
    said: dict[Place, list[str]] = field(default_factory=dict)
    open: dict[str, tuple[str, Place, list[str]]] = field(default_factory=dict)
    inside: list[Place] = field(default_factory=list)

    def through(self, root: etree._Element) -> None:
        """Walk over all that is printed; what was deleted with its track kept is not."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                if element.tag == P:
                    self.inside.pop()
            elif element.tag in NOT_PRINTED:
                walker.skip_subtree()
            else:
                self.enter(element)
        for identifier in list(self.open):
            self.close(identifier)

    def enter(self, element: etree._Element) -> None:
        """Take note of one element."""
        if element.tag == P:
            outer = self.inside[-1] if self.inside else NOWHERE
            self.inside.append(self.places.get(element, outer))
            self.say("\n" if self.inside[-1] in self.said else "")
        elif element.tag == START:
            place = self.inside[-1] if self.inside else NOWHERE
            identifier = element.get(W + "id", "")
            self.open[identifier] = (element.get(W + "name", ""), place, [])
        elif element.tag == END:
            self.close(element.get(W + "id", ""))
        elif element.tag == TEXT or element.tag in SIGNS:
            self.say(SIGNS.get(str(element.tag)) or element.text or "")

    def say(self, text: str) -> None:
        """Text at the present place, and in the bookmarks that were opened there."""
        place = self.inside[-1] if self.inside else NOWHERE
        self.said.setdefault(place, []).append(text)
        for _name, began, parts in self.open.values():
            if began == place:
                parts.append(text)

    def close(self, identifier: str) -> None:
        """The end of a bookmark."""
        if (found := self.open.pop(identifier, None)) is not None:
            name, place, parts = found
            self.anchors.append(Anchor(name, "".join(parts).strip(), place))

    def texts(self) -> Iterator[Place]:
        """Every place with its text."""
        for place, parts in self.said.items():
            if text := "".join(parts).strip():
                yield place.quoting(text)
