"""A paper as a .docx that opens in Word and WPS; what people wrote in an earlier one is kept."""

from __future__ import annotations

from pathlib import Path

from jixiao.reports.paper.model import Paper
from jixiao.reports.paper.word.body import Kept, body_of
from jixiao.reports.paper.word.cleaned import Cleaner
from jixiao.reports.paper.word.digests import digest_of
from jixiao.reports.paper.word.earlier import read_earlier
from jixiao.reports.paper.word.earlier_parts import numbering_of
from jixiao.reports.paper.word.gaps import gap_keys
from jixiao.reports.paper.word.keeping import Keeping
from jixiao.reports.paper.word.kept_figures import KeptFigures
from jixiao.reports.paper.word.marks import Marks
from jixiao.reports.paper.word.names import ALL_NAMESPACES, XML
from jixiao.reports.paper.word.package import Parts, write_package
from jixiao.reports.paper.word.pieces import Piece, pieces_of
from jixiao.reports.tracing.register import register_of
from jixiao.reports.wording import listed


def write_docx(paper: Paper, path: Path, *, previous: Path | None = None) -> tuple[str, ...]:
    """Write the paper; gives what a person should look at, a sentence each.

    ``previous`` is an earlier version that people have worked on; see ``keeping``. Raises
    NotAnEarlierVersion where it was not written by this project or cannot be read.
    """
    pieces = pieces_of(paper)
    said = digests(pieces)
    marks = Marks()
    keeping = None if previous is None else _keeping(paper, pieces, said=said, previous=previous)
    body = body_of(pieces, marks, Kept() if keeping is None else keeping.kept())
    register = register_of(marks.figures, said).to_json()
    document = f"{XML}<w:document {ALL_NAMESPACES}><w:body>{body}</w:body></w:document>"
    parts = Parts(document, register, marks.pictures)
    if keeping is None:
        write_package(path, paper, parts)
        return ()
    if keeping.cleaner.numbers:
        parts.numbering = numbering_of(keeping.earlier)
    write_package(path, paper, parts)
    return (*keeping.notes, *_lost(keeping.cleaner.lost))


def _keeping(paper: Paper, pieces: list[Piece], *, said: dict[str, str], previous: Path) -> Keeping:
    earlier = read_earlier(previous)
    figures = KeptFigures.of(paper, earlier.register)
    return Keeping(earlier, {one.key: one for one in pieces}, said, Cleaner(earlier, figures))


def _lost(lost: set[str]) -> tuple[str, ...]:
    if not lost:
        return ()
    names = listed(sorted(lost))
    return (f"保留的段落中有{names}，没有带到新的文件里，请打开旧文件核对后补上。",)


def digests(pieces: list[Piece]) -> dict[str, str]:
    """What was generated under each key, also in the gaps of tables."""
    said = {piece.key: digest_of(piece.text) for piece in pieces}
    for piece in pieces:
        if piece.table is not None:
            cells = {
                (at, cell.column): cell.text
                for at, row in enumerate(piece.table.rows)
                for cell in row
            }
            for spot, key in gap_keys(piece.table, name=piece.key).items():
                said[key] = digest_of(cells[spot])
    return said
