"""Files cut into chunks, and which chunks are done already.

A chunk is written into a folder of its own, which gets its name by one renaming when it is
complete. A run that was killed therefore leaves whole chunks and nothing else that counts; the
next run does what is missing. A file is known by its name, size and time of change.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.readers.walking import Found

FOLDER = "parts"
MANIFEST = "chunk.json"
LARGEST_CHUNK = 64
PER_JOB = 4
Stamp = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Files that are worked on together, with their stamps, and the name of their folder."""

    name: str
    found: tuple[Found, ...]
    stamps: tuple[Stamp, ...]


def stamp_of(found: Found) -> Stamp:
    """The name of a file with size and time of change of the file on disk that it is in."""
    try:
        known = found.path.stat()
    except OSError:
        return str(found), -1, -1
    return str(found), known.st_size, known.st_mtime_ns


def once_each(found: Iterable[Found]) -> list[Found]:
    """Files without those given a second time under the same name."""
    return list({str(one): one for one in found}.values())


def chunks_of(
    found: Sequence[Found], finished: Container[Stamp], *, jobs: int, settings: str
) -> list[Chunk]:
    """The files that are left, in chunks small enough to keep every process at work.

    No chunk goes over files that are done, so that the tables keep the order of the files.
    """
    runs = groupby(found, key=lambda one: stamp_of(one) in finished)
    left = [list(run) for is_done, run in runs if not is_done]
    size = min(LARGEST_CHUNK, max(1, -(-sum(map(len, left)) // (jobs * PER_JOB))))
    return [
        _chunk(run[start : start + size], settings)
        for run in left
        for start in range(0, len(run), size)
    ]


def _chunk(found: Sequence[Found], settings: str) -> Chunk:
    stamps = tuple(stamp_of(one) for one in found)
    told = json.dumps([settings, stamps], ensure_ascii=True)
    return Chunk(hashlib.sha256(told.encode()).hexdigest()[:24], tuple(found), stamps)


def done_in(output: Path, settings: str) -> dict[str, list[Stamp]]:
    """The complete chunks of runs with the same settings: their files by the chunk's name."""
    done = {}
    for path in sorted((output / FOLDER).glob(f"*/{MANIFEST}")):
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["settings"] == settings:
            done[path.parent.name] = [(name, size, time) for name, size, time in told["files"]]
    return done


def still_valid(done: dict[str, list[Stamp]], found: Sequence[Found]) -> dict[str, list[Stamp]]:
    """The chunks whose files are all there and unchanged; no file counts in two of them."""
    now = {stamp_of(one) for one in found}
    kept: dict[str, list[Stamp]] = {}
    for name, stamps in done.items():
        if now.issuperset(stamps):
            kept[name] = stamps
            now.difference_update(stamps)
    return kept


def begin(output: Path, chunk: Chunk) -> Path:
    """An empty folder in which a chunk is written until it is complete."""
    folder = output / FOLDER / f"{chunk.name}.{os.getpid()}.unfinished"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def complete(folder: Path, chunk: Chunk, *, output: Path, settings: str) -> None:
    """Say what the folder holds and give it its name."""
    told = {"settings": settings, "files": chunk.stamps}
    (folder / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    target = output / FOLDER / chunk.name
    if target.exists():  # done a moment ago by a process that fell before it could say so
        shutil.rmtree(folder)
    else:
        folder.rename(target)


def clear(output: Path, keep: Iterable[str]) -> None:
    """Take away what killed runs left unfinished and what no longer counts."""
    kept = set(keep)
    for folder in _folders(output):
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _folders(output: Path) -> Iterator[Path]:
    if (output / FOLDER).is_dir():
        yield from (one for one in (output / FOLDER).iterdir() if one.is_dir())
