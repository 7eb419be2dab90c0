"""What a rule is: a function that only decides, and the words of the YAML beside it."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jixiao.audit.collection import Collection
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.domain.spending_view import SpendingView, SpendingViews

Values = Mapping[str, object]
"""What fills the message of a finding, and under ``field``, ``place``, ``evidence``,
``project`` or ``indicator`` where the fault stands, if it is not what the rule visits.

``severity`` makes one finding milder than the rule's own, never graver. ``wrong`` is the part of
the evidence that is wrong, where it is not the whole, and ``amount`` the Money at stake."""

VISITED = (Document, Sheet, Indicator)


class RuleMistake(Exception):
    """A rule or its YAML is not as it must be; the message names the file."""


class Words(dict[str, tuple[str, ...]]):
    """The lists of words in a rule's YAML, by their names."""


GIVEN = (*VISITED, SheetScore, Words, Collection, SpendingView, SpendingViews)
"""What a rule's function may ask for; ``SpendingViews`` are none where no ledger is given."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """What a rule yields where its question does not arise."""

    reason: str


@dataclass(frozen=True, slots=True)
class CouldNotCheck:
    """What a rule yields where it cannot know, with the reason."""

    reason: str


Verdict = Values | NotApplicable | CouldNotCheck
Decide = Callable[..., Iterator[Verdict]]


@dataclass(frozen=True, slots=True)
class Applies:
    """Where a rule holds: kinds of sheets, fiscal years and regions; empty means everywhere."""

    kinds: tuple[SheetKind, ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    regions: tuple[str, ...] = ()

    def to_sheet(self, sheet: Sheet, document: Document) -> bool:
        """Whether a rule holds for a sheet of a document."""
        if self.kinds and sheet.kind not in self.kinds:
            return False
        return self.to_document(document, year=sheet.fiscal_year)

    def to_document(self, document: Document, *, year: int | None = None) -> bool:
        """Whether a rule holds for a document; an unknown year is no reason against it."""
        year = year or document.fiscal_year
        if year is not None:
            if self.from_year is not None and year < self.from_year:
                return False
            if self.to_year is not None and year > self.to_year:
                return False
        return not self.regions or any(one in document.unit.name for one in self.regions)


EVERYWHERE = Applies()


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: its code, what it visits, how it decides, and the words of its YAML.

    ``wants`` are the types of the function's arguments in order; the first one is visited.
    ``fails`` and ``passes`` are cases as plain data by their Chinese names.
    """

    code: str
    decide: Decide
    wants: tuple[type, ...]
    title: str
    severity: Severity
    basis: str
    message: str
    fix: str
    applies: Applies = Applies()
    words: Words = field(default_factory=Words)
    why: str = ""
    fails: Mapping[str, Any] = field(default_factory=dict)
    passes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def visits(self) -> type:
        """What the rule looks at one by one: documents, sheets or indicators."""
        return self.wants[0]

    @property
    def family(self) -> str:
        """The two letters of the family."""
        return self.code[:2]


DECISIONS: dict[str, Decide] = {}


def rule(code: str) -> Callable[[Decide], Decide]:
    """Register the function that decides a rule; its YAML is loaded by ``loader.py``."""

    def register(decide: Decide) -> Decide:
        if code in DECISIONS and DECISIONS[code].__module__ != decide.__module__:
            raise RuleMistake(f"规则编号 {code} 被用了两次：{decide.__module__}")
        DECISIONS[code] = decide
        return decide

    return register


def wanted_types(decide: Decide) -> tuple[type, ...]:
    """The types of a function's arguments in order; RuleMistake where one is odd."""
    hints = typing.get_type_hints(decide)
    hints.pop("return", None)
    wants = tuple(hints.values())
    if not wants or wants[0] not in VISITED:
        raise RuleMistake(f"{decide.__module__}：第一个参数必须是 Document、Sheet 或 Indicator")
    if any(one not in GIVEN for one in wants):
        names = "、".join(one.__name__ for one in GIVEN)
        raise RuleMistake(f"{decide.__module__}：参数只能是 {names}")
    return wants
