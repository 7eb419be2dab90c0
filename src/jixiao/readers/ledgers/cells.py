"""The cells of an export as texts on one line, rid of what surrounds them."""

from __future__ import annotations

from collections.abc import Sequence

UNSEEN = "\ufeff\u200b"
MARKED = ("\n", "\r", "'", "=", *UNSEEN)


def cell_texts(texts: Sequence[str]) -> list[str]:
    """Cells without blanks around them, line ends, and the marks that keep a code a text.

    ``="00123"`` and ``'00123`` are how a code is kept from becoming a number in a spreadsheet.
    """
    found = list(map(str.strip, texts))
    joined = "".join(found)
    if any(mark in joined for mark in MARKED):
        return [_text(one) for one in found]
    return found


def _text(text: str) -> str:
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return " ".join(text.strip(UNSEEN).lstrip("'").split("\n")).replace("\r", " ").strip()
