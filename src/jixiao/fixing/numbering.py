"""Typed numbers of paragraphs and lines: one that is wrong in a run, and styles that are mixed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiao.domain.enumerator import HEADING, PART, shown, value_of
from jixiao.fixing.change import Mend
from jixiao.fixing.passage import Edit, Passage
from jixiao.fixing.words import fixing_words

LONG_LINE = 24
ENDS = "。！？；：”）》.!?;:)"
LEAST = 3
LEAST_AT_END = 4
"""A number printed twice at the end of a run is surely wrong behind so many."""


class Number(NamedTuple):
    """A printed number: its style, value and stop, and where its digits and stop stand."""

    style: str
    value: int
    stop: str
    passage: Passage
    digits: tuple[int, int]
    stop_at: tuple[int, int]


@dataclass(slots=True)
class Series:
    """Numbers of one style that belong together, from 1 on."""

    style: str
    numbers: list[Number] = field(default_factory=list)

    def wrong(self) -> tuple[Number, int] | None:
        """The only number that is wrong, and what it must be; None where that is not certain."""
        values = [one.value for one in self.numbers]
        off = [at for at, value in enumerate(values) if value != at + 1]
        if len(off) != 1 or off[0] == 0 or len(values) < LEAST:
            return None
        at = off[0]
        is_last = at == len(values) - 1
        if is_last and (values[at] != values[at - 1] or len(values) < LEAST_AT_END):
            return None
        return self.numbers[at], at + 1

    def mixed(self) -> tuple[list[Number], str]:
        """The numbers whose stop differs (``3、`` among ``1.``), and the stop of the others."""
        values = [one.value for one in self.numbers]
        stops = [one.stop for one in self.numbers]
        if values != list(range(1, len(values) + 1)) or len({one == "、" for one in stops}) < 2:
            return [], ""
        counted = Counter(stops)
        usual = max(counted, key=lambda one: (counted[one], -stops.index(one)))
        return [one for one in self.numbers if (one.stop == "、") != (usual == "、")], usual


def mend_numbers(passages: Sequence[Passage]) -> None:
    """Mend the numbers of the narrative, and those of the lines in each cell."""
    whole = "\n".join([one.text for one in passages])
    changed: set[int] = set()
    for series in (*_narrative([one for one in passages if not one.is_cell]), *_cells(passages)):
        # Where one number of a passage has changed, those behind it have moved: next time.
        if not changed & {id(one.passage) for one in series.numbers}:
            changed |= {id(one) for one in _mend(series, whole)}


def _mend(series: Series, whole: str) -> list[Passage]:
    """Mend a series where that is certain; gives the passages that were changed."""
    is_objective = series.numbers[0].passage.is_objective
    if (found := series.wrong()) is not None:
        number, value = found
        if _is_referred_to(series.style, number.value, whole):
            return []
        mend = Mend.OBJECTIVE_ORDER if is_objective else Mend.ORDER
        number.passage.apply([Edit(*number.digits, _bare(series.style, value))], mend)
        return [number.passage]
    odd, usual = series.mixed()
    for number in odd:
        mend = Mend.OBJECTIVE_STYLE if is_objective else Mend.STYLE
        number.passage.apply([Edit(*number.stop_at, usual)], mend)
    return [number.passage for number in odd]


def _bare(style: str, value: int) -> str:
    """A number of a style without stop and brackets."""
    return shown(style, value).strip(".、（）()")


def _is_referred_to(style: str, value: int, whole: str) -> bool:
    """Whether the text speaks of an item by its number, so that a new number would mislead."""
    printed, words = _bare(style, value), fixing_words()
    pattern = rf"(?:{words.refers})第?[（(]?{printed}(?!\d)|第{printed}(?:{words.parts})"
    return re.search(pattern, whole) is not None


def _narrative(passages: Sequence[Passage]) -> Iterator[Series]:
    """The series of the paragraphs; what may be cut lines or numbered by a program ends them."""
    walk = Walk()
    before = ""
    for one in passages:
        text, last = one.text, before.rstrip()
        before = text or before
        is_cut = len(last) >= LONG_LINE and last[-1] not in ENDS
        if PART.match(text):
            walk.open.clear()
        elif one.is_numbered:
            walk.stop()
        elif (number := number_of(one, text, 0)) is not None:
            if is_cut:
                walk.stop()
            else:
                walk.take(number)
    yield from walk.series


def _cells(passages: Sequence[Passage]) -> Iterator[Series]:
    for one in passages:
        if not one.is_cell or "\n" not in one.text:
            continue
        walk, at = Walk(), 0
        for line in one.text.split("\n"):
            if (number := number_of(one, line, at)) is not None:
                walk.take(number)
            at += len(line) + 1
        yield from walk.series


def number_of(passage: Passage, line: str, start: int) -> Number | None:
    """The number that a line begins with; ``start`` is where the line begins in its passage."""
    for style, pattern in HEADING.items():
        match = pattern.match(line)
        if match and (value := value_of(match["n"])):
            has_stop = "stop" in match.groupdict()
            digits = (start + match.start("n"), start + match.end("n"))
            stop = match["stop"] if has_stop else ""
            at = (start + match.start("stop"), start + match.end("stop")) if has_stop else digits
            return Number(style, value, stop, passage, digits, at)
    return None


@dataclass(slots=True)
class Walk:
    """The series found so far, and those that may go on, outermost first."""

    series: list[Series] = field(default_factory=list)
    open: list[Series] = field(default_factory=list)

    def stop(self) -> None:
        """Let no series go on; what was met of them is not surely the whole."""
        for one in self.open:
            self.series.remove(one)
        self.open.clear()

    def take(self, number: Number) -> None:
        """Put a number into the open series of its style; 1 begins a new one."""
        at = next((i for i, one in enumerate(self.open) if one.style == number.style), None)
        if at is None and number.value != 1:
            self.stop()
            return
        if at is None or number.value == 1:
            del self.open[len(self.open) if at is None else at :]
            self.open.append(Series(number.style))
            self.series.append(self.open[-1])
            at = len(self.open) - 1
        del self.open[at + 1 :]
        self.open[at].numbers.append(number)
