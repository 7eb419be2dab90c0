"""A .docx or .xlsx as the archive of parts that it is: a few parts changed, all others kept.

Parts that are not changed are copied byte for byte, so that a copy loses nothing that the
office program put into the original.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

TYPES = "[Content_Types].xml"
TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


@dataclass(slots=True)
class Package:
    """The parts of a document by name; changed ones in ``written``, those taken out ``gone``."""

    archive: zipfile.ZipFile
    written: dict[str, bytes] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, data: bytes) -> Package:
        """The package in the bytes of a file."""
        return cls(zipfile.ZipFile(io.BytesIO(data)))

    def names(self) -> set[str]:
        """The names of all parts."""
        return {*self.archive.namelist(), *self.written} - self.gone

    def part(self, name: str) -> bytes:
        """The bytes of a part as they are now."""
        return self.written[name] if name in self.written else self.archive.read(name)

    def xml(self, name: str) -> etree._Element:
        """A part as XML; entities and network are off."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(self.part(name), parser)

    def write_xml(self, name: str, root: etree._Element) -> None:
        """Put XML in the place of a part, or add the part."""
        self.written[name] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def linked(self, name: str, kind: str) -> str | None:
        """The part that a part points to by a kind of relationship."""
        for link in self._links(name):
            if link.get("Type", "") in {f"{OFFICE}/{kind}", f"{STRICT_OFFICE}/{kind}"}:
                return _resolved(name, link.get("Target", ""))
        return None

    def target(self, name: str, identifier: str) -> str | None:
        """The part that a part points to by the name of the relationship."""
        for link in self._links(name):
            if link.get("Id") == identifier:
                return _resolved(name, link.get("Target", ""))
        return None

    def link(self, name: str, kind: str, *, to: str) -> str:
        """Let a part point to another one; gives the name of the relationship."""
        path = _links_of(name)
        empty = etree.Element(f"{{{LINKS_NAMESPACE}}}Relationships", nsmap={None: LINKS_NAMESPACE})
        root = self.xml(path) if path in self.names() else empty
        taken = {one.get("Id") for one in root}
        number = next(at for at in range(1, len(taken) + 2) if f"rIdComments{at}" not in taken)
        link = etree.SubElement(root, f"{{{LINKS_NAMESPACE}}}Relationship")
        link.set("Id", f"rIdComments{number}")
        link.set("Type", f"{OFFICE}/{kind}")
        link.set("Target", posixpath.relpath(to, posixpath.dirname(name)))
        self.write_xml(path, root)
        return f"rIdComments{number}"

    def declare(self, content_type: str, *, part: str = "", extension: str = "") -> None:
        """Say what a part is, or all parts of an extension, where it is not said yet."""
        root = self.xml(TYPES)
        tag, key, value = ("Override", "PartName", f"/{part}") if part else (
            "Default", "Extension", extension
        )  # fmt: skip
        said = {one.get(key, "").lower() for one in root.iter(f"{{*}}{tag}")}
        if value.lower() in said:
            return
        one = etree.Element(f"{{{TYPES_NAMESPACE}}}{tag}")
        one.set(key, value)
        one.set("ContentType", content_type)
        root.insert(len(root) if part else 0, one)
        self.write_xml(TYPES, root)

    def take_out(self, name: str) -> None:
        """Leave a part out, with its own relationships, all that point to it, and its type."""
        self.gone |= {name, _links_of(name)} & self.names()
        for path in sorted(one for one in self.names() if one.endswith(".rels")):
            folder = posixpath.dirname(posixpath.dirname(path))
            root = self.xml(path)
            said = [one for one in root if _resolved(f"{folder}/.", one.get("Target", "")) == name]
            self._without(path, root, said)
        root = self.xml(TYPES)
        self._without(TYPES, root, [one for one in root if one.get("PartName") == f"/{name}"])

    def _without(self, path: str, root: etree._Element, some: list[etree._Element]) -> None:
        for one in some:
            root.remove(one)
        if some:
            self.write_xml(path, root)

    def new_name(self, pattern: str) -> str:
        """The first name of a pattern with a number in it that no part has."""
        taken = {one.lower() for one in self.names()}
        return next(
            name
            for name in (pattern.format(at) for at in range(1, len(taken) + 2))
            if name.lower() not in taken
        )

    def data(self) -> bytes:
        """The whole file, its parts in the order of the original."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for info in self.archive.infolist():
                if info.filename in self.gone:
                    continue
                content = self.written.get(info.filename)
                made.writestr(info, self.archive.read(info) if content is None else content)
            for name in sorted(set(self.written) - set(self.archive.namelist())):
                made.writestr(name, self.written[name])
        return out.getvalue()

    def _links(self, name: str) -> Iterator[etree._Element]:
        path = _links_of(name)
        if path in self.names():
            yield from self.xml(path).iter(f"{{{LINKS_NAMESPACE}}}Relationship")


def _links_of(name: str) -> str:
    folder, last = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{last}.rels")


def _resolved(name: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")
