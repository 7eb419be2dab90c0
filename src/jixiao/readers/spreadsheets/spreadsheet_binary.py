"""An .xls or .et made safe before the library reads it.

The library trusts the sizes that such a file states: a few wrong bytes make it ask for a terabyte,
which ends the whole program. So the one stream with the workbook is taken out, its records are
looked through, and it is put into a container of its own. The same look finds the formats.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field

from jixiao.readers.opening import UnreadableFile
from jixiao.readers.spreadsheets.spreadsheet_binary_formats import (
    FORMAT,
    NUMBERS,
    STYLE,
    FormatRecords,
)
from jixiao.readers.spreadsheets.spreadsheet_styles import Layouts

MAX_AREA = 30_000_000
MAX_COLUMNS = 256
SECTOR = 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
BOF, DIMENSIONS, STRINGS, TAB, MANY_NUMBERS = 0x0809, 0x0200, 0x00FC, 0x0085, 0x00BD
CELLS = frozenset({0x0006, MANY_NUMBERS, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})


def made_safe(data: bytes) -> tuple[bytes, list[Layouts]]:
    """The workbook of an .xls or .et in a new container, and the formatted cells of each tab.

    Raises UnreadableFile where the container or the records are damaged.
    """
    stream = bytearray(_workbook(data))
    check = _Check(stream)
    check.walk()
    check.finish()
    layouts = [check.formats.layouts_of(tab) for tab in check.tabs]
    return _contained(bytes(stream)), layouts


def _damaged() -> UnreadableFile:
    return UnreadableFile("damaged", "表格文件已损坏，无法读取；请用Excel或WPS打开后另存为.xlsx")


def _workbook(data: bytes) -> bytes:
    """The stream with the workbook; a size that the file cannot hold is never asked for."""
    import olefile

    stream, limit = b"", len(data)
    try:
        shift, sectors, small = struct.unpack_from("<H12xI16xI", data, 30)
        if shift in {9, 12} and max(sectors, small) << shift <= limit:
            container = olefile.OleFileIO(io.BytesIO(data))
            name = next(one for one in ("Workbook", "Book") if container.exists(one))
            stream = container.openstream(name).read() if container.get_size(name) <= limit else b""
    except Exception:  # noqa: BLE001 (a damaged container fails in many ways)
        raise _damaged() from None
    if not stream:
        raise _damaged()
    return stream


@dataclass(slots=True)
class _Check:
    """Looks through the records: where parts begin, where tabs point, how far cells reach."""

    stream: bytearray
    areas: dict[int, tuple[int, int]] = field(default_factory=dict)
    tabs: list[int] = field(default_factory=list)
    part: int = 0
    version: int = 0
    formats: FormatRecords = field(default_factory=FormatRecords)

    def walk(self) -> None:
        """Look at every record."""
        at = 0
        while at + 4 <= len(self.stream):
            kind, size = struct.unpack_from("<HH", self.stream, at)
            self._take(at + 4, kind, size)
            at += 4 + size

    def _take(self, at: int, kind: int, size: int) -> None:
        if kind == BOF:
            self.part = at - 4
            self.areas.setdefault(self.part, (0, 0))
            self.version = int.from_bytes(self.stream[at : at + 2], "little")
        elif kind in CELLS and size >= 6:
            self._cell(at, kind, size)
        elif kind == DIMENSIONS:
            self.stream[at : at + size] = bytes(max(min(size, len(self.stream) - at), 0))
        elif kind == STRINGS and size >= 8:
            self._strings(at)
        elif kind == TAB and size >= 4 and at + 4 <= len(self.stream):
            self.tabs.append(struct.unpack_from("<I", self.stream, at)[0])
        elif kind == FORMAT:
            self.formats.take_format(bytes(self.stream[at : at + size]), version=self.version)
        elif kind == STYLE:
            self.formats.take_style(bytes(self.stream[at : at + size]))

    def _cell(self, at: int, kind: int, size: int) -> None:
        if at + size > len(self.stream):
            raise _damaged()
        row, column = struct.unpack_from("<HH", self.stream, at)
        if kind == MANY_NUMBERS:
            column = max(column, struct.unpack_from("<H", self.stream, at + size - 2)[0])
        if column >= MAX_COLUMNS:
            raise _damaged()
        rows, columns = self.areas.get(self.part, (0, 0))
        self.areas[self.part] = max(rows, row + 1), max(columns, column + 1)
        if kind in NUMBERS:
            self.formats.take_cell(bytes(self.stream[at : at + size]), kind, part=self.part)

    def _strings(self, at: int) -> None:
        """The number of strings may not be larger than the file has room for."""
        if at + 8 > len(self.stream):
            raise _damaged()
        count = struct.unpack_from("<I", self.stream, at + 4)[0]
        if count > len(self.stream) // 3:
            raise _damaged()

    def finish(self) -> None:
        """Every tab must begin where a part begins, and all must fit into the memory."""
        if not self.areas.keys() >= set(self.tabs):
            raise _damaged()
        sizes = (self.areas[tab] for tab in self.tabs)
        if sum(rows * columns for rows, columns in sizes) > MAX_AREA:
            raise UnreadableFile(
                "too_large", "工作表的内容散落得异常地远，没有读取；请删除表格之外的内容后再读"
            )


def _contained(stream: bytes) -> bytes:
    """A compound file with this one stream, in sectors of 4096 bytes.

    After the header come the sectors of the allocation table, the directory, a small stream that
    the format demands, and the workbook.
    """
    stream = stream.ljust(-(-max(len(stream), SECTOR) // SECTOR) * SECTOR, b"\0")
    count = len(stream) // SECTOR
    tables = -(-(count + 2) // (SECTOR // 4 - 1))
    chain = [FAT] * tables + [END, END]
    chain += [len(chain) + at + 1 for at in range(count - 1)] + [END]
    chain += [FREE] * (tables * SECTOR // 4 - len(chain))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<5H6x", 0x3E, 4, 0xFFFE, 12, 6)
    head += struct.pack("<9I", 1, tables, tables, 0, SECTOR, END, 0, END, 0)
    head += struct.pack("<109I", *range(tables), *[FREE] * (109 - tables))
    directory = _entry("Root Entry", 5, tables + 1, 64) + _entry(
        "Workbook", 2, tables + 2, len(stream)
    )
    table = struct.pack(f"<{len(chain)}I", *chain)
    return (
        head.ljust(SECTOR, b"\0") + table + directory.ljust(SECTOR, b"\0") + bytes(SECTOR) + stream
    )


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    """A directory entry; the workbook is the only child of the root."""
    coded = name.encode("utf-16-le")
    child = 1 if kind == 5 else FREE
    links = struct.pack("<HBB3I36x", len(coded) + 2, kind, 1, FREE, FREE, child)
    return coded.ljust(64, b"\0") + links + struct.pack("<IQ", start, size)
