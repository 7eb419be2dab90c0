"""The annex 数据来源表: every printed figure of a paper with its number and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiao.domain.grid import Cell, Row
from jixiao.reports.paper.model import Annex, AnnexList, Block, Paper, Table
from jixiao.reports.paper.page import SMALL_CELL, Layout
from jixiao.reports.tracing.origin import Origin, SourceCell
from jixiao.reports.wording import NONE_PRINTED

TITLE = "数据来源表"
TITLES = ("序号", "数字", "说明", "位置", "原文", "计算方法", "评分办法")
LAYOUT = Layout(
    (9, 24, 52, 46, 44, 36, 20), print=SMALL_CELL, header_rows=1, left=frozenset({2, 3, 4, 5}),
    is_wide=True,
)  # fmt: skip
MOST_PLACES, LONGEST, LONGEST_FIGURE = 2, 24, 16


def sources_table(paper: Paper) -> tuple[Block, ...]:
    """The table of the figures in printed order; a figure that is printed again stands once.

    Sentences that are quoted whole, and may hold numbers, are no figures.
    """
    figures = dict.fromkeys(
        (text, origin) for text, origin in paper.origins() if len(text) <= LONGEST_FIGURE
    )
    one_file = len({cell.path for _text, origin in figures for cell in origin.cells}) < 2
    rows: list[Row] = [_row(TITLES)]
    rows += [
        _row((str(at), *_told(text, origin, named=not one_file)))
        for at, (text, origin) in enumerate(figures, start=1)
    ]
    return (Table(tuple(rows), LAYOUT, key="sources"),)


def with_sources(paper: Paper) -> Paper:
    """The paper with the table of sources as its last annex."""
    count = sum(isinstance(block, Annex) for block in paper.blocks)
    label = f"附件{count + 1}" if count else "附件"
    annex = Annex(label, TITLE, _files(paper), is_wide=True)
    blocks = [_listing(block) for block in paper.blocks]
    if count == 1:
        blocks = [_numbered(block) for block in blocks]
    return replace(paper, blocks=(*blocks, annex, *sources_table(paper)))


def _files(paper: Paper) -> str:
    """The note that names the file where all figures come from one."""
    files = {cell.path for _text, origin in paper.origins() for cell in origin.cells}
    return f"（文件：{_base(files.pop())}）" if len(files) == 1 else ""


def _listing(block: Block) -> Block:
    return AnnexList((*block.titles, TITLE)) if isinstance(block, AnnexList) else block


def _numbered(block: Block) -> Block:
    """The only annex so far gets a number, as there are two now."""
    if isinstance(block, Annex) and block.label == "附件":
        return replace(block, label="附件1")
    return block


def _row(texts: tuple[str, ...]) -> Row:
    return tuple(Cell(text, column) for column, text in enumerate(texts))


def _told(text: str, origin: Origin, *, named: bool) -> tuple[str, ...]:
    """What a figure is and where it comes from; the file too where there are several."""
    return (
        text,
        origin.name,
        _joined(_where(cell, named=named) for cell in origin.cells),
        _joined(_short(cell.text) for cell in origin.cells),
        origin.working or "照录原文",
        origin.ruleset or NONE_PRINTED,
    )


def _where(cell: SourceCell, *, named: bool) -> str:
    return f"{_base(cell.path)}{cell.place}" if named else str(cell.place)


def _base(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _joined(parts: Iterator[str]) -> str:
    """A few parts and how many more there are."""
    some = [part for part in dict.fromkeys(parts) if part]
    if len(some) <= MOST_PLACES:
        return "；".join(some) or NONE_PRINTED
    return "；".join(some[:MOST_PLACES]) + f"等{len(some)}处"
