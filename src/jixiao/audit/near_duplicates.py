"""Passages that say nearly the same in other documents: MinHash over runs of characters."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain
from random import Random
from typing import NamedTuple
from zlib import crc32

from rapidfuzz.fuzz import ratio

from jixiao.audit.digest import Digest
from jixiao.audit.passages import Passage, narrative_passages, objective_passages
from jixiao.audit.wording import bare
from jixiao.domain.document import Document

RUN = 5
"""How many characters are hashed at once."""
BANDS, ROWS = 8, 4
"""Two passages are looked at if all the minima of a band are equal: likely from 0.7 upwards."""
SEEDS = tuple(map(Random(2020).getrandbits, [32] * BANDS * ROWS))  # noqa: S311 (no secret)
LEAST_CHARACTERS = 50
"""Letters and figures, which is some sixty characters with the marks between them."""
LEAST_ROWS_ALIKE = 16
LEAST_LIKENESS = 85
MOST_UNITS = 4
"""A passage found in more other units than this is nobody's own wording."""


class Near(NamedTuple):
    """A passage of another document that says nearly the same."""

    text: str
    file: str
    unit: str
    year: int | None
    document: int


class Spot(NamedTuple):
    """Where a passage stands: the so-manyth long one of the so-manyth document."""

    document: int
    passage: int
    signature: Sequence[int]


class NearDuplicates:
    """The long passages of a run by the bands of their signatures."""

    def __init__(self, documents: Sequence[Document], digests: Sequence[Digest]) -> None:
        self._documents = documents
        self._digests = digests
        self._spots: list[Spot] = []
        self._buckets: dict[int, int | list[int]] = {}
        self._known: dict[int, int] = {}
        for number, document in enumerate(documents):
            for index, passage in enumerate(long_passages(document)):
                plain = bare(passage.text)
                before = self._known.setdefault(hash(plain), len(self._spots))
                is_new = before == len(self._spots)
                mine = signature(plain) if is_new else self._spots[before].signature
                self._add(Spot(number, index, mine))

    def _add(self, spot: Spot) -> None:
        number = len(self._spots)
        self._spots.append(spot)
        for key in _bands(spot.signature):
            before = self._buckets.get(key)
            if before is None:
                self._buckets[key] = number
            elif isinstance(before, list):
                before.append(number)
            else:
                self._buckets[key] = [before, number]

    def like(self, text: str, own: Digest) -> tuple[Near, ...]:
        """The passages near to a text in documents of other units and of the year before."""
        plain = bare(text)
        if len(plain) < LEAST_CHARACTERS or not own.unit:
            return ()
        spots = list(self._candidates(plain, own))
        if len({self._digests[one.document].unit for one in spots}) > MOST_UNITS:
            return ()
        return tuple(near for one in spots if (near := self._compared(one, plain)))

    def _candidates(self, plain: str, own: Digest) -> Iterator[Spot]:
        known = self._known.get(hash(plain))
        mine = signature(plain) if known is None else self._spots[known].signature
        seen: set[int] = set()
        for key in _bands(mine):
            found = self._buckets.get(key, ())
            seen.update((found,) if isinstance(found, int) else found)
        for number in sorted(seen):
            spot = self._spots[number]
            if not self._may_be_source(spot, own):
                continue
            if spot.signature is mine or (
                sum(map(int.__eq__, mine, spot.signature)) >= LEAST_ROWS_ALIKE
            ):
                yield spot

    def _may_be_source(self, spot: Spot, own: Digest) -> bool:
        other = self._digests[spot.document]
        if not other.unit:
            return False
        if other.unit != own.unit:
            return True
        return None not in (own.year, other.year) and other.year == (own.year or 0) - 1

    def _compared(self, spot: Spot, plain: str) -> Near | None:
        text = passage_at(self._documents[spot.document], spot.passage).text
        if ratio(plain, bare(text)) < LEAST_LIKENESS:
            return None
        other = self._digests[spot.document]
        return Near(text, other.file, other.unit, other.year, spot.document)


def long_passages(document: Document) -> Iterator[Passage]:
    """The paragraphs and the longer texts of sheets that can be copied from somewhere."""
    texts = (narrative_passages(document), *map(objective_passages, document.sheets))
    for passage in chain.from_iterable(texts):
        if len(passage.text) >= LEAST_CHARACTERS and len(bare(passage.text)) >= LEAST_CHARACTERS:
            yield passage


def own_passages(document: Document, standard_parts: Sequence[str]) -> Iterator[Passage]:
    """The long passages without those under headings that every unit fills in alike."""
    standard = {
        one.place
        for section in document.sections
        if any(part in section.title for part in standard_parts)
        for one in section.paragraphs
    }
    return (one for one in long_passages(document) if one.place not in standard)


def passage_at(document: Document, index: int) -> Passage:
    """The so-manyth long passage of a document."""
    return next(one for at, one in enumerate(long_passages(document)) if at == index)


def signature(plain: str) -> Sequence[int]:
    """The smallest of the hashed runs of a text, once for every seed; every other run will do."""
    data = plain.encode("utf-16-le")
    width = 2 * RUN
    runs = {crc32(data[at : at + width]) for at in range(0, len(data) - width + 2, 2)}
    kept = [one for one in runs if one & 1] or runs
    return array("I", [min(map(seed.__xor__, kept)) for seed in SEEDS])


def _bands(minima: Sequence[int]) -> Iterator[int]:
    for band in range(BANDS):
        yield hash((band, *minima[band * ROWS : (band + 1) * ROWS]))
