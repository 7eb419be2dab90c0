"""OFD (GB/T 33190-2016), the national layout format: its text and lines are read as a PDF's."""

from __future__ import annotations

from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, UnreadableFile
from jixiao.readers.pages.ofd_objects import content_of
from jixiao.readers.pages.ofd_package import Package
from jixiao.readers.pages.pages_read import PagesRead


def read(opened: Opened) -> Blocks:
    """Paragraphs and grids of an OFD file in reading order.

    Raises UnreadableFile where nothing can be read: scanned, encrypted, damaged.
    """
    found = PagesRead()
    package = Package(opened.data)
    for document in package.documents():
        try:
            _read_pages(package, document, found)
        except UnreadableFile:
            found.broken.append(found.number + 1)
    return found.blocks(opened)


def _read_pages(package: Package, document: str, found: PagesRead) -> None:
    for page in package.pages(document):
        if found.is_full:
            return
        if page is None:
            found.leave_out()
        else:
            found.take(content_of(page, found.number + 1))
