"""The register of an .ofd: an attachment that the document names."""

from __future__ import annotations

import posixpath

from lxml import etree

from jixiao.office.package import Package
from jixiao.reports.tracing.carried import ATTACHMENT, NoRegister
from jixiao.reports.tracing.register import NotARegister, Register

ENTRY = "OFD.xml"


def register_in_ofd(package: Package) -> Register:
    """The register attached to an OFD.

    Raises NoRegister where there is none, NotARegister where it is damaged.
    """
    for document in _texts(package.xml(ENTRY), "DocRoot"):
        root = _resolved("", document)
        for listing in _texts(package.xml(root), "Attachments"):
            name = _resolved(root, listing)
            for found in _attached(package, name):
                return _register(package.part(found))
    raise NoRegister


def _attached(package: Package, listing: str) -> list[str]:
    """The parts of a list of attachments that are named as a register is."""
    if listing not in package.names():
        return []
    found = []
    for one in package.xml(listing).iter("{*}Attachment"):
        for location in _texts(one, "FileLoc"):
            name = _resolved(listing, location)
            is_named = ATTACHMENT in {one.get("Name", ""), posixpath.basename(name)}
            if is_named and name in package.names():
                found.append(name)
    return found


def _register(data: bytes) -> Register:
    try:
        return Register.from_json(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise NotARegister("数据来源记录已损坏") from None


def _texts(element: etree._Element, name: str) -> list[str]:
    return [(one.text or "").strip() for one in element.iter(f"{{*}}{name}")]


def _resolved(part: str, location: str) -> str:
    if location.startswith("/"):
        return posixpath.normpath(location.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), location))
