"""A file in, a Document out: opened safely, read by its format, understood by its titles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from jixiao.domain.document import Document, Paragraph, Source
from jixiao.domain.grid import Grid
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Block, Blocks
from jixiao.readers.cleaning.cleaning import cleaned
from jixiao.readers.identity import kind_of, numbers_named, title_of, unit_of, year_of
from jixiao.readers.opening import Opened, UnreadableFile
from jixiao.readers.prose.listings import listings_of
from jixiao.readers.prose.narrative import sections_of, signed_date
from jixiao.readers.prose.prose_indicators import read_prose
from jixiao.readers.recognition.rectifications import (
    is_list_of_rectifications,
    lead_of,
    rectifications_of,
)
from jixiao.readers.recognition.sheets import SheetsRead, dated, read_sheets
from jixiao.readers.text_kinds import refined
from jixiao.readers.walking import Found, open_found

Thing = TypeVar("Thing", bound=Block)
READERS = {
    "doc": "jixiao.readers.word.doc",
    "docx": "jixiao.readers.word.docx",
    "html": "jixiao.readers.web.html",
    "csv": "jixiao.readers.spreadsheets.delimited",
    "ofd": "jixiao.readers.pages.ofd",
    "pdf": "jixiao.readers.pages.pdf",
    "rtf": "jixiao.readers.web.rtf",
    "txt": "jixiao.readers.plain_text.text",
    "xls": "jixiao.readers.spreadsheets.spreadsheet",
    "xlsx": "jixiao.readers.spreadsheets.spreadsheet",
}


def read_document(path: Path | Found) -> Document:
    """Read one file; what cannot be read becomes a problem of the document, never an error."""
    try:
        opened = refined(open_found(path if isinstance(path, Found) else Found(path)))
        blocks = _reader(opened.format)(opened)
    except UnreadableFile as fault:
        problem = Problem(fault.kind, f"{path}：{fault}", is_fatal=True)
        return Document(source=Source(path=str(path)), problems=(problem,))
    return document_of(blocks, Source(str(path), opened.sha256, opened.format))


def read_blocks(path: Path | Found) -> list[Block]:
    """All paragraphs and tables of a file as printed, not understood; raises UnreadableFile."""
    opened = refined(open_found(path if isinstance(path, Found) else Found(path)))
    return list(cleaned(_reader(opened.format)(opened)).items)


def read_tables(path: Path | Found) -> list[Grid]:
    """Every table of a file as it is printed, not understood; raises UnreadableFile."""
    return [one for one in read_blocks(path) if isinstance(one, Grid)]


def _reader(format_name: str) -> Callable[[Opened], Blocks]:
    if format_name not in READERS:
        raise UnreadableFile(
            "archive", "压缩包里没有文件，或层数、文件数过多；请先解压，再读取其中的文件"
        )
    reader: Callable[[Opened], Blocks] = import_module(READERS[format_name]).read
    return reader


def document_of(blocks: Blocks, source: Source) -> Document:
    """Understand the blocks of a file: sheets, sections, lists, unit and year."""
    blocks = cleaned(blocks)
    grids = [one for one in blocks.items if isinstance(one, Grid)]
    lists = [one for one in grids if is_list_of_rectifications(one)]
    found = read_sheets(_without(lists, blocks.items))
    paragraphs = [one for grid in lists for one in lead_of(grid)]
    paragraphs += [
        one for one in blocks.items if isinstance(one, Paragraph) and one.place not in found.titles
    ]
    title = title_of(paragraphs, found.sheets)
    year = year_of(title, found.sheets)
    sections = sections_of(paragraphs)
    prose = read_prose(sections, found.sheets)
    read = (*found.sheets, *prose.sheets)
    sheets = tuple(one if one.fiscal_year else dated(one, year) for one in read)
    return Document(
        source=source,
        kind=kind_of(title, found.sheets),
        title=title,
        unit=unit_of(title, paragraphs, found.sheets),
        fiscal_year=year,
        signed_date=signed_date(paragraphs),
        sheets=sheets,
        sections=sections,
        listings=tuple(listings_of(paragraphs)),
        narrative_indicators=prose.indicators,
        document_numbers=numbers_named(paragraphs, sheets),
        problems=(
            *blocks.problems,
            *found.problems,
            *_problems(found, [*paragraphs, *lists], source.path),
        ),
        rectifications=rectifications_of(lists),
        tables=tuple(_without(_without([*lists, *found.unread], grids), grids)),
    )


def _without(gone: Sequence[Block], blocks: Sequence[Thing]) -> list[Thing]:
    """The blocks but those very ones: equal tables may stand in a file twice."""
    numbers = {id(one) for one in gone}
    return [one for one in blocks if id(one) not in numbers]


def _problems(found: SheetsRead, other: Sequence[Block], path: str) -> list[Problem]:
    problems: list[Problem] = []
    if found.unread:
        spots = "、".join(str(one.place) or "表格" for one in found.unread)
        problems.append(
            Problem(
                "table_not_recognised",
                f"{path}：{spots}不是能够识别的绩效表，没有读取其中的指标；"
                "如果它是绩效表，请检查表头是否有“三级指标”“指标值”等标题",
                found.unread[0].place,
            )
        )
    if not found.sheets and not other:
        problems.append(
            Problem(
                "nothing_read",
                f"{path}：没有读到文字或绩效表；请检查文件内容",
                Place(),
                is_fatal=True,
            )
        )
    return problems
