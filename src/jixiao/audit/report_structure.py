"""Where the structure of a document breaks: parts, headings, and what follows the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jixiao.audit.signature import paragraphs_behind
from jixiao.domain.document import Document, Paragraph, Section
from jixiao.domain.numerals import read_numeral

PART = re.compile(r"第(?P<number>[一二三四五六七八九十]+|\d+)部分")
NUMERAL = re.compile(r"[一二三四五六七八九十]+")
LISTED = re.compile(r"\s*(?:\d{1,2}\s*[、．.]|[（(]|第|[一二三四五六七八九十]+\s*[、．.是])")
LONG, FEWEST_LONG = 60, 2
LONGEST_HEADING, LEAST_BODY = 40, 1.5
FEWEST_SIBLINGS = 3
# These formats cut paragraphs by their looks: a lost number may be the reader's.
DRAWN = ("pdf", "ofd")


@dataclass(frozen=True, slots=True)
class StructureFault:
    """The paragraph at which the structure breaks, and how."""

    paragraph: Paragraph
    fault: str


def faults_of(document: Document, may_follow: Sequence[str]) -> list[StructureFault]:
    """Every such place in reading order; what is cut by looks is not judged by its headings."""
    found = [
        *_missing_parts(document),
        *_second_document(document, re.compile("|".join(may_follow))),
    ]
    if document.source.format not in DRAWN:
        found += [*_bare_headings(document.sections), *_lost_headings(document.sections)]
    order = {id(one): at for at, one in enumerate(document.paragraphs())}
    return sorted(found, key=lambda one: order[id(one.paragraph)])


def _missing_parts(document: Document) -> Iterator[StructureFault]:
    numbers: dict[int, Paragraph] = {}
    for section in document.sections:
        match = PART.fullmatch(section.number)
        if match and section.heading is not None:
            number = _number(match["number"])
            numbers.setdefault(number, section.heading)
    missing = [one for one in range(1, max(numbers, default=0)) if one not in numbers]
    if missing:
        first = next(
            paragraph for number, paragraph in sorted(numbers.items()) if number > missing[0]
        )
        shown = "、".join(f"第{_numeral(one)}部分" for one in missing)
        yield StructureFault(first, f"有“{first.text.strip()[:20]}”，而全文没有{shown}")


def _second_document(document: Document, may_follow: re.Pattern[str]) -> Iterator[StructureFault]:
    behind = [one for one in paragraphs_behind(document) if one.text.strip()]
    if not behind or any(may_follow.search(one.text.strip()) for one in behind[:3]):
        return
    own = []
    for paragraph in behind:
        if may_follow.match(paragraph.text.strip()):
            break
        own.append(paragraph)
    if sum(len(one.text) >= LONG for one in own) >= FEWEST_LONG or _headed(own):
        yield StructureFault(behind[0], "签字和日期以后还有正文，像是接上了另一份材料")


def _headed(paragraphs: Sequence[Paragraph]) -> bool:
    return len(paragraphs) >= FEWEST_SIBLINGS and any(LISTED.match(one.text) for one in paragraphs)


def _bare_headings(sections: Sequence[Section]) -> Iterator[StructureFault]:
    """A paragraph that is made as the headings around it are, but has no number."""
    for at, (section, following) in enumerate(pairwise(sections)):
        if not section.number or section.level != following.level:
            continue
        siblings = _run_of(sections, at)
        if len(siblings) < FEWEST_SIBLINGS or not all(one.endswith("。") for one in siblings):
            continue
        for paragraph, body in zip(section.paragraphs[1:], section.paragraphs[2:], strict=False):
            if _is_like_heading(paragraph.text.strip(), body.text):
                text = paragraph.text.strip()
                yield StructureFault(paragraph, f"“{text}”与前后的标题写法相同而没有编号")


def _run_of(sections: Sequence[Section], at: int) -> list[str]:
    """The titles of the headings of one level that stand around a heading."""
    section = sections[at]
    near = sections[max(at - 2, 0) : at + 2]
    return [one.title for one in near if one.level == section.level and one.number]


def _is_like_heading(text: str, body: str) -> bool:
    inner = text[:-1]
    return (
        text.endswith("。")
        and 8 <= len(text) <= LONGEST_HEADING
        and not any(mark in inner for mark in "。；：:")
        and not re.search(r"\d", text)
        and not LISTED.match(text)
        and len(body) > LEAST_BODY * len(text)
    )


def _lost_headings(sections: Sequence[Section]) -> Iterator[StructureFault]:
    """（一） after （二） with only bare paragraphs between them: the heading above is lost."""
    for before, after in pairwise(sections):
        if before.level != 2 or after.level != 2 or after.heading is None:
            continue
        first, last = NUMERAL.search(after.number), NUMERAL.search(before.number)
        if not first or not last or _number(first[0]) != 1 or _number(last[0]) < 2:
            continue
        if len(before.paragraphs) >= 2 and not any(
            LISTED.match(one.text) for one in before.paragraphs
        ):
            yield StructureFault(
                after.heading, f"“{before.number}”以后又从“{after.number}”编起，缺少上一级标题"
            )


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(read_numeral(text) or 0)


def _numeral(number: int) -> str:
    return "零一二三四五六七八九十"[number] if number <= 10 else str(number)
