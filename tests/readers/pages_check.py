"""What the tests of PDF and OFD share: the report compared with its Word original, and faults."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from jixiao.domain.document import Document, Paragraph, Source
from jixiao.domain.grid import Grid
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import squeeze
from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, UnreadableFile
from jixiao.readers.pages import pdf
from jixiao.readers.read import document_of

FIELDS = ("dimension", "kind", "name", "definition", "basis")


def document(blocks: Blocks) -> Document:
    """The document that blocks say."""
    return document_of(blocks, Source("made"))


def texts(blocks: Blocks) -> list[str]:
    """The paragraphs."""
    return [one.text for one in blocks.items if isinstance(one, Paragraph)]


def grids(blocks: Blocks) -> list[Grid]:
    """The grids."""
    return [one for one in blocks.items if isinstance(one, Grid)]


def said(sheet: Sheet) -> list[object]:
    """All that a sheet says, without blanks and places."""
    return [
        squeeze(sheet.title.rpartition("]")[2]),
        (sheet.project.code, sheet.project.name, sheet.unit, squeeze(sheet.purpose)),
        [(one.source, one.original_budget) for one in sheet.funds],
        [(one.text, one.share, one.by) for one in sheet.spending_plan.steps],
        [squeeze(one.text) for one in sheet.objectives],
        *(
            [*(squeeze(getattr(one, name)) for name in FIELDS), _target(one.target)]
            for one in sheet.indicators
        ),
    ]


def _target(target: object) -> str:
    return squeeze(repr(target)).replace("\\n", "")


def squeezed(grid: Grid) -> list[list[str]]:
    """The cells of a grid without blanks."""
    return [[squeeze(text) for text in row] for row in grid.texts()]


def with_faults(data: bytes, seed: int) -> bytes:
    """The bytes with a few of them changed, always the same for a seed."""
    dice = random.Random(seed)  # noqa: S311
    made = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(made))
        way = dice.choice(["flip", "cut", "insert", "number", "copy"])
        if way == "flip":
            made[at] ^= 1 << dice.randrange(8)
        elif way == "cut":
            del made[at : at + dice.randint(1, 40)]
        elif way == "insert":
            made[at:at] = dice.randbytes(dice.randint(1, 8))
        elif way == "number":
            made[at:at] = b"99999999"
        else:
            start = dice.randrange(len(made))
            made[at:at] = made[start : start + dice.randint(1, 400)]
    return bytes(made)


def is_read(read: Callable[[Opened], Blocks], opened: Opened) -> bool:
    """Whether a file gives blocks, or a fault that says what to do."""
    try:
        return len(read(opened).items) > 0
    except UnreadableFile as fault:
        return "；请" in str(fault)


def read_pdf(data: bytes) -> Blocks:
    """The blocks of a PDF."""
    return pdf.read(Opened(Path("made.pdf"), data, "", "pdf"))
