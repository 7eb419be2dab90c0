"""Runs of numbers in a narrative, and where they break."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from jixiao.audit.enumerations import Mark, goes_on, marks_of
from jixiao.domain.document import Paragraph
from jixiao.domain.enumerator import HEADING, shown

ALONE_ENOUGH = frozenset({"{}、", "（{}）", "{}是"})
"""Styles of which a single late number is a fault; a lone ``3.`` may be anything."""
FARTHEST = 5
"""A number farther on than this is no member of the run (a year, an amount, a code)."""


@dataclass(slots=True)
class Run:
    """Numbers of one style that belong together, and what is wrong with them."""

    style: str
    marks: list[Mark] = field(default_factory=list)
    outer: Run | None = None
    faults: list[tuple[Mark, str]] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number reached."""
        return self.marks[-1].value if self.marks else 0

    def add(self, mark: Mark) -> None:
        """Let a number in, noting a number left out or used twice."""
        is_loose = mark.is_loose or (bool(self.marks) and self.marks[-1].is_loose)
        if not is_loose and (fault := self._fault(mark.value)):
            self.faults.append((mark, fault))
        self.marks.append(mark)

    def _fault(self, value: int) -> str:
        """What is wrong with a number as the next one; empty where it is right."""
        printed = shown(self.style, value)
        if self.marks and value == self.last:
            return f"“{printed}”用了两次"
        left_out = (f"“{shown(self.style, one)}”" for one in range(self.last + 1, value))
        return f"“{printed}”之前缺{missing}" if (missing := "".join(left_out)) else ""


@dataclass(frozen=True, slots=True)
class Break:
    """A broken run: the paragraph where it breaks first, and what is wrong, in words.

    ``is_style_only`` says that every number is there, though not all written in one way.
    """

    paragraph: Paragraph
    fault: str
    is_style_only: bool = False


def breaks_in(paragraphs: Iterable[Paragraph], *, row_labels: str) -> list[Break]:
    """The broken runs of a narrative, in reading order.

    ``row_labels`` is a regular expression for lines that may be rows of a table (三、教育支出).
    """
    walk = Walk(re.compile(row_labels))
    order: dict[int, int] = {}
    for index, paragraph in enumerate(paragraphs):
        order[id(paragraph)] = index
        walk.take(paragraph)
    found = [one for run in walk.runs if (one := _break_of(run)) is not None]
    return sorted(found, key=lambda one: order[id(one.paragraph)])


@dataclass(slots=True)
class Walk:
    """A narrative gone through number by number, with the open runs, outermost first.

    Which style stands inside which is not fixed: a style not open yet begins inside the others.
    """

    row_labels: re.Pattern[str]
    open: list[Run] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    before: str = ""

    def take(self, paragraph: Paragraph) -> None:
        """Let a paragraph's numbers into their runs."""
        text, before = paragraph.text, self.before
        self.before = text
        is_loose = goes_on(text, before) or bool(self.row_labels.search(text))
        marks = marks_of(paragraph, is_loose=is_loose)
        if marks.begins_part:
            self.open.clear()
        if marks.heading is not None:
            self._put(marks.heading)
        for listed in marks.local:
            if marks.heading is not None and marks.heading.style == listed[0].style:
                for mark in listed[1:]:
                    self._put(mark)
            elif len(listed) > 1:
                self._take_list(listed)
        for mark in marks.running:
            self._put(mark)

    def _put(self, mark: Mark) -> None:
        """Let a number into the open run of its style, closing the runs inside that."""
        at = next((i for i, run in enumerate(self.open) if run.style == mark.style), None)
        if at is None:
            self._begin(mark, outer=None)
            return
        run = self.open[at]
        if mark.value > run.last + FARTHEST:
            return
        del self.open[at + 1 :]
        if mark.value == run.last + 1:
            run.add(mark)
        elif run.outer is not None and mark.value == run.outer.last + 1:
            self.open[at] = _back_to(run.outer, run, mark)
        elif mark.value >= run.last and mark.value > 1:
            run.add(mark)
        else:
            del self.open[at]
            self._begin(mark, outer=run if mark.style in HEADING else None)

    def _begin(self, mark: Mark, *, outer: Run | None) -> None:
        if mark.value > FARTHEST:
            return
        run = Run(mark.style, outer=outer)
        run.add(mark)
        self.open.append(run)
        self.runs.append(run)

    def _take_list(self, listed: tuple[Mark, ...]) -> None:
        """A list inside one paragraph; 1 begins another one."""
        run = Run(listed[0].style)
        for mark in listed:
            if mark.value == 1 and run.marks:
                self.runs.append(run)
                run = Run(mark.style)
            if mark.value <= run.last + FARTHEST:
                run.add(mark)
        self.runs.append(run)


def _back_to(outer: Run, inner: Run, mark: Mark) -> Run:
    """The outer run again, after a run inside it that was numbered in the same style."""
    if len(inner.marks) > 1 and not any(one.is_loose for one in (*inner.marks, mark)):
        first, last = inner.marks[0], inner.marks[-1]
        above, begun, ended = (
            shown(inner.style, one) for one in (outer.last, first.value, last.value)
        )
        fault = f"在“{above}”之下又用同级的编号“{begun}”至“{ended}”"
        inner.faults.insert(0, (first, fault))
    outer.add(mark)
    return outer


def _break_of(run: Run) -> Break | None:
    """What is wrong with a run, at the paragraph where it goes wrong first."""
    faults = list(run.faults)
    if faults and len(run.marks) == 1 and run.style not in ALONE_ENOUGH:
        return None
    mixed = _mixed_stops(run)
    told = [*faults, *mixed]
    if not told:
        return None
    words = "；".join(dict.fromkeys(text for _mark, text in told))
    return Break(told[0][0].paragraph, words, is_style_only=not faults)


def _mixed_stops(run: Run) -> list[tuple[Mark, str]]:
    """``1.`` and ``3、`` in one run."""
    first = run.marks[0]
    if any(mark.is_loose for mark in run.marks):
        return []
    for mark in run.marks:
        if (mark.stop == "、") != (first.stop == "、"):
            return [(mark, f"“{first.value}{first.stop}”和“{mark.value}{mark.stop}”两种写法混用")]
    return []
