"""What stands at the end of a report: the note on annexes, the signature, every sheet."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.domain.document import Document
from jixiao.reports.documents.figures import Figures, Line
from jixiao.reports.documents.telling import Telling, unit_name
from jixiao.reports.paper.model import AnnexList, Block, Signature
from jixiao.reports.sheets.blocks import sheet_blocks, sheet_title
from jixiao.reports.sheets.grid import form_for
from jixiao.reports.wording import day, to_fill


def annex_titles(figures: Figures) -> tuple[str, ...]:
    """The titles of the sheets; those of several projects are told apart by the project."""
    return tuple(_annex_title(figures, line) for line in figures.lines)


def _annex_title(figures: Figures, line: Line) -> str:
    title = sheet_title(line.sheet, form_for(line.sheet))
    if figures.is_single or not line.name or line.name in title:
        return title
    if title.endswith("）"):
        return f"{title.removesuffix('）')}，{line.name}）"
    return f"{title}（{line.name}）"


def annex_label(at: int, count: int) -> str:
    """附件1, 附件2 …; a single annex has no number."""
    return "附件" if count == 1 else f"附件{at}"


def closing_blocks(
    document: Document, titles: Sequence[str], *, unit: str = ""
) -> tuple[Block, ...]:
    """The note on annexes, the unit that signs, and the date."""
    signing = unit or unit_name(document) or to_fill("单位名称")
    signature = Signature(signing, day(document.signed_date, what="成文日期"))
    return (AnnexList(tuple(titles)), signature) if titles else (signature,)


def annex_blocks(tell: Telling, *, before: int = 0) -> tuple[Block, ...]:
    """Every sheet on its form on a page of its own; ``before`` annexes stand in front of them."""
    lines = tell.figures.lines
    count = before + len(lines)
    return tuple(
        block
        for at, line in enumerate(lines, start=before + 1)
        for block in sheet_blocks(
            line.sheet, label=annex_label(at, count), source=tell.document.source
        )
    )
