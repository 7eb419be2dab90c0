"""The cells of an export as texts on one line, rid of what surrounds them."""

from __future__ import annotations

import re
from collections.abc import Sequence

UNSEEN = "\ufeff\u200b"
MARKED = ("\n", "\r", "'", "=", *UNSEEN)
# The same in UTF-8, looked for in a whole table at once. Blanks of one byte are common inside cells
# and matter only at an end of one. One byte is found ten times as fast as several, so the longer
# ones are looked for only where their first byte is there.
BLANKS = (b" ", b"\t")
MARKS = (b"=", b"'", b"\x0b", b"\x0c")
LONGER_MARKS = {
    b"\xc2": re.compile(rb"\xc2[\x85\xa0]"),
    b"\xe1": re.compile(rb"\xe1\x9a\x80"),
    b"\xe2": re.compile(rb"\xe2(?:\x80[\x80-\x8b\xa8\xa9\xaf]|\x81\x9f)"),
    b"\xe3": re.compile(rb"\xe3\x80\x80"),
    b"\xef": re.compile(rb"\xef\xbb\xbf"),
}


def cell_texts(texts: Sequence[str]) -> list[str]:
    """Cells without blanks around them, line ends, and the marks that keep a code a text.

    ``="00123"`` and ``'00123`` are how a code is kept from becoming a number in a spreadsheet.
    """
    found = list(map(str.strip, texts))
    joined = "".join(found)
    if any(mark in joined for mark in MARKED):
        return [_text(one) for one in found]
    return found


def is_clean(data: bytes, delimiter: bytes) -> bool:
    """Whether no cell of a table in UTF-8 has anything for ``cell_texts`` to take off.

    Line ends inside cells are not looked for: who knows how many rows there are can count them.
    """
    if any(one in data for one in MARKS):
        return False
    if any(first in data and all_.search(data) for first, all_ in LONGER_MARKS.items()):
        return False
    return not any(
        blank in data and _is_around(blank, data, delimiter)
        for blank in BLANKS
        if blank != delimiter
    )


def _is_around(blank: bytes, data: bytes, delimiter: bytes) -> bool:
    """Whether a blank stands at an end of some cell."""
    if data.startswith(blank) or data.endswith(blank):
        return True
    after = (blank + one in data for one in (delimiter, b'"', b"\n", b"\r"))
    return any(after) or any(one + blank in data for one in (delimiter, b'"', b"\n"))


def _text(text: str) -> str:
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return " ".join(text.strip(UNSEEN).lstrip("'").split("\n")).replace("\r", " ").strip()
