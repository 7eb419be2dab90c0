"""The parts of a report by what their headings promise, whatever a province calls them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from jixiao.audit.signature import signed_paragraphs
from jixiao.domain.document import Document, Paragraph, Section

REPORTS = ("self_evaluation_report", "evaluation_report")
ANSWER = "整改"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report: its heading, the roles that it plays, and everything under it."""

    section: Section
    roles: frozenset[str]
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """All that stands under the heading, without the heading."""
        return "\n".join(one.text for one in self.paragraphs)

    @property
    def heading(self) -> str:
        """The heading as printed."""
        return f"{self.section.number}、{self.section.title}".lstrip("、").replace("、、", "、")


def is_report(document: Document) -> bool:
    """Whether a document is a report on an evaluation, by its title; one on 整改 answers to it."""
    return document.kind in REPORTS and ANSWER not in document.title


def parts_of(document: Document) -> tuple[Part, ...]:
    """The parts that a report's headings announce, in reading order.

    A part lasts until the next heading with a role that is no deeper than its own, or until the
    signature; headings without a role belong to the part that they stand in.
    """
    signed = {id(one) for one in signed_paragraphs(document)}
    sections = document.sections
    roles = [roles_of(one.title) if one.number else frozenset[str]() for one in sections]
    parts = []
    for at, section in enumerate(sections):
        if roles[at]:
            end = at + 1
            while end < len(sections) and not _ends(sections[end], roles[end], section):
                end += 1
            under = tuple(one for one in _under(sections[at:end]) if id(one) in signed)
            if section.heading is None or id(section.heading) in signed:
                parts.append(Part(section, roles[at], under))
    return tuple(parts)


def _ends(section: Section, roles: frozenset[str], part: Section) -> bool:
    return bool(roles) and 0 < section.level <= part.level


def _under(sections: tuple[Section, ...]) -> Iterator[Paragraph]:
    for number, section in enumerate(sections):
        if number and section.heading is not None:
            yield section.heading
        yield from section.paragraphs


@lru_cache(maxsize=4096)
def roles_of(title: str) -> frozenset[str]:
    """What a heading promises: organisation, results, quality, problems, measures, use."""
    return frozenset(role for role, marks in _roles().items() if any(one in title for one in marks))


@lru_cache(maxsize=1)
def _roles() -> dict[str, tuple[str, ...]]:
    text = (resources.files(__package__) / "report_parts.toml").read_text(encoding="utf-8")
    return {role: tuple(marks) for role, marks in tomllib.loads(text)["roles"].items()}
