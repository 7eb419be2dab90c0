"""Damaged copies of real files: what copying, mailing and malice do to documents."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.corpus.documents import FOLDER

SAMPLES = FOLDER.parent
WORST = (b"\0", b"\xff", b"\n", b"<", b">", b"&", b"{", b"}", b"\\", b'"', b"\t", b"|")
NUMBERS = (b"0", b"-1", b"65536", b"99999999", b"4294967295", b"1e999")
FORMATS = ("docx", "doc", "xlsx", "xls", "html", "csv", "rtf", "pdf", "ofd", "txt")
LARGEST = 200_000
ZIPPED = b"PK\x03\x04"


def files_of(name: str) -> list[Path]:
    """Real files of one format, the smaller ones first."""
    found = [one for one in SAMPLES.rglob(f"*.{name}") if one.stat().st_size <= LARGEST]
    return sorted(found, key=lambda one: (one.stat().st_size, one.name))


def mutations(data: bytes, count: int, *, seed: str) -> Iterator[bytes]:
    """So many damaged copies of a file, the same ones for the same seed."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311
        if data.startswith(ZIPPED) and chance.random() < 0.7:
            yield _inside(data, chance)
        else:
            yield mutated(data, chance)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A copy with up to four faults."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(FAULTS)(data, chance)
    return data


def _inside(data: bytes, chance: random.Random) -> bytes:
    """A copy of an archive with faults in one of its parts, packed well again."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        chosen = chance.choice([one for one in names if one.endswith(".xml")] or names)
        for name in names:
            part = old.read(name)
            new.writestr(name, mutated(part, chance) if name == chosen else part)
    return made.getvalue()


def _spot(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 4, 16, 64, 512)))


def _flip(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 32))):
        if made:
            made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _remove(data: bytes, chance: random.Random) -> bytes:
    start, end = _spot(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _spot(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 100)) + data[end:]


def _put(data: bytes, chance: random.Random) -> bytes:
    start, _ = _spot(data, chance)
    return data[:start] + chance.choice(WORST) * chance.choice((1, 3, 200)) + data[start:]


def _blank(data: bytes, chance: random.Random) -> bytes:
    start, end = _spot(data, chance)
    return data[:start] + bytes(end - start) + data[end:]


def _move(data: bytes, chance: random.Random) -> bytes:
    start, end = _spot(data, chance)
    left = data[:start] + data[end:]
    at = chance.randrange(len(left) + 1)
    return left[:at] + data[start:end] + left[at:]


def _number(data: bytes, chance: random.Random) -> bytes:
    """Another number in the place of a digit: lengths, counts, spans."""
    digits = [at for at, one in enumerate(data[:LARGEST]) if 48 <= one <= 57]
    if not digits:
        return _flip(data, chance)
    at = chance.choice(digits)
    return data[:at] + chance.choice(NUMBERS) + data[at + 1 :]


FAULTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _cut, _remove, _repeat, _put, _blank, _move, _number,
)  # fmt: skip


def seed_of(path: Path) -> str:
    """A seed for a file that stays the same wherever the project lies."""
    return f"{path.name}/{zlib.crc32(path.read_bytes())}"
