"""A paper as plain data for the template ``gongwen.typ``: what is set, how wide, on which pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from jixiao.reports.paper import page
from jixiao.reports.paper.model import (
    Addressee,
    Annex,
    AnnexList,
    Block,
    Heading,
    Paper,
    Picture,
    Signature,
    Table,
    Text,
    Title,
    plain,
)
from jixiao.reports.paper.page import CHARACTERS, Face
from jixiao.reports.paper.pdf.lettering import Lettering, lines_below, unit_indent
from jixiao.reports.paper.pdf.table_data import table_data
from jixiao.reports.paper.runs import Run, runs

WIDTH = page.TEXT_WIDTH * page.POINTS_OF_MM
# 28 characters of 16 points are a little wider than the text: they stand closer by this.
TRACKING = WIDTH / CHARACTERS - page.BODY - 0.001
NOTE = page.CELL
SIZES = {
    "body": page.BODY,
    "line": page.LINE,
    "tracking": TRACKING,
    "title": page.TITLE,
    "annex": page.ANNEX_TITLE,
    "number": page.PAGE_NUMBER,
    "note": NOTE.size,
    "note-line": NOTE.line * 1.4,
}
MARGINS = {"top": page.TOP, "bottom": page.BOTTOM, "left": page.LEFT, "right": page.RIGHT}
# How many characters of a title stand in a line.
PER_TITLE, PER_ANNEX_TITLE = int(WIDTH / page.TITLE), int(WIDTH / page.ANNEX_TITLE)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as the template takes it: the format, and the text of an SVG or bytes of a PNG."""

    format: str
    content: str | list[int]


@dataclass(frozen=True, slots=True)
class Setting:
    """How blocks become data: how words are lettered, and how pictures are drawn.

    ``draw`` is given an SVG and its width in millimetres.
    """

    lettering: Lettering
    draw: Callable[[str, int], Drawing]

    def paper(self, paper: Paper, faces: Mapping[Face, list[Any]]) -> dict[str, Any]:
        """All that the template is told about a paper."""
        return {
            "title": paper.title,
            "unit": paper.unit,
            "kind": paper.kind,
            "sizes": SIZES,
            "faces": {face.name.lower(): names for face, names in faces.items()},
            "margins": MARGINS,
            "runs": [self._run(run) for run in runs(paper)],
        }

    def _run(self, run: Run) -> dict[str, Any]:
        blocks = [
            self._block(block, below=lines_below(run.blocks[at + 1 :]))
            for at, block in enumerate(run.blocks)
        ]
        for (above, below), (first, second) in zip(
            pairwise(run.blocks), pairwise(blocks), strict=True
        ):
            if isinstance(above, Table) and isinstance(below, Table) and not below.caption:
                first["joined"] = second["joins"] = True
        return {"wide": run.is_wide, "blocks": blocks}

    def _block(self, block: Block, *, below: int) -> dict[str, Any]:
        """One block; so many lines ``below`` a text stand on one page with its end."""
        match block:
            case Text():
                lines = self.lettering.lines(plain(block.spans))
                return {"kind": "text", "paragraphs": lines, "below": below}
            case Heading():
                level = min(max(block.level, 1), 3)
                text = self.lettering.parts(plain(block.spans))
                return {"kind": "heading", "level": level, "parts": text}
            case Table():
                return table_data(block, self.lettering)
            case Picture():
                return self._picture(block)
            case _:
                return self._frame(block)

    def _frame(self, block: Title | Addressee | AnnexList | Signature | Annex) -> dict[str, Any]:
        letters = self.lettering
        match block:
            case Title():
                lines = [letters.centred(one, PER_TITLE) for one in block.lines]
                return {"kind": "title", "lines": lines}
            case Addressee():
                text = block.text if block.text.endswith(("：", ":")) else f"{block.text}："
                return {"kind": "addressee", "parts": letters.parts(text)}
            case AnnexList():
                return {"kind": "annexes", "titles": [letters.parts(one) for one in block.titles]}
            case Signature():
                unit, day = letters.parts(block.unit), letters.parts(block.day)
                indent = unit_indent(block)
                return {"kind": "signature", "unit": unit, "day": day, "indent": indent}
            case Annex():
                return self._annex(block)

    def _annex(self, annex: Annex) -> dict[str, Any]:
        letters = self.lettering
        note = annex.note
        return {
            "kind": "annex",
            "label": letters.parts(annex.label) if annex.label else None,
            "title": letters.centred(annex.title, PER_ANNEX_TITLE) if annex.title else None,
            "note": letters.centred(note, int(WIDTH / NOTE.size)) if note else None,
        }

    def _picture(self, picture: Picture) -> dict[str, Any]:
        width = min(picture.width, page.TEXT_WIDTH)
        drawing = self.draw(picture.svg, width)
        caption = picture.caption
        return {
            "kind": "picture",
            "format": drawing.format,
            "content": drawing.content,
            "width": width,
            "alt": picture.alt,
            "caption": self.lettering.centred(caption, CHARACTERS) if caption else None,
        }
