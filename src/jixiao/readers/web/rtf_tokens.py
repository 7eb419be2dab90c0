"""The signs that an .rtf file is made of: groups, control words, bytes of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    rb"(?P<brace>[{}])"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<sign>[^A-Za-z])"
    rb"|(?P<ends>[\r\n\0]+)"
    rb"|(?P<text>[^\\{}\r\n\0]+)"
    rb"|(?P<lost>\\)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One sign: ``kind`` is open, close, word, sign or text."""

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens_of(data: bytes) -> Iterator[Token]:
    """The signs of a file in order; what ``bin`` announces is jumped over."""
    at = 0
    while at < len(data):
        match = TOKEN.match(data, at)
        if match is None:
            return
        at = match.end()
        token = _token(match)
        if token.word == "bin":
            at += max(token.number or 0, 0)
        elif token.kind != "ends":
            yield token
    if at > len(data):
        yield Token("cut")


def _token(match: re.Match[bytes]) -> Token:
    kind = match.lastgroup or ""
    if kind == "brace":
        return Token("open" if match[0] == b"{" else "close")
    if kind == "text":
        return Token("text", data=match[0])
    if kind == "hex":
        return Token("hex", data=bytes.fromhex(match["hex"].decode("ascii")))
    if kind == "sign":
        return Token("sign", word=match["sign"].decode("latin-1"))
    if kind in {"word", "number"}:
        number = None if match["number"] is None else int(match["number"])
        return Token("word", match["word"].decode("ascii"), number)
    return Token("ends")
