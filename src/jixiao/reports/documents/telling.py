"""What a report is told from: the document, its figures, and the wording that it gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding
from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.score import SheetScore
from jixiao.domain.text import half_width, without_notes
from jixiao.reports.documents.completion import Completion, completions
from jixiao.reports.documents.figures import Figures, Line, figures_of
from jixiao.reports.narrative.facts import Facts, together
from jixiao.reports.narrative.wordings import Fact, say
from jixiao.reports.paper.model import Span, Spans, Text
from jixiao.reports.tracing.citing import Citing
from jixiao.reports.wording import to_fill

THINGS = ("项目", "工程", "经费", "资金", "计划", "工作", "行动", "补助", "补贴")


@dataclass(frozen=True)
class Telling:
    """A document with everything that its report says of it.

    ``seed`` (unit, year, project) chooses the wordings; ``previous`` are the figures of the year
    before, where its document is given.
    """

    document: Document
    figures: Figures
    findings: tuple[Finding, ...]
    facts: Facts
    seed: str
    previous: Figures | None = None
    work: str = "绩效自评"

    def say(self, key: str, /, **facts: Fact) -> Spans:
        """The text of a key in the wording of this report; ``work`` and ``noun`` are known."""
        known: dict[str, Fact] = {"work": self.work, "noun": self.noun, **facts}
        return say(key, seed=self.seed, **known)

    def by_number(self, key: str, /, **facts: Fact) -> Spans:
        """The text for one project or for many, whichever there are."""
        return self.say(f"{key}.{'one' if self.figures.is_single else 'many'}", **facts)

    @cached_property
    def completions(self) -> tuple[Completion, ...]:
        """What came of every indicator that can be compared."""
        return completions(self.figures)

    @cached_property
    def completions_by_project(self) -> dict[str, list[Completion]]:
        """The same by the key of the project."""
        found: dict[str, list[Completion]] = {line.key: [] for line in self.figures.lines}
        for one in self.completions:
            found[one.line.key].append(one)
        return found

    @property
    def year(self) -> Spans:
        """``2023年度``, or the gap for it."""
        year = self.document.fiscal_year
        if year is None:
            return (Span(to_fill("年度")),)
        return together(self._year_span(str(year)), "年度")

    def _year_span(self, text: str) -> Span:
        return Span(text, self.facts.citing.origin("预算年度", self._where(self.document)))

    @staticmethod
    def _where(document: Document) -> Place:
        """The title that prints the year."""
        return next((sheet.place_of("fiscal_year") for sheet in document.sheets), NOWHERE)

    @property
    def subject(self) -> Spans:
        """The only project by its name, or the whole of the department's spending."""
        (line,) = self.figures.lines
        if line.is_whole:
            return together(self.name(line), "部门整体支出")
        if not line.sheet.project.name:
            return (Span(to_fill("项目名称")),)
        year = f"{self.document.fiscal_year}年"
        plain = line.name.removeprefix(year).removeprefix("度")
        plain = plain if line.name.startswith(year) and plain else line.name
        return together(self.named(line, plain), "" if plain.endswith(THINGS) else "项目")

    @property
    def short_subject(self) -> str:
        """The only project once it has been named."""
        if not self.figures.is_single:
            return ""
        return "部门整体支出" if self.figures.lines[0].is_whole else "该项目"

    @property
    def noun(self) -> str:
        """What the sheets are about: projects, or units with all their spending."""
        lines = self.figures.lines
        return "单位" if lines and all(line.is_whole for line in lines) else "项目"

    def name(self, line: Line) -> Span:
        """The name of a project."""
        return self.named(line, line.name)

    def named(self, line: Line, text: str) -> Span:
        """The name of a project, or as much of it as the sentence needs."""
        return self.facts.words(text, f"{line.name}：项目名称", line.name_place)


def telling(
    document: Document,
    *,
    findings: Sequence[Finding],
    scores: Sequence[SheetScore | None],
    previous: Document | None = None,
    work: str = "绩效自评",
) -> Telling:
    """All that a report is told from."""
    figures = figures_of(document, scores)
    names = [line.name for line in figures.lines[:1]]
    seed = "|".join([unit_name(document), str(document.fiscal_year or ""), *names])
    return Telling(
        document, figures, tuple(findings), Facts(Citing(document.source)), seed,
        previous=None if previous is None else figures_of(previous, ()), work=work,
    )  # fmt: skip


def unit_name(document: Document) -> str:
    """The unit as it signs: without the bracket that only the platform puts behind it."""
    name = document.unit.name.strip()
    plain = without_notes(half_width(name)).strip()
    return plain if plain and plain in half_width(document.title) else name


def paragraph(key: str, *parts: Fact) -> Text:
    """A paragraph of sentences in a row under its name."""
    return Text(together(*parts), key=key)


def gap(key: str, what: str) -> Text:
    """A paragraph that only a person can write."""
    return Text((Span(to_fill(what)),), key=key)
