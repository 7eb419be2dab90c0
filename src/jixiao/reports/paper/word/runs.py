"""Runs of a paragraph: words, gaps to be filled in, figures in their bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from jixiao.reports.paper.model import Span, Spans
from jixiao.reports.paper.word.marks import Marks
from jixiao.reports.wording import TO_FILL, writable

# Signs that Chinese and Latin type share, such as “” and —: Word must be told to set them wide.
SHARED = re.compile("[\u0080-\u2e7f]")
WIDE, HIGHLIGHT = '<w:rFonts w:hint="eastAsia"/>', '<w:highlight w:val="yellow"/>'
BREAKS = re.compile("([\n\t])")
BREAK_XML = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def runs(spans: Spans, marks: Marks) -> str:
    """All runs of a paragraph in order."""
    return "".join(_span(span, marks) for span in spans)


def _span(span: Span, marks: Marks) -> str:
    text = writable(span.text)
    if span.origin is None:
        return "".join(_run(part, is_gap=is_gap) for part, is_gap in _parts(text))
    name = marks.figure(text, span.origin)
    return marks.around(name, _run(text))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut into words and gaps."""
    at = 0
    for gap in TO_FILL.finditer(text):
        yield text[at : gap.start()], False
        yield gap[0], True
        at = gap.end()
    yield text[at:], False


def _run(text: str, *, is_gap: bool = False) -> str:
    if not text:
        return ""
    face = (WIDE if SHARED.search(text) else "") + (HIGHLIGHT if is_gap else "")
    properties = f"<w:rPr>{face}</w:rPr>" if face else ""
    return f"<w:r>{properties}{''.join(_text(part) for part in BREAKS.split(text))}</w:r>"


def _text(part: str) -> str:
    if not part:
        return ""
    return BREAK_XML.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
