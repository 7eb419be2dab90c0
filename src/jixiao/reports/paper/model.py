"""An official document as values: what it says block by block, before it has a format.

Makers of documents (``reports/documents``) build a Paper; writers (``.docx``, ``.pdf``, ``.html``,
``.ofd``) set it. Text and tables are made of the same figures, and every figure keeps its origin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiao.domain.grid import Row
from jixiao.reports.paper.page import Layout
from jixiao.reports.tracing.origin import Origin


class Span(NamedTuple):
    """A part of a paragraph: plain words, or one printed figure with its origin."""

    text: str
    origin: Origin | None = None


Spans = tuple[Span, ...]


def spans(*parts: str | Span) -> Spans:
    """A paragraph of words and figures in a row."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


def plain(parts: Spans) -> str:
    """What spans say, without their origins."""
    return "".join(part.text for part in parts)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the document, in one or more centred lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a letter goes (主送机关), from the left edge, with a colon behind it."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is 一、, 2 is （一）, 3 is 1.; the number is part of the text."""

    spans: Spans
    level: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; gaps such as 【待填写：…】 in it are highlighted wherever it is printed.

    ``key`` names the paragraph for good, so that what an official wrote in its stead is kept when
    the document is made again. ``is_quoted`` text is that of the unit, kept as written.
    """

    spans: Spans
    key: str = ""
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its caption above it; ``origins`` by row and column (from 0) of its cells."""

    rows: tuple[Row, ...]
    layout: Layout
    caption: str = ""
    origins: Mapping[tuple[int, int], Origin] = field(default_factory=dict)
    key: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, black on white, with the words that say the same; width in millimetres.

    ``key`` names the picture for good where its caption and its words change with the figures.
    """

    svg: str
    alt: str
    caption: str = ""
    width: int = 150
    key: str = ""


@dataclass(frozen=True, slots=True)
class AnnexList:
    """The note on annexes behind the text: ``附件：1．…``."""

    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Unit and date at the right, kept together with the text before them."""

    unit: str
    day: str


@dataclass(frozen=True, slots=True)
class Annex:
    """A new page that begins an annex under its label (附件1), with a title and a note below it.

    ``is_wide`` annexes stand on pages on their side, up to the next annex.
    """

    label: str = ""
    title: str = ""
    note: str = ""
    is_wide: bool = False


Block = Title | Addressee | Heading | Text | Table | Picture | AnnexList | Signature | Annex


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document: its name in the file's properties, whose it is, and its blocks."""

    title: str
    blocks: tuple[Block, ...]
    unit: str = ""
    kind: str = ""

    def origins(self) -> Iterator[tuple[str, Origin]]:
        """Every printed figure with its origin, in printed order."""
        for block in self.blocks:
            if isinstance(block, Heading | Text):
                yield from ((part.text, part.origin) for part in block.spans if part.origin)
            elif isinstance(block, Table):
                for at, row in enumerate(block.rows):
                    for cell in row:
                        origin = block.origins.get((at, cell.column))
                        if origin is not None and not cell.continues:
                            yield cell.text, origin
