"""The objectives of a sheet line by line, and whether the numbers before them follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import numeric

from jixiao.domain.numerals import read_numeral
from jixiao.domain.place import Place
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import half_width, squeeze

CHINESE = "[一二三四五六七八九十]{1,3}"
# The numbers that objectives are printed with, at the beginning of a line or of a sentence.
STYLES = (
    re.compile(r"(?:年度|总体|绩效)?目标(\d{1,2}|[一二三四五六七八九十])[:、.]"),
    re.compile(rf"\(({CHINESE}|\d{{1,2}})\)[、.]?"),
    re.compile(r"(\d{1,2})[、.)](?!\d)"),
    re.compile(rf"({CHINESE})[、.]"),
    re.compile(rf"第({CHINESE})[,、:]"),
    re.compile(rf"({CHINESE})是"),
    re.compile("([①-⑳])"),
)
SENTENCES = re.compile(r"(?<=[。;!,:])")
HEADS = (":", "：")
EDGES = "、,，;；。.:："
FULL_WIDTH = str.maketrans("(),:", "（），：")


@dataclass(frozen=True, slots=True)
class Mark:
    """A number as printed before an objective: ``2、`` is style 2 and number 2."""

    style: int
    number: int
    printed: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the objectives: the numbers in it, its bare words, where it stands."""

    text: str
    place: Place
    marks: tuple[Mark, ...]
    is_numbered: bool
    words: str


def lines_by_term(sheet: Sheet) -> list[tuple[Line, ...]]:
    """The lines of each term apart: a long-term objective may repeat one of the year."""
    found: dict[str, list[Line]] = {}
    for objective in sheet.objectives:
        for text in objective.text.splitlines():
            if text.strip():
                found.setdefault(objective.term, []).append(_line(text.strip(), objective.place))
    return [tuple(lines) for lines in found.values()]


@lru_cache(maxsize=1024)
def _line(text: str, place: Place) -> Line:
    plain = squeeze(half_width(text))
    first, *pieces = SENTENCES.split(plain)
    own = _mark(first)
    marks = [own] if own else []
    marks += [mark for mark in map(_mark, pieces) if mark]
    words = plain[len(own.printed) :] if own else plain
    return Line(text, place.quoting(text), tuple(marks), own is not None, words.strip(EDGES))


def _mark(piece: str) -> Mark | None:
    for style, pattern in enumerate(STYLES):
        if match := pattern.match(piece):
            return Mark(style, whole(match[1]), match[0])
    return None


def whole(text: str) -> int:
    """A number in digits, in a circle or in Chinese numerals; 0 where it is none."""
    if text.isascii():
        return int(text)
    if len(text) == 1:
        return int(numeric(text))
    return int(read_numeral(text) or 0)


def number_faults(lines: Sequence[Line], *, within: str) -> Iterator[tuple[Line, str]]:
    """Numbers that do not follow one another: one is missing, or stands twice.

    Lists may stand within lists, and a list may begin again at 1, also under a new heading.
    A number in mid-line counts only where it goes on with a list: others may be part of a
    sentence. ``within`` is the text in which a number that seems missing may stand after all.
    """
    open_lists: list[Mark] = []
    for line in lines:
        if line.text.endswith(HEADS):
            open_lists.clear()
        for mark in line.marks:
            starts_line = line.is_numbered and mark is line.marks[0]
            before = _before(open_lists, mark)
            if before is None and mark.number != 1 and not starts_line:
                continue
            fault = _fault(mark, before.number if before else 0, within=within)
            if fault:
                yield line, fault
            open_lists.append(mark)


def _before(open_lists: list[Mark], mark: Mark) -> Mark | None:
    """Close the lists within the one that a number goes on with; that list's last number."""
    for index, one in enumerate(open_lists):
        if one.style == mark.style:
            del open_lists[index:]
            return one
    return None


def _fault(mark: Mark, before: int, *, within: str) -> str:
    printed = mark.printed.translate(FULL_WIDTH)
    if mark.number == before:
        return f"编号“{printed}”出现两次"
    if mark.number in (before + 1, 1):
        return ""
    if mark.number < before:
        return f"编号“{printed}”排在第{before}项之后"
    plain = squeeze(half_width(within))
    if before + 1 in {whole(found[1]) for found in STYLES[mark.style].finditer(plain)}:
        return ""
    return f"编号“{printed}”之前缺第{before + 1}项"
