"""The text of a piece as it is seen: deleted text taken out, symbols put in."""

from __future__ import annotations

import re

from jixiao.readers.word.doc_fib import BrokenStructure, number, part_of
from jixiao.readers.word.doc_pieces import Piece
from jixiao.readers.word.doc_properties import Runs, changes_in

DELETED, SYMBOL = 0x0800, 0x6A09
FONTS = {0x4A4F, 0x4A50, 0x4A51}
PRIVATE = re.compile("[\uf020-\uf0ff]")
NOTHING = "\0"
NOT_STRUCTURE = re.compile("[^\x07\x0c\r\x13-\x15]")
NAME = 39  # where the name stands in the description of a font
# Characters of the symbol fonts that stand in forms; the codes are those of the fonts.
SYMBOLS = {
    "symbol": {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xB7: "·"},
    "wingdings": {0x6C: "●", 0x6E: "■", 0x6F: "□", 0xA8: "□", 0xFC: "√", 0xFE: "☑", 0xFD: "☒"},
    "wingdings 2": {0x50: "√", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
}


def font_names(table: bytes) -> list[str]:
    """The names of a document's fonts in their order ([MS-DOC] SttbfFfn), in small letters."""
    names: list[str] = []
    try:
        at = 4
        for _ in range(number(table, 0)):
            size = number(table, at, size=1)
            name = part_of(table, at + 1, size)[NAME:].decode("utf-16-le", "replace")
            names.append(name.split("\0")[0].lower())
            at += 1 + size
    except BrokenStructure:
        return names
    return names


def seen_text(piece: Piece, runs: Runs, fonts: list[str]) -> str:
    """A piece's text, character for character; what is not to be seen becomes a zero.

    Marks that end paragraphs, cells and fields stay, deleted or not.
    """
    parts: list[str] = []
    at = 0
    while at < len(piece.text):
        try:
            run = runs.at(piece.offset_of(at))
        except BrokenStructure:
            break
        end = max((run.end - piece.offset + piece.width - 1) // piece.width, at + 1)
        parts.append(_seen(piece.text[at:end], run.changes + piece.changes, fonts))
        at = end
    parts.append(_seen(piece.text[at:], piece.changes, fonts))
    return "".join(parts)


def _seen(text: str, changes: bytes, fonts: list[str]) -> str:
    known: dict[int, str] = {}
    for code, operand in changes_in(changes):
        if code == DELETED and operand[0] == 1:
            return NOT_STRUCTURE.sub(NOTHING, text)
        if code == SYMBOL:
            symbols = _symbols(number(operand, 0), fonts)
            return text.replace("(", symbols.get(number(operand, 2) & 0xFF, NOTHING))
        if code in FONTS:
            known = _symbols(number(operand, 0), fonts) or known
    return PRIVATE.sub(lambda one: known.get(ord(one[0]) & 0xFF, one[0]), text) if known else text


def _symbols(font: int, fonts: list[str]) -> dict[int, str]:
    """The characters of a symbol font by their codes; empty for any other font."""
    return SYMBOLS.get(fonts[font], {}) if font < len(fonts) else {}
