"""What a file handed in as evidence really is, by its content, and its text to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.document import Paragraph
from jixiao.pipeline.asked import Unknown

if TYPE_CHECKING:
    from jixiao.readers.blocks import Block

# The formats of evidence, by content, and the endings that a file of each may have.
ENDINGS: dict[str, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "ofd": (".ofd",),
    "docx": (".docx", ".wps"),
    "doc": (".doc", ".wps"),
    "xlsx": (".xlsx", ".et"),
    "xls": (".xls", ".et"),
    "txt": (".txt", ".csv"),
    "png": (".png",),
    "jpg": (".jpg", ".jpeg"),
    "gif": (".gif",),
    "bmp": (".bmp",),
    "tif": (".tif", ".tiff"),
    "webp": (".webp",),
}
PICTURES = {
    b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif", b"BM": "bmp",
    b"II*\x00": "tif", b"MM\x00*": "tif", b"RIFF": "webp",
}  # fmt: skip
SHOWN = 400


def kind_of(data: bytes, *, name: str) -> str:
    """The format of a file by its content; raises Unknown where the name says something else.

    Raises Unknown too for what cannot be evidence: an empty or encrypted file, an archive, a page.
    """
    from jixiao.readers.opening import UnreadableFile, decoded, open_bytes

    ending = Path(name).suffix.lower()
    try:
        found = open_bytes(Path(name), data).format
        if found == "txt":
            decoded(data)
    except UnreadableFile as fault:
        if fault.kind != "picture":
            raise Unknown(f"“{name}”没有收下：{fault}") from None
        found = next(kind for mark, kind in PICTURES.items() if data.startswith(mark))
    if found not in ENDINGS:
        allowed = "、".join(dict.fromkeys(one for some in ENDINGS.values() for one in some))
        raise Unknown(f"“{name}”没有收下：这种文件不能作为佐证材料；可以上传 {allowed}")
    if ending not in ENDINGS[found]:
        raise Unknown(
            f"“{name}”没有收下：文件内容是{found}格式，与扩展名“{ending or '（无）'}”不符；"
            "请核对文件，改用正确的扩展名后再上传"
        )
    return found


def text_of(data: bytes, *, name: str, folder: Path) -> tuple[str, ...]:
    """The first lines of a document, tables among them; none where there is no text."""
    from jixiao.readers.read import read_blocks

    path = folder / f"evidence{Path(name).suffix.lower()}"
    path.write_bytes(data)
    try:
        blocks = read_blocks(path)
    except Exception:  # noqa: BLE001 (a file that no reader opens is handed out all the same)
        return ()
    lines = (line.strip() for block in blocks for line in _lines(block))
    return tuple(islice((line for line in lines if line), SHOWN))


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from (" | ".join(one.text for one in row if not one.continues) for row in block)
