"""Sentences of a report on a year that speak of it as still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jixiao.audit.base import Words
from jixiao.audit.passages import sentence_around
from jixiao.domain.document import Document, Paragraph, Section
from jixiao.domain.finding import Severity
from jixiao.domain.text import half_width


@dataclass(frozen=True, slots=True)
class OutOfTime:
    """Such words, the paragraph and the sentence they stand in, and what is wrong with them."""

    paragraph: Paragraph
    sentence: str
    words: str
    fault: str
    severity: Severity


def early_signature(document: Document, year: int) -> str:
    """The date of a report that was signed before its year was over."""
    signed = document.signed_date
    if signed is None or signed >= date(year, 12, 1) or signed.year < year:
        return ""
    return f"{signed.year}年{signed.month}月{signed.day}日"


def out_of_time(document: Document, words: Words, *, year: int) -> Iterator[OutOfTime]:
    """The sentences, one for each paragraph and kind of fault; parts that plan are left out."""
    future = re.compile(rf"{year}年(?:度)?[^。；，\d]{{0,12}}?(?:{'|'.join(words['future'])})")
    end = re.compile("|".join(words["by_the_end"]).replace("{year}", str(year)))
    following = re.compile("|".join(words["next_year"]))
    for section, paragraph in _told(document):
        if _plans(section, paragraph, words):
            continue
        text = half_width(paragraph.text)
        if match := future.search(text):
            yield _fault(paragraph, match, "把这一年当作将来：", Severity.ERROR)
        if (match := end.search(text)) and _is_planned(text, match, words):
            yield _fault(paragraph, match, "把这一年的结果写成计划：", Severity.WARNING)
        if match := following.search(text):
            yield _fault(paragraph, match, "用了当年材料的口气：", Severity.WARNING)


def _told(document: Document) -> Iterator[tuple[Section, Paragraph]]:
    for section in document.sections:
        for paragraph in section.paragraphs:
            yield section, paragraph


def _plans(section: Section, paragraph: Paragraph, words: Words) -> bool:
    head = paragraph.text[:20]
    return any(one in section.title or one in head for one in words["plans"])


def _is_planned(text: str, match: re.Match[str], words: Words) -> bool:
    sentence = sentence_around(text, match.start())
    before, _, behind = sentence.partition(match[0])
    done = any(one in match[0] or one in behind for one in words["past"])
    return not done and any(one in before for one in words["planned"])


def _fault(paragraph: Paragraph, match: re.Match[str], fault: str, severity: Severity) -> OutOfTime:
    sentence = sentence_around(paragraph.text, match.start())
    return OutOfTime(paragraph, sentence, match[0], fault, severity)
