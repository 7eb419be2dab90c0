"""The compound file (OLE) around a .doc or .wps: its streams, opened without trusting it."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jixiao.readers.opening import MAX_PART, Opened, UnreadableFile

if TYPE_CHECKING:
    from olefile import OleFileIO

MAX_ENTRIES = 20_000
MAIN = "WordDocument"
TABLES = ("0Table", "1Table")
DATA = "Data"
OTHERS = {
    "powerpoint document": "演示文稿（.ppt或.dps）",
    "workbook": "Excel表格（.xls或.et）",
    "book": "Excel表格（.xls或.et）",
    "matost": "微软Works文档",
    "__properties_version1.0": "Outlook邮件（.msg）",
}


@dataclass(frozen=True, slots=True)
class Streams:
    """The streams of a Word document: text with formatting, both tables, large properties."""

    main: bytes
    tables: tuple[bytes, bytes]
    data: bytes


def streams_of(opened: Opened) -> Streams:
    """The streams of a Word document; raises UnreadableFile where there are none."""
    _check_header(opened.data)
    try:
        container = _container(opened.data)
        names = {"/".join(path).lower() for path in container.listdir()}
        found = {name: _stream(container, name) for name in (MAIN, *TABLES, DATA)}
    except UnreadableFile:
        raise
    except Exception:  # noqa: BLE001 (a damaged container fails in many ways)
        raise damaged("内部目录无法打开") from None
    if not found[MAIN]:
        raise _not_word(names)
    return Streams(found[MAIN], (found[TABLES[0]], found[TABLES[1]]), found[DATA])


def damaged(what: str) -> UnreadableFile:
    """The refusal of a file whose structure is broken, naming what is broken."""
    return UnreadableFile(
        "damaged", f"文件已损坏或不完整（{what}）；请重新复制，或用Word、WPS打开后另存为.docx"
    )


def _check_header(data: bytes) -> None:
    """Refuse sizes in the header that the file itself cannot hold."""
    if len(data) < 512:
        raise damaged("文件头不完整")
    sector_shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if sector_shift not in {9, 12} or mini_shift != 6:
        raise damaged("文件头中的扇区大小不对")
    fat, mini_fat = (struct.unpack_from("<I", data, at)[0] for at in (44, 64))
    if max(fat, mini_fat) << sector_shift > len(data):
        raise damaged("文件头中的扇区数超过文件大小")


def _container(data: bytes) -> OleFileIO:
    import olefile

    class Container(olefile.OleFileIO):  # type: ignore[misc]
        """A compound file whose directory may not be larger than any real one."""

        loaded = 0

        def _load_direntry(self, sid: int) -> Any:
            self.loaded += 1
            if self.loaded > MAX_ENTRIES:
                raise damaged("内部目录异常地大")
            return super()._load_direntry(sid)

    return Container(io.BytesIO(data))


def _stream(container: OleFileIO, name: str) -> bytes:
    """One stream, as much of it as there is; empty where it is missing.

    A stream may be declared longer than a cut file, but a chain that runs in a circle would
    be followed for as long as is declared: hence the limit.
    """
    if not container.exists(name) or container.get_type(name) != 2:
        return b""
    limit = max(container._filesize, MAX_PART)  # noqa: SLF001 (olefile has no public name)
    if max(container.get_size(name), container.root.size) > limit:
        raise damaged("内部数据流的长度不对")
    content: bytes = container.openstream(name).read()
    return content


def _not_word(names: set[str]) -> UnreadableFile:
    for name, words in OTHERS.items():
        if name in names:
            return UnreadableFile(
                "unsupported",
                f"文件内容是{words}，不是Word或WPS文字，无法作为文档读取；请提供Word或WPS文字原件",
            )
    return damaged("其中没有Word正文，也可能不是Word或WPS文字")
