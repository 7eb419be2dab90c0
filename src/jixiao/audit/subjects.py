"""Subjects of the classification of expenditure as the text names them, beside the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.audit.budget_tables import LEVELS, Line, lines_of
from jixiao.audit.prose_figures import Figure, read_prose
from jixiao.domain.document import Document, Paragraph
from jixiao.domain.money import SCALES
from jixiao.domain.text import half_width, squeeze

NAME = r"[^()“”\"'。；;：:、\d]{2,30}?"
PATH = re.compile(rf"({NAME})\(类\)({NAME})\(款\)({NAME})\(项\)")
UNITS = ("元", "万元")
LEAST_SHARE, FEWEST = 0.6, 3


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of the text: 类, 款 and 项, where it stands, and the amounts stated for it."""

    path: tuple[str, str, str]
    paragraph: Paragraph
    start: int
    figures: tuple[Figure, ...]

    @property
    def printed(self) -> str:
        """The subject as it is written."""
        return "".join(
            f"{name}（{level}）" for name, level in zip(self.path, "类款项", strict=True)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """An item of the tables with its path and the row of every table that has it."""

    path: tuple[str, str, str]
    lines: tuple[Line, ...]


def written(path: tuple[str, str, str]) -> str:
    """A path as it is written: 教育支出（类）普通教育（款）小学教育（项）."""
    return "".join(f"{name}（{level}）" for name, level in zip(path, "类款项", strict=True))


def subjects_of(document: Document) -> list[Subject]:
    """Every subject that the narrative names in full, with the amounts up to the next one."""
    return [one for paragraph in document.paragraphs() for one in _subjects_in(paragraph)]


def rows_of(document: Document) -> list[Row]:
    """The items of all tables whose 类 and 款 are in the same table."""
    found: dict[tuple[str, str, str], list[Line]] = {}
    for table in document.tables:
        lines = lines_of(table)
        names = {line.code: line.name for line in lines}
        for line in lines:
            codes = [line.code[:length] for length in LEVELS]
            if len(line.code) == LEVELS[-1] and all(code in names for code in codes):
                first, second, third = (_plain(names[code]) for code in codes)
                found.setdefault((first, second, third), []).append(line)
    return [Row(path, tuple(lines)) for path, lines in found.items()]


def unknown_subjects(
    subjects: Sequence[Subject], rows: Sequence[Row]
) -> Iterator[tuple[Subject, Row]]:
    """Subjects that no table has, each with the row that has its amount.

    Only where most of the text's subjects are in the tables, so that these are the ones meant.
    """
    known = {one.path for one in rows}
    strange = [one for one in subjects if one.path not in known]
    if len(subjects) < FEWEST or len(strange) > (1 - LEAST_SHARE) * len(subjects):
        return
    named = {one.path for one in subjects}
    for subject in strange:
        likely = [one for one in rows if one.path not in named and states(subject, one)]
        if len(likely) == 1:
            yield subject, likely[0]


def states(subject: Subject, row: Row) -> bool:
    """Whether one of a subject's amounts is one of the row, in yuan or in 万元."""
    return any(
        figure.number and figure.low <= amount.number * SCALES[unit] <= figure.high
        for figure in subject.figures
        for line in row.lines
        for amount in line.amounts.values()
        for unit in UNITS
    )


def _subjects_in(paragraph: Paragraph) -> Iterator[Subject]:
    text = half_width(paragraph.text)
    if "(项)" not in text:
        return
    matches = list(PATH.finditer(text))
    figures = [one for one in read_prose(paragraph.text).figures if one.is_money]
    ends = [*(one.start() for one in matches[1:]), len(text)]
    for match, end in zip(matches, ends, strict=True):
        own = tuple(one for one in figures if match.end() <= one.start < end)
        path = (_plain(match[1]), _plain(match[2]), _plain(match[3]))
        yield Subject(path, paragraph, match.start(), own)


def _plain(name: str) -> str:
    return squeeze(half_width(name))
