"""Papers read as text: what stands before the annexes, in the words of the report itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.reports.paper.model import Annex, Block, Heading, Paper, Span, Table, Text, plain
from jixiao.reports.tracing.origin import Origin

DIGIT = re.compile(r"[0-9]")
ENUMERATED = re.compile(r"^[0-9]+．")
GAP = re.compile(r"【待填写[^】]*】")


def body_of(paper: Paper) -> Iterator[Block]:
    """The blocks before the first annex."""
    for block in paper.blocks:
        if isinstance(block, Annex):
            return
        yield block


def own_text(paper: Paper) -> list[str]:
    """What the report says itself, the words of the unit left out."""
    return [
        plain(block.spans)
        for block in body_of(paper)
        if isinstance(block, Heading) or (isinstance(block, Text) and not block.is_quoted)
    ]


def text_of(paper: Paper) -> str:
    """What the report says itself, in one text."""
    return "\n".join(own_text(paper))


def table_of(paper: Paper, key: str) -> list[list[str]]:
    """What the table of a key prints, row by row."""
    (table,) = [one for one in paper.blocks if isinstance(one, Table) and one.key == key]
    return [[cell.text for cell in row] for row in table.rows]


def figures_in(blocks: Iterator[Block]) -> Iterator[tuple[str, Origin]]:
    """Every figure of texts and tables with its origin."""
    for block in blocks:
        if isinstance(block, Heading | Text):
            yield from ((part.text, part.origin) for part in block.spans if part.origin)
        elif isinstance(block, Table):
            for (row, column), origin in block.origins.items():
                yield next(one.text for one in block.rows[row] if one.column == column), origin


def untraced(blocks: Iterator[Block]) -> Iterator[str]:
    """Every text with digits that has no origin and is no enumeration."""
    for block in blocks:
        if isinstance(block, Heading | Text):
            first = True
            for part in block.spans:
                text = _words(part, is_first=first)
                first = False
                if DIGIT.search(text):
                    yield plain(block.spans)
        elif isinstance(block, Table):
            yield from _untraced_cells(block)


def _words(part: Span, *, is_first: bool) -> str:
    if part.origin is not None:
        return ""
    return ENUMERATED.sub("", part.text) if is_first else part.text


def _untraced_cells(table: Table) -> Iterator[str]:
    numbered = table.rows[0][0].text == "序号"
    for at, row in enumerate(table.rows):
        for cell in row:
            if (at, cell.column) in table.origins or (numbered and cell.column == 0):
                continue
            if DIGIT.search(cell.text):
                yield cell.text
