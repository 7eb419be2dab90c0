"""What is remembered of a document to find it again among those checked together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from jixiao.audit.amounts import budgets_of
from jixiao.audit.names import Likeness, likeness, read_name
from jixiao.audit.wording import bare
from jixiao.domain.cut_off import cut_off_of, month_in
from jixiao.domain.document import Document
from jixiao.domain.money import Money
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.domain.text import without_notes
from jixiao.domain.unit import BudgetUnit

CODE = re.compile(r"\d.*\d.*\d.*\d")
YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
LEAST_CHARACTERS = 20
UNNAMED = "一起检查的另一份文件"


class SheetDigest(NamedTuple):
    """A sheet by its unit, year and project, and where it stands: document and sheet number.

    ``unit`` and ``department`` are bare names; ``owners`` are the names that it is found by;
    ``objectives`` stands for the words of the year's objectives, 0 where there are few;
    ``budgets`` are those of its total row.
    """

    document: int
    sheet: int
    kind: SheetKind
    unit: str
    department: str
    year: int | None
    code: str
    name: str
    objectives: int
    owners: tuple[str, ...]
    budgets: tuple[Money, ...]

    def is_of_same_unit(self, other: SheetDigest) -> bool:
        """Whether both are of one unit; departments decide only where a unit is not printed."""
        if self.unit and other.unit:
            return self.unit == other.unit
        return bool(set(self.owners) & set(other.owners))

    def is_of_same_project(self, other: SheetDigest) -> bool:
        """Whether both are surely of one project: by the code, else by the name."""
        if self.code and self.code == other.code:
            return True
        if self.code and other.code and self.year == other.year:
            return False
        names = self.name, other.name
        if self.year != other.year:
            names = undated(self.name), undated(other.name)
        return likeness(*names) >= Likeness.CORE


class Digest(NamedTuple):
    """A document by its unit, year and kind and by the projects that its sheets are about.

    ``cut_offs`` are the months that its sheets of monitoring reach to: that of July is no copy of
    that of October.
    """

    number: int
    file: str
    sha256: str
    unit: str
    year: int | None
    kind: str
    title: str
    sheets: tuple[SheetDigest, ...]
    projects: frozenset[tuple[SheetKind, str, str]]
    cut_offs: frozenset[int] = frozenset()

    @property
    def likely_copies(self) -> tuple[object, ...]:
        """What this document and its copies in other formats have in common."""
        return (self.unit, self.kind, self.projects or self.title)

    def is_copy_of(self, other: Digest) -> bool:
        """Whether both are one document, given twice or in two formats."""
        if self.sha256 and self.sha256 == other.sha256:
            return True
        if not self.unit or not (self.projects or self.title):
            return False
        if self.cut_offs and other.cut_offs and self.cut_offs != other.cut_offs:
            return False
        years = {self.year, other.year} - {None}
        return len(years) < 2 and self.likely_copies == other.likely_copies


def digest_of(document: Document, number: int = -1) -> Digest:
    """What to remember of a document that is the so-manyth of its run."""
    path = document.source.path
    own = bare_unit(document.unit.name)
    sheets = tuple(_sheet_digests(document, number=number, own=own))
    return Digest(
        number=number,
        file=PurePath(path).name or document.title or UNNAMED,
        sha256=document.source.sha256,
        unit=own,
        year=document.fiscal_year,
        kind=document.kind,
        title=bare(document.title),
        sheets=sheets,
        projects=frozenset(
            (one.kind, one.code or read_name(one.name).core, one.unit) for one in sheets
        ),
        cut_offs=_cut_offs(document),
    )


def _cut_offs(document: Document) -> frozenset[int]:
    named = month_in(PurePath(document.source.path).name)
    watched = (one for one in document.sheets if one.kind is SheetKind.MONITORING)
    months = (cut_off_of(one, document) or named for one in watched)
    return frozenset(one for one in months if one)


def _sheet_digests(document: Document, *, number: int, own: str) -> Iterator[SheetDigest]:
    for index, sheet in enumerate(document.sheets):
        yield sheet_digest(sheet, document, number=number, index=index, own=own)


def sheet_digest(
    sheet: Sheet, document: Document, *, number: int = -1, index: int = -1, own: str = ""
) -> SheetDigest:
    """What to remember of a sheet; its document names the unit where the sheet does not."""
    unit, department = bare_unit(sheet.unit), bare_unit(sheet.department)
    if not unit and not department:
        unit = own or bare_unit(document.unit.name)
    return SheetDigest(
        document=number,
        sheet=index,
        kind=sheet.kind,
        unit=unit,
        department=department,
        year=sheet.fiscal_year or document.fiscal_year,
        code=project_code(sheet.project.code),
        name=sheet.project.name,
        objectives=_words_of(sheet),
        budgets=tuple({amount: None for _, amount, _ in budgets_of(sheet)}),
        owners=tuple(one for one in dict.fromkeys((unit, department)) if one),
    )


def _words_of(sheet: Sheet) -> int:
    """A number for the words of the objectives of the year."""
    text = "".join(one.text for one in sheet.objectives if one.term == "annual")
    return hash(bare(text)) if len(text) >= LEAST_CHARACTERS else 0


@lru_cache(maxsize=4096)
def bare_unit(printed: str) -> str:
    """A unit's name to compare: without its code, a note such as （机关） and any mark."""
    return bare(without_notes(BudgetUnit.parse(printed).name)) if printed else ""


def project_code(printed: str) -> str:
    """A code that can tell projects apart, without blanks; nothing where ``-`` or 无 is printed."""
    return bare(printed) if CODE.search(printed) else ""


def undated(name: str) -> str:
    """A project's name without its year, for a project that goes on from year to year."""
    return YEAR.sub("", name)


def keys_of(one: SheetDigest) -> list[tuple[str, str]]:
    """Under what a sheet is kept: its owners, each with the code and with the core of the name."""
    marks = dict.fromkeys((one.code, read_name(undated(one.name)).core))
    return [(owner, mark) for owner in one.owners for mark in marks if mark]
