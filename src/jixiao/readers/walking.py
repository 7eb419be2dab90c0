"""Folders and archives walked down to the files in them.

A file inside an archive is named ``archive.zip/folder/file.docx``. Nothing is unpacked to disk.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jixiao.readers.opening import (
    Opened,
    UnreadableFile,
    archive,
    format_of,
    open_bytes,
    open_file,
    part,
)  # fmt: skip

MAX_MEMBERS = 20_000
MAX_DEPTH = 3
UTF8_NAME = 0x800
# What operating systems and office programs leave beside real files.
LEFT_BEHIND = ("~$", ".", "__MACOSX/", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: on disk, or the member of an archive (``members`` from the outside in)."""

    path: Path
    members: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "/".join((str(self.path), *self.shown))


def found_in(path: Path) -> Iterator[Found]:
    """The files at a path: the file itself, those below a folder, those inside an archive.

    Folders are walked in the order of names; links to folders are not followed.
    """
    if not path.is_dir():
        yield from _inside(Found(path))
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not _is_left_behind(name))
        for name in sorted(names):
            if not _is_left_behind(name):
                yield from _inside(Found(Path(folder) / name))


def open_found(found: Found) -> Opened:
    """Open a file that was found; raises UnreadableFile where nothing can be done."""
    if not found.members:
        return open_file(found.path)
    data = part(_outermost(found.path), found.members[0])
    for member in found.members[1:]:
        data = part(archive(data), member)
    return open_bytes(Path(str(found)), data)


@lru_cache(maxsize=1)
def _outermost(path: Path) -> zipfile.ZipFile:
    """The archive on disk, opened once for all its members, which are read one after another."""
    return archive(open_file(path).data)


def _inside(found: Found) -> Iterator[Found]:
    """The members of an archive, or the file itself where it is none or cannot be opened."""
    try:
        if not _is_archive(found):
            yield found
            return
        opened = archive(open_found(found).data)
        members = [one for one in opened.infolist() if not one.is_dir()]
        if len(found.members) >= MAX_DEPTH or len(members) > MAX_MEMBERS:
            yield found
            return
    except (UnreadableFile, OSError):
        yield found
        return
    for info in members:
        shown = _shown_name(info)
        if not _is_left_behind(shown):
            inner = (*found.members, info.filename)
            yield from _inside(Found(found.path, inner, (*found.shown, shown)))


def _is_archive(found: Found) -> bool:
    if not found.members:
        with found.path.open("rb") as stream:
            if stream.read(2) != b"PK":
                return False
    elif not found.shown[-1].lower().endswith(".zip"):
        return False
    return format_of(open_found(found).data) == "zip"


def _shown_name(info: zipfile.ZipInfo) -> str:
    """A member's name; archives made on Chinese Windows hold it in GB18030 without saying so."""
    if info.flag_bits & UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def _is_left_behind(name: str) -> bool:
    last = name.rsplit("/", 1)[-1]
    return (
        name.startswith(LEFT_BEHIND[2]) or last.startswith(LEFT_BEHIND[:2]) or last in LEFT_BEHIND
    )
