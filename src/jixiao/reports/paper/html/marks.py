"""Text made safe for a web page, its gaps marked."""

from __future__ import annotations

from html import escape

from jixiao.reports.wording import TO_FILL, writable


def flat(text: str) -> str:
    """The text in one line."""
    return " ".join(text.split())


def escaped(text: str) -> str:
    """The text with nothing that a browser could take for markup; line breaks are kept."""
    return escape(writable(text)).replace("\n", "<br>")


def marked(text: str) -> str:
    """The text made safe, every gap that a person must fill in highlighted."""
    parts = []
    at = 0
    for gap in TO_FILL.finditer(text):
        parts += [escaped(text[at : gap.start()]), f"<mark>{escaped(gap[0])}</mark>"]
        at = gap.end()
    return "".join([*parts, escaped(text[at:])])
