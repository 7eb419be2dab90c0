"""The files checked together: what a rule may compare a document with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from jixiao.audit.catalogue import Catalogue, name_of
from jixiao.audit.digest import Digest, SheetDigest, digest_of, sheet_digest
from jixiao.audit.itself import Itself
from jixiao.audit.near_duplicates import Near, NearDuplicates
from jixiao.domain.document import Document
from jixiao.domain.sheet import Sheet, SheetKind


class Counterpart(NamedTuple):
    """A sheet of another file of the run, with that file's name for the message."""

    sheet: Sheet
    file: str


class Collection:
    """The documents of one run; a rule compares what it visits with the others.

    ``documents`` may be a ``Shelf``: each is looked at once for what is remembered of it, and
    taken again only where a rule has found something to compare. Copies of the document that is
    visited (given twice, or in two formats) are never its counterparts.
    """

    def __init__(self, documents: Sequence[Document] = ()) -> None:
        self.documents = documents

    def digest(self, document: Document) -> Digest:
        """What is remembered of a document, of one that is not of the run as well."""
        return self._catalogue.digest(document) if self.documents else digest_of(document)

    def others(self, document: Document) -> Iterator[Document]:
        """Every document of the run but this one; costly in a large run: see ``same_unit``."""
        for one in self.documents:
            if name_of(one) != name_of(document):
                yield one

    def same_unit(self, document: Document) -> Iterator[Document]:
        """The other documents of the same unit, of any year, copies of this one left out."""
        if self._is_alone:
            return
        own = self.digest(document)
        for number in self._catalogue.by_unit.get(own.unit, ()):
            if self._is_another(number, own):
                yield self.documents[number]

    def last_year(self, sheet: Sheet, document: Document) -> Counterpart | None:
        """The same project's sheet of the year before, one with results before one without.

        None where there is none, the year or the unit is not known, or two of them disagree.
        """
        found = [
            self._counterpart(one)
            for one in self._sheets_like(sheet, document, back=1)
            if one.kind is not SheetKind.MONITORING
        ]
        best = [one for one in found if one.sheet.is_evaluated] or found
        return best[0] if len({one.sheet.budget for one in best}) == 1 else None

    def same_project(self, sheet: Sheet, document: Document) -> Iterator[Counterpart]:
        """The sheets of the same project, unit and year in the other files of the run."""
        return map(self._counterpart, self._sheets_like(sheet, document, back=0))

    def nearly_named(self, sheet: Sheet, document: Document) -> Iterator[Counterpart]:
        """The sheets of other kinds in other files, named one slip away, with the same budget."""
        if self._is_alone or not sheet.project.name:
            return
        own, visited = _digest_of_sheet(Itself(sheet), Itself(document)), self.digest(document)
        for one in dict.fromkeys(self._catalogue.of_nearly_the_name(own)):
            if self._is_another(one.document, visited) and one.is_of_same_unit(own):
                yield self._counterpart(one)

    def same_objectives(self, sheet: Sheet, document: Document) -> list[SheetDigest]:
        """The sheets of other units, in other files, with the same words as objectives."""
        if self._is_alone:
            return []
        own, visited = _digest_of_sheet(Itself(sheet), Itself(document)), self.digest(document)
        return [
            one
            for one in self._catalogue.with_objectives(own)
            if own.owners
            and one.owners
            and not set(own.owners) & set(one.owners)
            and self._is_another(one.document, visited)
        ]

    def file_of(self, one: SheetDigest) -> str:
        """The name of the file that a sheet is in."""
        return self._catalogue.digests[one.document].file

    def copies(self, document: Document) -> tuple[str, ...]:
        """The names of the other files that are this document once more."""
        if self._is_alone:
            return ()
        own = self.digest(document)
        return tuple(one.file for one in self._catalogue.copies_of(own))

    def near(self, text: str, document: Document) -> tuple[Near, ...]:
        """The passages of other units and of the year before that say nearly the same."""
        if self._is_alone:
            return ()
        return self._near_duplicates.like(text, self.digest(document))

    @property
    def _is_alone(self) -> bool:
        return len(self.documents) < 2

    def _sheets_like(self, sheet: Sheet, document: Document, *, back: int) -> Iterator[SheetDigest]:
        """The sheets of the same project and unit in other files, so many years before."""
        year = sheet.fiscal_year or document.fiscal_year
        if self._is_alone or year is None or not sheet.project.name:
            return
        own, visited = _digest_of_sheet(Itself(sheet), Itself(document)), self.digest(document)
        for one in self._catalogue.of_project(own):
            if (
                one.year == year - back
                and self._is_another(one.document, visited)
                and one.is_of_same_unit(own)
                and one.is_of_same_project(own)
            ):
                yield one

    def _is_another(self, number: int, visited: Digest) -> bool:
        if number == visited.number:
            return False
        return not self._catalogue.digests[number].is_copy_of(visited)

    def _counterpart(self, one: SheetDigest) -> Counterpart:
        return Counterpart(self.documents[one.document].sheets[one.sheet], self.file_of(one))

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(self.documents)

    @cached_property
    def _near_duplicates(self) -> NearDuplicates:
        return NearDuplicates(self.documents, self._catalogue.digests)


@lru_cache(maxsize=256)
def _digest_of_sheet(sheet: Itself[Sheet], document: Itself[Document]) -> SheetDigest:
    """Kept for the rules that ask for that of the same sheet next."""
    return sheet_digest(sheet.thing, document.thing)


ALONE = Collection()
