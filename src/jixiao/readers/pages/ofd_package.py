"""The parts of an OFD archive (GB/T 33190-2016): documents, their pages and page templates."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from zipfile import ZipFile

from lxml import etree

from jixiao.readers.opening import UnreadableFile, archive, part
from jixiao.readers.safe_xml import parsed


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; makers of OFD write several."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def below(element: etree._Element, *path: str) -> Iterator[etree._Element]:
    """The elements along a path of names."""
    if not path:
        yield element
        return
    for child in element:
        if local(child) == path[0]:
            yield from below(child, *path[1:])


def first(element: etree._Element, *path: str) -> etree._Element | None:
    """The first element along a path of names."""
    return next(below(element, *path), None)


@dataclass(slots=True)
class OfdPage:
    """A page: its layers with those of its templates behind it, and its box in millimetres."""

    layers: list[etree._Element] = field(default_factory=list)
    box: tuple[float, float, float, float] = (0.0, 0.0, 210.0, 297.0)


class Package:
    """An opened OFD archive; raises UnreadableFile where its entry is damaged or encrypted."""

    def __init__(self, data: bytes) -> None:
        self.parts: ZipFile = archive(data)
        self.names = set(self.parts.namelist())
        self.roots: dict[str, etree._Element] = {}

    def root(self, name: str) -> etree._Element:
        """The root element of a part; read once."""
        if name not in self.roots:
            self.roots[name] = parsed(part(self.parts, name))
        return self.roots[name]

    def documents(self) -> list[str]:
        """The names of the documents in the archive, in order."""
        entry = self.root("OFD.xml")
        if first(entry, "Encryptions") is not None or "Encryptions.xml" in self.names:
            raise UnreadableFile("encrypted", "文件已加密，无法读取；请去掉密码后另存")
        return [
            path_from("", (one.text or "").strip()) for one in below(entry, "DocBody", "DocRoot")
        ]

    def pages(self, document: str) -> Iterator[OfdPage | None]:
        """The pages of a document; none for a page that cannot be read."""
        root = self.root(document)
        box = _box(first(root, "CommonData", "PageArea"), OfdPage().box)
        templates = {
            one.get("ID", ""): path_from(document, one.get("BaseLoc", ""))
            for one in below(root, "CommonData", "TemplatePage")
        }
        for one in below(root, "Pages", "Page"):
            try:
                yield self._page(path_from(document, one.get("BaseLoc", "")), templates, box)
            except UnreadableFile:
                yield None
            self.roots.clear()

    def _page(
        self, name: str, templates: dict[str, str], box: tuple[float, float, float, float]
    ) -> OfdPage:
        root = self.root(name)
        page = OfdPage(box=_box(first(root, "Area"), box))
        for used in below(root, "Template"):
            behind = templates.get(used.get("TemplateID", ""))
            if behind:
                page.layers += below(self.root(behind), "Content", "Layer")
        page.layers += below(root, "Content", "Layer")
        return page


def path_from(part_name: str, location: str) -> str:
    """The name of a part as seen from another part: relative, or from the root with a slash."""
    if location.startswith("/"):
        return posixpath.normpath(location.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(part_name), location))


def numbers_of(text: str | None) -> list[float]:
    """The numbers in an attribute; empty where one of them is none or is out of all measure."""
    try:
        found = [float(one) for one in (text or "").split()]
    except ValueError:
        return []
    return found if all(abs(one) < 1e6 for one in found) else []


def _box(
    area: etree._Element | None, usual: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """The physical box of a page area; the usual one where it says none."""
    found = None if area is None else first(area, "PhysicalBox")
    numbers = numbers_of(None if found is None else found.text)
    if len(numbers) != 4 or numbers[2] <= 0 or numbers[3] <= 0:
        return usual
    return numbers[0], numbers[1], numbers[2], numbers[3]
