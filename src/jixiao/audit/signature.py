"""Where a report ends: the date under it, alone in its line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.domain.document import Document, Paragraph
from jixiao.domain.text import half_width, squeeze

NUMERALS = "〇○零一二三四五六七八九十"
DATE = re.compile(
    rf"(?:20\d\d|二[{NUMERALS}]{{3}})年(?:\d{{1,2}}|[{NUMERALS}]+)月(?:\d{{1,2}}|[{NUMERALS}]+)日"
)
LONGEST = 14
LEAST_BEFORE = 200


def signature_of(document: Document) -> Paragraph | None:
    """The line with nothing but a date that stands below a text, not one under the title."""
    length = 0
    for paragraph in document.paragraphs():
        text = squeeze(paragraph.text)
        if length >= LEAST_BEFORE and len(text) <= LONGEST and DATE.fullmatch(half_width(text)):
            return paragraph
        length += len(text)
    return None


def signed_paragraphs(document: Document) -> Iterator[Paragraph]:
    """The paragraphs down to the first signature; all of them where there is none."""
    signature = signature_of(document)
    for paragraph in document.paragraphs():
        yield paragraph
        if paragraph is signature:
            return


def paragraphs_behind(document: Document) -> Iterator[Paragraph]:
    """The paragraphs behind the first signature."""
    signature = signature_of(document)
    behind = False
    for paragraph in document.paragraphs():
        if behind:
            yield paragraph
        behind = behind or paragraph is signature
