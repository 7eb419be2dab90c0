"""Sections out of the paragraphs of a report, by the way official documents number headings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from jixiao.domain.document import Paragraph, Section
from jixiao.domain.text import half_width
from jixiao.readers.marks import without_marks

CN = "一二三四五六七八九十百零〇"
HEADINGS = (
    (1, re.compile(rf"\s*(?P<number>第[{CN}\d]+(?:部分|章|篇))[、.：:\s]*(?P<title>.*)")),
    (1, re.compile(rf"\s*(?P<number>[{CN}]+)\s*[、．.]\s*(?P<title>.*)")),
    (2, re.compile(rf"\s*(?P<number>[（(]\s*[{CN}]+\s*[)）])[、.]?\s*(?P<title>.*)")),
    (3, re.compile(r"\s*(?P<number>\d{1,2}\s*[、．.](?!\d))\s*(?P<title>.*)")),
    (4, re.compile(r"\s*(?P<number>[（(]\s*\d{1,2}\s*[)）])[、.]?\s*(?P<title>.*)")),
)
LONGEST_HEADING = {1: 50, 2: 50, 3: 40, 4: 40}
SIGNED = re.compile(r"(20\d{2})年(\d{1,2})月(\d{1,2})日")


def sections_of(paragraphs: Iterable[Paragraph]) -> tuple[Section, ...]:
    """Numbered sections in reading order; what stands before the first is level 0.

    A numbered paragraph is a heading where it is short; a long one is text that is numbered.
    """
    sections: list[Section] = []
    heading: Paragraph | None = None
    level, number, title = 0, "", ""
    body: list[Paragraph] = []

    def close() -> None:
        if heading is not None or body:
            sections.append(_section(level, number, title, heading, body))

    for paragraph in paragraphs:
        found = heading_in(paragraph.text)
        if found is None:
            body.append(paragraph)
            continue
        close()
        heading, body = paragraph, []
        level, number, title = found
    close()
    return tuple(sections)


def heading_in(text: str) -> tuple[int, str, str] | None:
    """Level, number and title of a heading; None for any other paragraph."""
    text = without_marks(text).strip()
    for level, pattern in HEADINGS:
        match = pattern.fullmatch(text)
        if match:
            title = match["title"].strip()
            inner = title.rstrip("。；;：:.")
            short = len(text) <= LONGEST_HEADING[level] and "。" not in inner and "；" not in inner
            if short and (title or level == 1):
                return level, match["number"].strip(), title
            return None
    return None


def _section(
    level: int, number: str, title: str, heading: Paragraph | None, body: list[Paragraph]
) -> Section:
    place = heading.place if heading is not None else body[0].place
    text = "\n".join(without_marks(one.text).strip() for one in body)
    return Section(number, title, level, text, place, heading, tuple(body))


def signed_date(paragraphs: Iterable[Paragraph]) -> date | None:
    """The date under the report: the first paragraph that is nothing but a whole date."""
    for paragraph in paragraphs:
        match = SIGNED.fullmatch(half_width(paragraph.text).replace(" ", ""))
        if match:
            try:
                return date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                return None
    return None
