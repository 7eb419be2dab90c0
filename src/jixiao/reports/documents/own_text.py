"""What the unit wrote itself on a subject, found by the title of its section."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiao.domain.document import Document, Paragraph, Section
from jixiao.domain.text import squeeze
from jixiao.reports.documents.telling import Telling
from jixiao.reports.paper.model import Text
from jixiao.reports.wording import MARKS

DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
STOPS = ("。", "；", "：", "！", "？", "”", "）")


def own_section(document: Document, *words: str) -> Section | None:
    """The first section with text whose title has one of the words."""
    for word in words:
        for section in document.sections:
            if word in section.title and section.paragraphs:
                return section
    return None


def quoted_section(tell: Telling, section: Section, *, key: str) -> tuple[Text, ...]:
    """The paragraphs of the unit's own text, as written."""
    found = []
    for at, one in enumerate(_without_signature(section.paragraphs), start=1):
        text = MARKS.sub("", one.text).strip()
        if text:
            words = tell.facts.words(text, f"{section.title}：原文", one.place)
            found.append(Text((words,), key=f"{key}.{at}", is_quoted=True))
    return tuple(found)


def _without_signature(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs without unit and date at the end, which stand below the last section."""
    dated = bool(paragraphs) and DATE.fullmatch(squeeze(paragraphs[-1].text))
    if not dated:
        return paragraphs
    rest = paragraphs[:-1]
    return rest[:-1] if rest and not rest[-1].text.rstrip().endswith(STOPS) else rest


def own_text(tell: Telling, key: str, *, words: Sequence[str]) -> tuple[Text, ...]:
    """What the unit wrote under a title with one of the words; nothing where there is none."""
    section = own_section(tell.document, *words)
    return () if section is None else quoted_section(tell, section, key=key)
