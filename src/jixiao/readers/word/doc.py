"""Word 97-2003 (.doc) and WPS Writer (.wps): an own walk over the binary document.

The main text only: headers, footnotes and text boxes lie behind it and are left alone.
"""

from __future__ import annotations

from pathlib import Path

from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened
from jixiao.readers.word.doc_characters import font_names, seen_text
from jixiao.readers.word.doc_container import Streams, damaged, streams_of
from jixiao.readers.word.doc_fib import BrokenStructure, TooMuch, head_of
from jixiao.readers.word.doc_lists import lists_of
from jixiao.readers.word.doc_paragraphs import Marks
from jixiao.readers.word.doc_pieces import PieceTable
from jixiao.readers.word.doc_properties import Runs
from jixiao.readers.word.doc_styles import numbered_styles
from jixiao.readers.word.doc_walk import Walk


def read(opened: Opened) -> Blocks:
    """Paragraphs and grids of a .doc or .wps file in reading order.

    Raises UnreadableFile where nothing can be read: older than Word 97, encrypted, damaged.
    What was read before a damaged spot is kept, with a problem that says so.
    """
    return blocks_of(streams_of(opened), opened.path)


def blocks_of(streams: Streams, path: Path) -> Blocks:
    """The blocks of a document whose container is open; raises UnreadableFile as ``read``."""
    head = head_of(streams)
    table = PieceTable(head, streams.main)
    paragraph_runs = Runs(streams.main, head.paragraph_runs, paragraphs=True)
    character_runs = Runs(streams.main, head.character_runs, paragraphs=False)
    marks = Marks(paragraph_runs, streams.data, numbered_styles(head.styles))
    fonts = font_names(head.fonts)
    walk = Walk(marks, lists_of(head.lists, head.list_uses))
    is_too_much = False
    try:
        for piece in table.pieces():
            walk.take(piece, seen_text(piece, character_runs, fonts))
    except TooMuch:
        is_too_much = True
    except BrokenStructure:
        table.is_cut = True
    walk.finish()
    if not walk.blocks and table.is_cut:
        raise damaged("正文无法读取")
    return Blocks(
        tuple(walk.blocks),
        tuple(_problems(path, walk, is_cut=table.is_cut, is_too_much=is_too_much)),
    )


def _problems(path: Path, walk: Walk, *, is_cut: bool, is_too_much: bool) -> list[Problem]:
    place = Place(paragraph=walk.paragraphs) if walk.paragraphs else Place()
    reached = f"只读到{place}" if walk.paragraphs else "只读到开头的表格"
    faults = (
        (is_too_much, "too_large", f"文件中的段落或格式异常地多，{reached}；请拆分文件后再读"),
        (
            is_cut,
            "damaged",
            f"文件已损坏或不完整，{reached}，其后可能缺少内容；请重新复制，或用Word、WPS修复后再读",
        ),
        (
            walk.has_lost_formatting,
            "damaged",
            (
                "文件中一部分段落的格式信息已损坏，其中的表格可能读成了段落，或者分错了行；"
                "请用Word、WPS打开后另存为.docx再读"
            ),
        ),
    )
    return [
        Problem(kind, f"{path}：{message}", place) for is_there, kind, message in faults if is_there
    ]
