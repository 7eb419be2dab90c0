"""The digests of a run by what rules look for: unit, project, owner, objectives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import product
from typing import TypeVar

from jixiao.audit.digest import Digest, SheetDigest, digest_of, keys_of
from jixiao.audit.names import is_misprinted
from jixiao.domain.document import Document
from jixiao.domain.money import Money

MOST_ALIKE = 50
"""Words that stand in more sheets than this as their objectives are everybody's."""
Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


class Catalogue:
    """What is remembered of every document of a run, each looked at once."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.digests: list[Digest] = []
        self._numbers: dict[str | int, int] = {}
        for number, one in enumerate(documents):
            self.digests.append(digest_of(one, number))
            self._numbers.setdefault(name_of(one), number)

    def digest(self, document: Document) -> Digest:
        """What is remembered of a document, of one that is not of the run as well."""
        number = self._numbers.get(name_of(document))
        return digest_of(document) if number is None else self.digests[number]

    def of_project(self, own: SheetDigest) -> Iterator[SheetDigest]:
        """The sheets of an owner of this one with the same code or the same core of the name."""
        found = (one for key in keys_of(own) for one in self._by_project.get(key, ()))
        return iter(dict.fromkeys(found))

    def of_nearly_the_name(self, own: SheetDigest) -> Iterator[SheetDigest]:
        """The sheets of an owner, a year and a budget of this one with a name one slip away."""
        for owner, budget in product(own.owners, own.budgets):
            for one in self._by_budget.get((owner, own.year, budget), ()):
                if one.kind is not own.kind and is_misprinted(own.name, one.name):
                    yield one

    def with_objectives(self, own: SheetDigest) -> list[SheetDigest]:
        """The sheets with the same words as objectives, where these are not everybody's."""
        found = self._by_objectives.get(own.objectives, [])
        return found if len(found) <= MOST_ALIKE else []

    @cached_property
    def by_unit(self) -> dict[str, list[int]]:
        """The numbers of the documents of a unit."""
        return _grouped((one.unit, one.number) for one in self.digests if one.unit)

    def copies_of(self, own: Digest) -> Iterator[Digest]:
        """The documents that are this one once more."""
        found = self._by_copies.get(own.likely_copies, []) + self._by_hash.get(own.sha256, [])
        for number in dict.fromkeys(found):
            if number != own.number and self.digests[number].is_copy_of(own):
                yield self.digests[number]

    @cached_property
    def _by_copies(self) -> dict[tuple[object, ...], list[int]]:
        return _grouped((one.likely_copies, one.number) for one in self.digests if one.unit)

    @cached_property
    def _by_hash(self) -> dict[str, list[int]]:
        return _grouped((one.sha256, one.number) for one in self.digests if one.sha256)

    def _sheets(self) -> Iterator[SheetDigest]:
        return (one for document in self.digests for one in document.sheets)

    @cached_property
    def _by_project(self) -> dict[tuple[str, str], list[SheetDigest]]:
        return _grouped((key, one) for one in self._sheets() for key in keys_of(one))

    @cached_property
    def _by_objectives(self) -> dict[int, list[SheetDigest]]:
        return _grouped((one.objectives, one) for one in self._sheets() if one.objectives)

    @cached_property
    def _by_budget(self) -> dict[tuple[str, int | None, Money], list[SheetDigest]]:
        return _grouped(
            ((owner, one.year, budget), one)
            for one in self._sheets()
            if one.name and one.year is not None
            for owner, budget in product(one.owners, one.budgets)
        )


def name_of(document: Document) -> str | int:
    """What tells a document of a run from the others: its path, or itself where it has none."""
    return document.source.path or id(document)


def _grouped(pairs: Iterable[tuple[Key, Thing]]) -> dict[Key, list[Thing]]:
    found: dict[Key, list[Thing]] = defaultdict(list)
    for key, thing in pairs:
        found[key].append(thing)
    return found
