"""A document: what one file of a unit says, in sheets, narrative and lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from jixiao.domain.document_number import DocumentNumber
from jixiao.domain.grid import Grid
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.problem import Problem
from jixiao.domain.rectification import Rectification
from jixiao.domain.sheet import Sheet
from jixiao.domain.unit import BudgetUnit

SCHEMA = "jixiao/document/1"
NO_UNIT = BudgetUnit()


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a document was read from; ``format`` is decided by its content."""

    path: str = ""
    sha256: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the narrative, with the place where it stands."""

    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the narrative; ``text`` is its paragraphs without the heading.

    ``level`` is 1 for 一、 and 第一部分, 2 for （一）, 3 for 1. and 4 for （1）; text before
    the first heading is a section of level 0 without number. ``heading`` and ``paragraphs``
    say the same again with the place of every paragraph; they are not written as plain data.
    """

    number: str = ""
    title: str = ""
    level: int = 0
    text: str = ""
    place: Place = NOWHERE
    heading: Paragraph | None = field(default=None, compare=False, metadata={"plain": False})
    paragraphs: tuple[Paragraph, ...] = field(default=(), compare=False, metadata={"plain": False})


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One project named in a sentence, with the amount that stands behind it.

    ``has_unit`` is False where the amount has no unit of money of its own.
    """

    name: str
    amount: Money | None = None
    has_unit: bool = True
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of projects in the narrative and the number of them that the text states."""

    stated_count: int | None = None
    items: tuple[ListedItem, ...] = ()
    stated_total: Money | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Document:
    """All that was read from one file; a file that could not be read has only problems.

    ``narrative_indicators`` are stated in sentences and belong to no sheet;
    ``document_numbers`` are those of official documents that are named, each once.
    ``rectifications`` are the lines of lists of rectifications (整改台账). ``tables`` are all
    that are no performance sheet, those lists among them; they are not written as plain data.
    """

    schema: str = SCHEMA
    source: Source = Source()
    kind: str = ""
    title: str = ""
    unit: BudgetUnit = NO_UNIT
    fiscal_year: int | None = None
    signed_date: date | None = None
    sheets: tuple[Sheet, ...] = ()
    sections: tuple[Section, ...] = ()
    listings: tuple[Listing, ...] = ()
    narrative_indicators: tuple[Indicator, ...] = ()
    document_numbers: tuple[DocumentNumber, ...] = ()
    problems: tuple[Problem, ...] = ()
    rectifications: tuple[Rectification, ...] = ()
    tables: tuple[Grid, ...] = field(default=(), compare=False, metadata={"plain": False})

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph outside tables in reading order, headings among them."""
        for section in self.sections:
            if section.heading is not None:
                yield section.heading
            yield from section.paragraphs

    @property
    def is_readable(self) -> bool:
        """Whether anything was read at all."""
        return bool(self.sheets or self.sections or self.rectifications)
