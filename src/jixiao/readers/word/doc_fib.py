"""The head of a Word 97-2003 document (FIB): what it is and where its tables lie.

Names in brackets are those of Microsoft's published description of the format, [MS-DOC].
"""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.readers.opening import UnreadableFile
from jixiao.readers.word.doc_container import Streams, damaged

WORD_6 = 0xA5DC
WORD_97 = 0xA5EC
OLDEST = 106  # Word 95 wrote up to 105; Word 97 writes 0xC1, some editions 0xBF, 0xC0, 0xC2
IS_ENCRYPTED = 0x0100
USES_SECOND_TABLE = 0x0200
TEXT_LENGTH = 0x4C  # FibRgLw97.ccpText
POINTERS = 0x9A  # FibRgFcLcb97: pairs of offset and length in the table stream
STYLES, CHARACTER_RUNS, PARAGRAPH_RUNS, FONTS, CLX = 1, 12, 13, 15, 33
LISTS, LIST_USES = 73, 74


class BrokenStructure(Exception):
    """A number or table of the document lies outside the data that should hold it."""


class TooMuch(Exception):
    """The document has more text, marks or formatting than any real one: reading stops."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the rest of the reader needs: the length of the text and raw tables."""

    text_length: int
    pieces: bytes
    paragraph_runs: bytes
    character_runs: bytes
    fonts: bytes
    styles: bytes
    lists: bytes
    list_uses: bytes


def head_of(streams: Streams) -> Head:
    """Read the head; raises UnreadableFile for older, encrypted and damaged documents."""
    main = streams.main
    try:
        kind, version, flags = number(main, 0), number(main, 2), number(main, 10)
        _check_kind(kind, version, flags)
        table = _table_stream(streams, flags)
        return Head(
            number(main, TEXT_LENGTH, size=4),
            _table(main, table, CLX),
            _optional(main, table, PARAGRAPH_RUNS),
            _optional(main, table, CHARACTER_RUNS),
            _optional(main, table, FONTS),
            _optional(main, table, STYLES),
            _optional(main, table, LISTS, to_end=True),  # levels lie behind the stated length
            _optional(main, table, LIST_USES, to_end=True),
        )
    except BrokenStructure:
        raise damaged("正文的位置表缺失") from None


def number(data: bytes, at: int, *, size: int = 2) -> int:
    """An unsigned number in the data; raises BrokenStructure where it lies outside."""
    if at < 0 or at + size > len(data):
        raise BrokenStructure
    return int.from_bytes(data[at : at + size], "little")


def part_of(data: bytes, at: int, length: int) -> bytes:
    """A part of the data; raises BrokenStructure where it lies outside."""
    if at < 0 or length < 0 or at + length > len(data):
        raise BrokenStructure
    return data[at : at + length]


def _check_kind(kind: int, version: int, flags: int) -> None:
    if kind == WORD_6 or (kind == WORD_97 and version < OLDEST):
        raise UnreadableFile(
            "unsupported",
            "文件是Word 6.0或Word 95的格式，暂不能读取；请用Word或WPS打开后另存为.docx再读",
        )
    if kind != WORD_97:
        raise damaged("不是Word 97-2003的正文")
    if flags & IS_ENCRYPTED:
        raise UnreadableFile("encrypted", "文件已加密，无法读取；请在Word或WPS中去掉打开密码后另存")


def _table_stream(streams: Streams, flags: int) -> bytes:
    chosen = 1 if flags & USES_SECOND_TABLE else 0
    return streams.tables[chosen] or streams.tables[1 - chosen]


def _table(main: bytes, table: bytes, index: int) -> bytes:
    at = POINTERS + 8 * index
    return part_of(table, number(main, at, size=4), number(main, at + 4, size=4))


def _optional(main: bytes, table: bytes, index: int, *, to_end: bool = False) -> bytes:
    """A table without which the text can still be read."""
    try:
        found = _table(main, table, index)
        start = number(main, POINTERS + 8 * index, size=4)
        return table[start:] if found and to_end else found
    except BrokenStructure:
        return b""
