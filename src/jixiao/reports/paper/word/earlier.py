"""An earlier version of a document, as people left it: its paragraphs by the keys they had."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from jixiao.office.package import Package
from jixiao.reports.paper.word.digests import digest_of
from jixiao.reports.paper.word.names import (
    DOCUMENT,
    FIGURE,
    FIGURES,
    GAP_ROW,
    PARAGRAPH,
    gap_mark,
    paragraph_mark,
    w,
)
from jixiao.reports.tracing.register import NotARegister, Register

# Unpacked, in bytes; a report of a thousand indicators has about two million.
MOST = 200_000_000
CUSTOM_PART = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
DIGITS = re.compile(r"\d{1,4}")
P, TBL, TC, BOOKMARK = w("p"), w("tbl"), w("tc"), w("bookmarkStart")
# A password shows as a RuntimeError, an unknown way of packing as a NotImplementedError.
UNREADABLE = (
    OSError, KeyError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError,
)  # fmt: skip
OUR_MARKS = (FIGURE, PARAGRAPH, GAP_ROW)
WRAPPERS = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")}
UNSEEN = {w("del"), w("moveFrom"), w("drawing"), w("pict"), w("object"), w("pPr"), w("rPr")}
SHOWN = (w("drawing"), w("pict"), w("object"))
SAID = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}


class NotAnEarlierVersion(Exception):
    """A file that was given as an earlier version carries nothing to know its paragraphs by."""


@dataclass(slots=True)
class Item:
    """A paragraph or a table of the body, with the keys of what was generated there."""

    element: etree._Element
    keys: list[str]
    text: str
    is_generated: bool

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return bool(self.element.tag == TBL)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see; page breaks of people's own fall elsewhere now."""
        shows = self.is_table or self.text.strip()
        return not shows and next(self.element.iter(*SHOWN), None) is None


@dataclass(slots=True)
class Earlier:
    """The file, its register, its blocks in order, and the cells that had gaps by their keys."""

    package: Package
    register: Register
    items: list[Item]
    cells: dict[str, etree._Element]


def read_earlier(path: Path) -> Earlier:
    """Read an earlier version; raises NotAnEarlierVersion for any other file."""
    try:
        archive = zipfile.ZipFile(path)
        if sum(info.file_size for info in archive.infolist()) > MOST:
            raise NotAnEarlierVersion(f"{path.name}太大，不像是本系统生成的文件，请核对是否选错")
        package = Package(archive)
        register = _register(package)
        root = package.xml(DOCUMENT)
    except UNREADABLE as error:
        raise NotAnEarlierVersion(f"{path.name}打不开，请用Word或WPS另存为docx后再试") from error
    # No office program writes entities; they would stand for what is not in the file.
    body = None if root.getroottree().docinfo.internalDTD is not None else root.find(w("body"))
    if register is None or body is None:
        raise NotAnEarlierVersion(
            f"{path.name}中没有数据来源记录，认不出哪些段落是人工改过的；"
            "请选本系统生成的docx文件，或者不指定旧文件重新生成"
        )
    names = {paragraph_mark(key): key for key in register.paragraphs}
    return Earlier(package, register, _adopted(list(_items(body, names)), register),
                   _cells(body, register))  # fmt: skip


def _register(package: Package) -> Register | None:
    for name in sorted(package.names()):
        if CUSTOM_PART.fullmatch(name):
            root = package.xml(name)
            if root.tag == f"{{{FIGURES}}}figures":
                try:
                    return Register.from_json(root.text or "")
                except NotARegister as error:
                    raise NotAnEarlierVersion(
                        f"旧文件的{error}，认不出人工改过的段落；请改用更早的版本，"
                        "或者不指定旧文件重新生成"
                    ) from error
    return None


def _items(body: etree._Element, names: dict[str, str]) -> Iterator[Item]:
    """The blocks of the body; a bookmark that stands before a block belongs to it."""
    before: list[str] = []
    for block in _blocks(body):
        if block.tag == BOOKMARK:
            before.append(block.get(w("name"), ""))
            continue
        marks = before + [one.get(w("name"), "") for one in block.iter(BOOKMARK)]
        before = []
        keys = list(dict.fromkeys(names[mark] for mark in marks if mark in names))
        ours = block.tag == TBL and any(
            one.startswith((FIGURE, PARAGRAPH, GAP_ROW)) for one in marks
        )
        yield Item(block, keys, "" if ours else text_of(block), bool(keys) or ours)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in (P, TBL, BOOKMARK):
            yield child
        elif child.tag in WRAPPERS:
            yield from _blocks(child)


def _cells(body: etree._Element, register: Register) -> dict[str, etree._Element]:
    """The cells in which a gap was printed, found by the mark in their row."""
    names = {gap_mark(key, 0).rpartition("_")[0]: key for key in register.paragraphs}
    cells = {}
    for mark in body.iter(BOOKMARK):
        name, _, column = mark.get(w("name"), "").rpartition("_")
        row = next(mark.iterancestors(w("tr")), None)
        if name in names and row is not None and DIGITS.fullmatch(column):
            cell = _cell_at(row, int(column))
            if cell is not None:
                cells[names[name]] = cell
    return cells


def _cell_at(row: etree._Element, column: int) -> etree._Element | None:
    """The cell of a row that begins in a column, counted from 0."""
    at = 0
    for cell in row.iterchildren(TC):
        if at == column:
            return cell
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        width = "1" if span is None else span.get(w("val"), "1")
        at += int(width) if DIGITS.fullmatch(width) else 1
    return None


def _adopted(items: list[Item], register: Register) -> list[Item]:
    """Paragraphs whose mark was lost and that still say what was generated get their key back."""
    there = {key for item in items for key in item.keys if item.text.strip()}
    lost = {
        digest: key
        for key, digest in register.paragraphs.items()
        if key not in there and digest != digest_of("")
    }
    for item in items:
        key = None if item.keys or item.is_table else lost.pop(digest_of(item.text), None)
        if key is not None:
            for other in items:
                other.keys = [one for one in other.keys if one != key]
            item.keys, item.is_generated = [key], True
    return items


def text_of(element: etree._Element) -> str:
    """What a reader sees of a block: not what was struck out, no text box, no picture."""
    if element.tag == w("t"):
        return element.text or ""
    if element.tag in SAID:
        return SAID[element.tag]
    words = "".join(text_of(child) for child in element if _is_seen(child))
    return f"{words}\n" if element.tag == P and element.getnext() is not None else words


def _is_seen(element: etree._Element) -> bool:
    """Elements of other namespaces hold copies (text boxes) or no words."""
    tag = element.tag
    is_word = isinstance(tag, str) and tag.startswith(w(""))
    return is_word and tag not in UNSEEN
