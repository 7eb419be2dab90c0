"""The body of a Word file: pieces drawn in order, sections for upright and wide pages."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import quoteattr

from jixiao.reports.paper.model import Picture
from jixiao.reports.paper.page import LANDSCAPE_TEXT_WIDTH, TEXT_WIDTH
from jixiao.reports.paper.pictures import png_of
from jixiao.reports.paper.word.gaps import gap_keys
from jixiao.reports.paper.word.look import Look
from jixiao.reports.paper.word.marks import Marks
from jixiao.reports.paper.word.names import PIC
from jixiao.reports.paper.word.pages import section_xml
from jixiao.reports.paper.word.pieces import Piece
from jixiao.reports.paper.word.runs import runs
from jixiao.reports.paper.word.table import TableSetter

GAP = Look("Gap")
EMU_OF_MM = 36000
Draw = Callable[[Marks], str]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a person wrote: runs, cells and whole blocks to draw in the place of generated ones.

    ``runs`` and ``cells`` are by the key of the piece or the gap. ``blocks`` stand behind the
    piece of the key, those of the blank key before all others; each says whether it is a table.
    Pieces whose key is ``left_out`` are not drawn: a person took them out.
    """

    runs: Mapping[str, Draw] = field(default_factory=dict)
    cells: Mapping[str, Draw] = field(default_factory=dict)
    blocks: Mapping[str, tuple[tuple[Draw, bool], ...]] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Block:
    """A drawn paragraph or table."""

    xml: str
    is_table: bool
    is_wide: bool


def body_of(pieces: Sequence[Piece], marks: Marks, kept: Kept) -> str:
    """The whole content of ``w:body``."""
    is_wide = bool(pieces) and pieces[0].is_wide
    blocks = [_Block(draw(marks), table, is_wide) for draw, table in kept.blocks.get("", ())]
    for at, piece in enumerate(pieces):
        keeps = at + 1 < len(pieces) and pieces[at + 1].joins
        if piece.key not in kept.left_out:
            xml = _drawn(piece, marks, kept=kept, keeps=keeps)
            blocks.append(_Block(xml, piece.table is not None, piece.is_wide))
        blocks += [
            _Block(draw(marks), table, piece.is_wide)
            for draw, table in kept.blocks.get(piece.key, ())
        ]
    return _joined(blocks)


def _joined(blocks: list[_Block]) -> str:
    """Blocks one after another: tables apart, a section break where the page is turned."""
    parts = []
    for block, after in pairwise([*blocks, None]):
        if block is None:
            continue
        turns = after is not None and after.is_wide != block.is_wide
        section = section_xml(is_wide=block.is_wide) if turns else ""
        if block.is_table:
            parts.append(block.xml)
            if after is None or after.is_table or turns:
                parts.append(f"<w:p>{GAP.xml(section=section)}</w:p>")
        else:
            parts.append(block.xml.replace("</w:pPr>", f"{section}</w:pPr>", 1))
    last = section_xml(is_wide=bool(blocks) and blocks[-1].is_wide)
    return "".join([*parts, last])


def _drawn(piece: Piece, marks: Marks, *, kept: Kept, keeps: bool) -> str:
    if piece.table is not None:
        keys = gap_keys(piece.table, name=piece.key)
        setter = TableSetter(
            piece.table, marks, name=piece.key, kept=kept.cells, keys=keys, keeps_last=keeps
        )
        return setter.xml()
    if piece.picture is not None:
        inside = _drawing(piece.picture, marks, is_wide=piece.is_wide)
    elif piece.key in kept.runs:
        inside = kept.runs[piece.key](marks)
    else:
        inside = runs(piece.spans, marks)
    return marks.over_paragraph(piece.key, piece.look.xml(keeps=keeps), inside)


def _drawing(picture: Picture, marks: Marks, *, is_wide: bool) -> str:
    """A picture in the line, with the words for those who do not see it."""
    most = LANDSCAPE_TEXT_WIDTH if is_wide else TEXT_WIDTH
    millimetres = min(picture.width, most)
    png = png_of(picture.svg, width=millimetres)
    across, down = struct.unpack(">II", png[16:24])
    size = f'cx="{millimetres * EMU_OF_MM}" cy="{millimetres * EMU_OF_MM * down // across}"'
    number = marks.number() + 1
    named = f'id="{number}" name="图{number}" descr={quoteattr(picture.alt)}'
    return (
        "<w:r><w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {named}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PIC}"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{marks.picture(png)}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
