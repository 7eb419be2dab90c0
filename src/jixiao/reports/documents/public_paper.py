"""A paper for the public: its blocks masked, internal parts left out, its origins masked as well.

The register that a written file carries quotes the sources: what is masked in the text must not
stand there, nor the folders of somebody's computer.
"""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import PurePath
from typing import cast

from jixiao.reports.documents.masking import (
    DELETED,
    INTERNAL,
    Removals,
    conceal,
    is_internal,
    is_internal_label,
)
from jixiao.reports.documents.public_tables import public_rows
from jixiao.reports.paper.model import (
    Annex,
    Block,
    Heading,
    Paper,
    Span,
    Spans,
    Table,
    Text,
    plain,
)
from jixiao.reports.tracing.origin import Origin, SourceCell

# The drawing of a chart holds amounts and names of projects alone; its digits are coordinates.
DRAWING = "svg"


def public_paper(paper: Paper, removals: Removals) -> Paper:
    """The paper as it may be published."""
    blocks: list[Block] = []
    gone: int | None = None
    for number, block in enumerate(paper.blocks, start=1):
        if isinstance(block, Annex):
            gone = None
        if isinstance(block, Heading) and (gone is None or block.level <= gone):
            gone = block.level if is_internal_label(plain(block.spans)) else None
        where = f"第{number}个部分"
        if gone is not None or (isinstance(block, Text) and is_internal(plain(block.spans))):
            removals.note(INTERNAL, str(number), where=where, action=DELETED)
            continue
        blocks.append(_public_block(block, removals, where=where))
    title = conceal(paper.title, removals, where="标题")
    return replace(paper, title=title, blocks=tuple(blocks))


def _public_block(block: Block, removals: Removals, *, where: str) -> Block:
    if isinstance(block, Heading | Text):
        return replace(block, spans=public_spans(block.spans, removals, where=where))
    if isinstance(block, Table):
        return _public_table(block, removals, where=where)
    changed: dict[str, str | tuple[str, ...]] = {}
    for one in fields(block):
        value = getattr(block, one.name)
        if isinstance(value, tuple):
            changed[one.name] = tuple(conceal(line, removals, where=where) for line in value)
        elif isinstance(value, str) and one.name != DRAWING:
            changed[one.name] = conceal(value, removals, where=where)
    return cast(Block, replace(block, **changed))  # type: ignore[arg-type]


def public_spans(spans: Spans, removals: Removals, *, where: str) -> Spans:
    """A paragraph masked: a detail may reach over several spans, so it is sought in all of it."""
    text = conceal(plain(spans), removals, where=where)
    found: list[Span] = []
    start = 0
    for span in spans:
        end = start + len(span.text)
        found.append(Span(text[start:end], public_origin(span.origin)))
        start = end
    return tuple(found)


def _public_table(table: Table, removals: Removals, *, where: str) -> Table:
    rows = public_rows(table.rows, removals, where=where)
    origins = {at: origin for at, one in table.origins.items() if (origin := public_origin(one))}
    caption = conceal(table.caption, removals, where=where)
    return replace(table, rows=rows, origins=origins, caption=caption)


def public_origin(origin: Origin | None) -> Origin | None:
    """An origin without personal data and without the folder of the file."""
    if origin is None:
        return None
    silent = Removals()
    cells = tuple(
        SourceCell(
            PurePath(cell.path).name,
            cell.place.quoting(_quotation(cell.text, silent)),
            cell.sha256,
        )
        for cell in origin.cells
    )
    name, working = conceal(origin.name, silent), conceal(origin.working, silent)
    return replace(origin, name=name, working=working, cells=cells)


def _quotation(text: str, removals: Removals) -> str:
    return "" if is_internal(text) else conceal(text, removals)
