"""Printed figures back to their sources: what a written file carries, and what is left of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.domain.document import Paragraph
from jixiao.domain.place import Place
from jixiao.pipeline.asked import Unknown

if TYPE_CHECKING:
    from jixiao.readers.blocks import Block
    from jixiao.readers.opening import Opened
    from jixiao.reports.tracing.carried import Carried
    from jixiao.reports.tracing.trace import SourceFile, Trace, TracedFigure

NO_REGISTER = (
    "{path}：没有数据来源记录，无法追溯；只有用本软件生成的文件带有这种记录，"
    "转换格式、复制正文到新文件或在线编辑后会丢失，请用原来生成的文件，或者重新生成"
)
DAMAGED = "{path}：{fault}，无法追溯；请用原来生成的文件，或者重新生成"
WRONG_KIND = "{path}：不能追溯这种文件；可以追溯用本软件生成的.docx、.xlsx、.pdf、.html和.ofd文件"
NOT_THERE = "{path}：没有印着“{asked}”；不写数字可以列出全部可追溯的数字"


def trace(path: Path, asked: str = "") -> Trace:
    """Where the figures of a file that say a number come from; all figures without a number.

    Raises Unknown where the file carries no register, or the number stands nowhere in it.
    """
    from jixiao.reports.tracing.trace import Trace, figures_saying, places_without_origin

    carried = _carried(path)
    figures = figures_saying(carried, asked.strip())
    untraced = tuple(places_without_origin(carried, asked.strip())) if asked.strip() else ()
    if asked.strip() and not figures and not untraced:
        raise Unknown(NOT_THERE.format(path=path, asked=asked.strip()))
    return Trace(str(path), asked.strip(), figures, untraced, tuple(_files(figures, path)))


def _carried(path: Path) -> Carried:
    from jixiao.readers.opening import UnreadableFile, open_file
    from jixiao.readers.text_kinds import refined
    from jixiao.reports.tracing.carried import NoRegister
    from jixiao.reports.tracing.register import NotARegister

    try:
        opened = refined(open_file(path))
        if opened.format not in CARRIERS:
            raise Unknown(WRONG_KIND.format(path=path))
        return CARRIERS[opened.format](opened)
    except UnreadableFile as fault:
        raise Unknown(f"{path}：{fault}") from None
    except NoRegister:
        raise Unknown(NO_REGISTER.format(path=path)) from None
    except NotARegister as fault:
        raise Unknown(DAMAGED.format(path=path, fault=fault)) from None


def _word(opened: Opened) -> Carried:
    from jixiao.pipeline.safe_package import SafePackage
    from jixiao.reports.tracing.in_word import carried_by_word

    return carried_by_word(SafePackage.of(opened.data))


def _workbook(opened: Opened) -> Carried:
    from jixiao.pipeline.safe_package import SafePackage
    from jixiao.reports.tracing.in_workbook import carried_by_workbook

    return carried_by_workbook(SafePackage.of(opened.data))


def _page(opened: Opened) -> Carried:
    from jixiao.reports.tracing.in_html import carried_by_html

    return carried_by_html(opened.data)


def _pdf(opened: Opened) -> Carried:
    from jixiao.readers.opening import UnreadableFile
    from jixiao.readers.pages.pdf import read
    from jixiao.readers.pages.pdf_pages import opened_pdf
    from jixiao.reports.tracing.carried import NoRegister
    from jixiao.reports.tracing.in_pages import carried_by_pages
    from jixiao.reports.tracing.in_pdf import register_in_pdf
    from jixiao.reports.tracing.register import NotARegister

    try:
        register = register_in_pdf(opened_pdf(opened.data).doc.catalog)
    except (NoRegister, NotARegister, UnreadableFile):
        raise
    except Exception:  # noqa: BLE001 (pdfminer lets every kind of error through)
        raise NotARegister("文件已损坏") from None
    return carried_by_pages(register, _texts(read(opened).items))


def _ofd(opened: Opened) -> Carried:
    from jixiao.pipeline.safe_package import SafePackage
    from jixiao.readers.pages.ofd import read
    from jixiao.reports.tracing.in_ofd import register_in_ofd
    from jixiao.reports.tracing.in_pages import carried_by_pages

    register = register_in_ofd(SafePackage.of(opened.data))
    return carried_by_pages(register, _texts(read(opened).items))


CARRIERS: dict[str, Callable[[Opened], Carried]] = {
    "docx": _word, "xlsx": _workbook, "html": _page, "pdf": _pdf, "ofd": _ofd,
}  # fmt: skip


def _texts(blocks: Iterable[Block]) -> list[Place]:
    """What a reader found on pages, paragraph by paragraph and cell by cell."""
    found: list[Place] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.place.quoting(block.text))
            continue
        cells = (one for row in block for one in row if not one.continues)
        found += (one.place.quoting(one.text) for one in cells)
    return found


def _files(figures: Iterable[TracedFigure], path: Path) -> Iterator[SourceFile]:
    """Every source of some figures, looked for where it was and beside the file."""
    from jixiao.reports.tracing.trace import SourceFile, SourceState

    named = dict.fromkeys((cell.path, cell.sha256) for one in figures for cell in one.cells)
    for source, sha256 in named:
        state, found = SourceState.MISSING, ""
        for candidate in _candidates(Path(source), path):
            digest = _digest(candidate)
            if digest and state is not SourceState.SAME:
                state = SourceState.SAME if digest == sha256 else SourceState.CHANGED
                found = str(candidate)
        yield SourceFile(source, sha256, state, found)


def _candidates(source: Path, path: Path) -> Iterator[Path]:
    """Where a source can be: as recorded, below the folder of the file, right beside it.

    The file itself is none, though it may have the name of its source.
    """
    for one in dict.fromkeys((source, path.parent / source, path.parent / source.name)):
        if not (one.is_file() and one.samefile(path)):
            yield one


def _digest(candidate: Path) -> str:
    """The SHA-256 of a file, or of the member of an archive; '' where there is none."""
    from jixiao.readers.opening import UnreadableFile
    from jixiao.readers.walking import Found, found_in, open_found

    try:
        if candidate.is_file():
            return hashlib.sha256(candidate.read_bytes()).hexdigest()
        outer = next((one for one in candidate.parents if one.is_file()), None)
        members: Iterable[Found] = () if outer is None else found_in(outer)
        inside = next((one for one in members if str(one) == str(candidate)), None)
        return "" if inside is None else open_found(inside).sha256
    except (OSError, UnreadableFile, ValueError):
        return ""
