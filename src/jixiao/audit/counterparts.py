"""Sheets of one project that are of different kinds: planned, watched and evaluated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from jixiao.audit.collection import Collection, Counterpart
from jixiao.audit.digest import Digest, SheetDigest
from jixiao.audit.names import read_name
from jixiao.domain.document import Document
from jixiao.domain.sheet import Sheet, SheetKind

TITLES = {
    SheetKind.OBJECTIVE: "绩效目标表",
    SheetKind.SELF_EVALUATION: "绩效自评表",
    SheetKind.MONITORING: "绩效监控表",
}


class Pair(NamedTuple):
    """A sheet of the visited document and one of the same project, in it or in another file."""

    sheet: Sheet
    other: Counterpart

    @property
    def title(self) -> str:
        """How a message names the other sheet: 文件“…”的绩效目标表."""
        where = f"文件“{self.other.file}”的" if self.other.file else "本文件的"
        return where + TITLES[self.other.sheet.kind]


def pairs_of(document: Document, collection: Collection) -> Iterator[Pair]:
    """The document's sheets beside those of other kinds: its own once, other files' each time.

    A project with two sheets of one kind in one file is left out: it cannot be said which is meant.
    """
    for group in _projects(collection.digest(document)):
        for one, other in combinations(group, 2):
            yield Pair(document.sheets[one.sheet], Counterpart(document.sheets[other.sheet], ""))
        for one in group:
            sheet = document.sheets[one.sheet]
            found = _single(collection.same_project(sheet, document))
            yield from (Pair(sheet, each) for each in found if _is_other_kind(each.sheet, sheet))


def _projects(digest: Digest) -> Iterator[list[SheetDigest]]:
    """The sheets of a document by unit, year and project, one of each kind."""
    groups: dict[tuple[object, ...], list[SheetDigest]] = defaultdict(list)
    for one in digest.sheets:
        if one.kind in TITLES and one.name:
            groups[(*one.owners[:1], one.year, read_name(one.name).core)].append(one)
    for group in groups.values():
        kinds = Counter(one.kind for one in group)
        alone = [one for one in group if kinds[one.kind] == 1]
        first = alone[:1]
        yield [one for one in alone if one in first or one.is_of_same_project(first[0])]


def _is_other_kind(one: Sheet, sheet: Sheet) -> bool:
    return one.kind in TITLES and one.kind is not sheet.kind


def _single(found: Iterable[Counterpart]) -> Iterator[Counterpart]:
    """Those that are the only ones of their kind in their file."""
    every = list(found)
    for one in every:
        alike = [
            each for each in every if (each.file, each.sheet.kind) == (one.file, one.sheet.kind)
        ]
        if len(alike) == 1:
            yield one
