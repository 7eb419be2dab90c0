"""Opening a file safely and telling what it is by its content, never by its name."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MAX_FILE = 200 * 2**20
MAX_PART = 64 * 2**20
MAX_RATIO = 400
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
# Text in Big5 decodes as GB18030 too, but one character in ten lands in the private area.
PRIVATE = re.compile("[\ue000-\uf8ff]")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK = "Workbook".encode("utf-16-le")


class UnreadableFile(Exception):
    """A file of which nothing can be read; ``kind`` is a stable word, the message Chinese."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's bytes, their SHA-256 and what they are (``docx``, ``txt``)."""

    path: Path
    data: bytes
    sha256: str
    format: str


def open_file(path: Path) -> Opened:
    """Read a file and name its format; raises UnreadableFile where nothing can be done."""
    return open_bytes(path, _bytes_of(path))


def open_bytes(path: Path, data: bytes) -> Opened:
    """Name the format of bytes that were read; raises UnreadableFile where they hold nothing."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFile("empty", "文件是空的，没有内容可读；请检查是否上传或复制完整")
    return Opened(path, data, hashlib.sha256(data).hexdigest(), format_of(data))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableFile("directory", "文件夹里没有文件；请检查文件夹的路径")
        if path.stat().st_size > MAX_FILE:
            raise UnreadableFile("too_large", "文件超过200MB，没有读取；请拆分后再读")
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile("missing", "找不到这个文件；请检查路径和文件名") from None
    except PermissionError:
        raise UnreadableFile("no_permission", "没有读取这个文件的权限；请检查文件权限") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFile("io", f"读取文件时系统报错（{reason}）；请检查磁盘和路径") from None
    return data


def format_of(data: bytes) -> str:
    """Name the format by the first bytes and, in an archive, by its parts.

    All that is text is ``txt`` here; ``text_kinds.py`` tells web pages and tables from it.
    """
    if data.startswith(ZIP):
        return _format_of_archive(data)
    if data.startswith(OLE):
        return _format_of_compound(data)
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(PICTURES) or _is_bitmap(data):
        raise UnreadableFile(
            "picture",
            "文件内容是图片（可能是扫描件改了扩展名），无法读取文字；请提供Word、Excel或文本原件",
        )
    return "txt"


def _is_bitmap(data: bytes) -> bool:
    """Whether this is a Windows bitmap or WebP rather than a text that begins with BM or RIFF."""
    return (data.startswith(b"BM") and data[6:10] == bytes(4)) or (
        data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    )


def _format_of_archive(data: bytes) -> str:
    names = set(archive(data).namelist())
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "ofd" if "OFD.xml" in names else "zip"


def _format_of_compound(data: bytes) -> str:
    if ENCRYPTED in data:
        raise UnreadableFile("encrypted", "文件已加密，无法读取；请在Word或WPS中去掉打开密码后另存")
    return "xls" if _streams(data) & {"workbook", "book"} else "doc"


def _streams(data: bytes) -> set[str]:
    """The names of the streams at the root of a compound file; none where it is damaged."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return {path[0].lower() for path in container.listdir() if len(path) == 1}
    except Exception:  # noqa: BLE001 (olefile raises many kinds on damaged files)
        return {"workbook"} if WORKBOOK in data else set()


def archive(data: bytes) -> zipfile.ZipFile:
    """Open a zipped document; raises UnreadableFile where it is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UnreadableFile(
            "damaged", "文件已损坏或不完整（压缩结构无法打开）；请重新复制，或用Word打开后另存一份"
        ) from None


def part(opened: zipfile.ZipFile, name: str) -> bytes:
    """One part of a zipped document, refused where it would unpack to an attack.

    Raises UnreadableFile where the part is missing, damaged, encrypted or too large.
    """
    try:
        info = opened.getinfo(name)
    except KeyError:
        raise UnreadableFile(
            "damaged", f"文件不完整，缺少 {name}；请用Word打开后另存一份"
        ) from None
    if info.flag_bits & 1:
        raise UnreadableFile("encrypted", "文件已加密，无法读取；请去掉密码后另存")
    ratio = info.file_size / max(info.compress_size, 1)
    if info.file_size > MAX_PART or (ratio > MAX_RATIO and info.file_size > 2**20):
        raise _bomb()
    try:
        with opened.open(info) as stream:
            data = stream.read(MAX_PART + 1)
    except Exception:  # noqa: BLE001 (zlib, zipfile and struct each raise their own)
        raise UnreadableFile(
            "damaged", "文件已损坏（内容无法解压）；请重新复制，或用Word打开后另存一份"
        ) from None
    if len(data) > MAX_PART:
        raise _bomb()
    return data


def _bomb() -> UnreadableFile:
    return UnreadableFile(
        "too_large", "文件解压后异常地大，可能是恶意文件，没有读取；请向提供者核实后重新索取"
    )


def decoded(data: bytes) -> str:
    """Text by the ladder BOM, UTF-8, GB18030; raises UnreadableFile where none fits."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data:
        raise UnreadableFile(
            "unknown",
            "不认识的文件内容（不是Word、Excel、PDF或文本）；请确认文件类型后另存为.docx或.txt",
        )
    return _decoded(data, "utf-8", "gb18030")


def _decoded(data: bytes, *encodings: str) -> str:
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if len(PRIVATE.findall(text)) * 50 <= len(text):
                return text
    raise UnreadableFile(
        "unknown_encoding", "文字编码不是UTF-8或GB18030，无法读取；请用记事本打开后另存为UTF-8"
    )
