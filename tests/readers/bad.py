"""Files of which nothing can be read, each with the kind of its problem and words of it."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.readers.build import paragraph, word_xml, zipped

from jixiao.domain.document import Document
from jixiao.readers.read import read_document
from jixiao.readers.walking import Found

REPORT = Path(__file__).parents[1] / "samples" / "baoding-2020" / "report.docx"
DOCUMENT = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 20}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
BIG5 = "項目支出績效自評表\n項目名稱：道路養護，實施單位完成了年度總體目標。\n"
EXTERNAL = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True, slots=True)
class Bad:
    """How a bad file is made, the kind of its problem, words that its message must hold."""

    name: str
    made: Callable[[], bytes]
    kind: str
    words: str


def good_word() -> bytes:
    """A small Word file that can be read."""
    return word_xml(paragraph("道路养护情况"))


def _compound(word: str) -> bytes:
    return OLE + bytes(504) + word.encode("utf-16-le") + bytes(512)


def _locked() -> bytes:
    """A Word file whose archive says that its parts are encrypted."""
    data = bytearray(good_word())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _bomb() -> bytes:
    made = io.BytesIO()
    zeros = bytes(2**20)
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(DOCUMENT, "w") as stream,
    ):
        for _ in range(200):
            stream.write(zeros)
    return made.getvalue()


def _lying_bomb() -> bytes:
    """An archive that understates how large its part is."""
    data = bytearray(zipped({DOCUMENT: bytes(3 * 2**20)}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def _nested(levels: int) -> bytes:
    open_, close = "<w:tbl><w:tr><w:tc>" * levels, "</w:tc></w:tr></w:tbl>" * levels
    return word_xml(open_ + paragraph("深") + close)


def _bad_picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(64)


LIST = (
    Bad("empty.docx", lambda: b"", "empty", "文件是空的"),
    Bad("blank.txt", lambda: b"\xef\xbb\xbf \r\n\t\r\n", "empty", "文件是空的"),
    Bad("nul.txt", lambda: bytes(4096), "empty", "文件是空的"),
    Bad("mark.txt", lambda: b"\xff\xfe", "nothing_read", "没有读到文字"),
    Bad("png.docx", _bad_picture, "picture", "是图片"),
    Bad("jpeg.docx", lambda: b"\xff\xd8\xff\xe0" + bytes(64), "picture", "是图片"),
    Bad("bmp.docx", lambda: b"BM\x36\0\0\0\0\0\0\0" + bytes(64), "picture", "是图片"),
    Bad("webp.docx", lambda: b"RIFF\x24\0\0\0WEBPVP8 ", "picture", "是图片"),
    Bad("pdf.docx", lambda: b"%PDF-1.7\n", "damaged", "没有一页能够读取"),
    Bad("rtf.doc", lambda: b"{\\rtf1}", "nothing_read", "没有读到文字"),
    Bad("html.doc", lambda: b"<html><table></table></html>", "nothing_read", "没有读到文字"),
    Bad("word.doc", lambda: _compound("WordDocument"), "damaged", "已损坏"),
    Bad("book.xls", lambda: _compound("Workbook"), "damaged", "已损坏"),
    Bad("book.docx", lambda: zipped({"xl/workbook.xml": ""}), "damaged", "已损坏"),
    Bad("page.ofd", lambda: zipped({"OFD.xml": ""}), "damaged", "已损坏"),
    Bad("archive.zip", lambda: zipped({}), "archive", "请先解压"),
    Bad("locked.docx", lambda: _compound("EncryptedPackage"), "encrypted", "已加密"),
    Bad("flagged.docx", _locked, "encrypted", "已加密"),
    Bad("half.docx", lambda: good_word()[: len(good_word()) // 2], "damaged", "已损坏"),
    Bad("no part.docx", lambda: zipped({"word/styles.xml": "<w/>"}), "damaged", "缺少"),
    Bad("no xml.docx", lambda: zipped({DOCUMENT: "不是XML"}), "damaged", "XML已损坏"),
    Bad("empty xml.docx", lambda: zipped({DOCUMENT: ""}), "damaged", "XML已损坏"),
    Bad("no body.docx", lambda: zipped({DOCUMENT: "<w/>"}), "nothing_read", "没有读到文字"),
    Bad("no text.docx", lambda: word_xml("<w:p/>"), "nothing_read", "没有读到文字"),
    Bad("deep.docx", lambda: _nested(300), "damaged", "XML已损坏"),
    Bad("bomb.docx", _bomb, "too_large", "异常地大"),
    Bad("lie.docx", _lying_bomb, "damaged", "已损坏"),
    Bad("laughs.docx", lambda: word_xml(paragraph("&i;"), before=LAUGHS), "entities", "实体定义"),
    Bad("outside.docx", lambda: word_xml(paragraph("&x;"), before=EXTERNAL), "entities", "实体"),
    Bad("bytes.txt", lambda: b"\xff\xff\xfe\xfd\x80\x81", "unknown_encoding", "编码"),
    Bad("big5.txt", lambda: BIG5.encode("big5"), "unknown_encoding", "编码"),
    Bad("cut.txt", lambda: b"\xff\xfe\x53", "unknown_encoding", "编码"),
    Bad("utf16.txt", lambda: "指标\t1".encode("utf-16-le"), "unknown", "不认识"),
    Bad("null.txt", "道路\0养护".encode, "unknown", "不认识"),
)
BAD = {one.name: one for one in LIST} | {
    "missing.docx": Bad("missing.docx", lambda: b"", "missing", "找不到"),
    "folder.docx": Bad("folder.docx", lambda: b"", "directory", "文件夹"),
}


def write_bad(folder: Path, name: str) -> Path:
    """Make a bad file in a folder."""
    path = folder / name
    if BAD[name].kind == "directory":
        path.mkdir()
    elif BAD[name].kind != "missing":
        path.write_bytes(BAD[name].made())
    return path


def read_or_crash(found: Found) -> Document:
    """Read a file; one that is named so brings its process down, as a fault in a library can."""
    if found.path.name.startswith("crash"):
        os._exit(3)
    return read_document(found)
