"""Which paragraph styles of a Word 97-2003 document number their paragraphs ([MS-DOC] STSH)."""

from __future__ import annotations

from jixiao.readers.word.doc_fib import BrokenStructure, number, part_of
from jixiao.readers.word.doc_properties import changes_in

LIST_LEVEL, LIST_USE = 0x260A, 0x460B
PARAGRAPH_STYLE = 1
MAX_ANCESTORS = 12


def numbered_styles(sheet: bytes) -> dict[int, tuple[int, int]]:
    """The use of a list and the level in it, by the number of the style."""
    own: dict[int, tuple[int | None, int | None]] = {}
    parents: dict[int, int] = {}
    try:
        at = 2 + number(sheet, 0)
        base = number(sheet, 4)
        for index in range(number(sheet, 2)):
            size = number(sheet, at)
            style = part_of(sheet, at + 2, size)
            at += 2 + size + size % 2
            if size and number(style, 2) & 0x0F == PARAGRAPH_STYLE:
                parents[index] = number(style, 2) >> 4
                own[index] = _own_list(style, base)
    except BrokenStructure:
        pass  # the styles read so far still hold
    return {index: _inherited(index, own, parents) for index in own}


def _own_list(style: bytes, base: int) -> tuple[int | None, int | None]:
    at = base + 4 + 2 * number(style, base)
    size = number(style, at)
    use = level = None
    for code, operand in changes_in(part_of(style, at + 2, size)[2:]):
        if code == LIST_USE:
            use = number(operand, 0)
        elif code == LIST_LEVEL:
            level = operand[0]
    return use, level


def _inherited(
    index: int, own: dict[int, tuple[int | None, int | None]], parents: dict[int, int]
) -> tuple[int, int]:
    use: int | None = None
    level: int | None = None
    for _ in range(MAX_ANCESTORS):
        if index not in own:
            break
        here, depth = own[index]
        use = here if use is None else use
        level = depth if level is None else level
        index = parents[index]
    return use or 0, level or 0
