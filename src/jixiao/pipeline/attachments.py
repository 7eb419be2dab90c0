"""What a file handed in as evidence really is, by its content, and its text to be looked at."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path

from jixiao.pipeline.asked import Unknown

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
    """The first lines of a document, as its readers see them; none where there is no text."""
    from jixiao.pipeline.reading import read

    path = folder / f"evidence{Path(name).suffix.lower()}"
    path.write_bytes(data)
    document = read(path)
    rows = (
        " | ".join(cell.text for cell in row if not cell.continues)
        for table in document.tables
        for row in table
    )
    words = (one.text for one in document.paragraphs())
    lines = (one.strip() for one in chain(words, rows))
    return tuple(islice((one for one in lines if one), SHOWN))
