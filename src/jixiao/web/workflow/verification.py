"""Whether the chains of the trail hold, checked entry by entry in constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiao.web.workflow.digests import FIRST, digest_of
from jixiao.web.workflow.models import TrailEntry, TrailHead


class Broken(NamedTuple):
    """Where a chain does not hold: the entry, or the entries up to ``last``, and what is wrong."""

    chain_id: int
    number: int
    reason: str
    last: int = 0

    def __str__(self) -> str:
        until = f"至第{self.last}条" if self.last > self.number else ""
        return f"第{self.number}条{until}{self.reason}"


class Mark(NamedTuple):
    """How far a chain had come, and the digest it had there: a head now, or an anchor of old."""

    number: int
    digest: str


Marks = Mapping[int, Mark]
LOST, UNTIED, CHANGED = "缺失", "与上一条接不上", "内容被改动过"
HEADLESS, NOT_HEAD, UNANCHORED = "没有链头", "与链头记载不符", "与存档的摘要不符"


@dataclass(slots=True)
class Check:
    """A check under way: how many entries were seen, and where chains do not hold."""

    entries: int = 0
    chains: int = 0
    broken: list[Broken] = field(default_factory=list)

    @property
    def is_intact(self) -> bool:
        """Whether every chain holds."""
        return not self.broken

    def of(self, chain_id: int) -> list[Broken]:
        """Where one chain does not hold."""
        return [one for one in self.broken if one.chain_id == chain_id]


def verify(*, chains: Iterable[int] | None = None, anchors: Marks | None = None) -> Check:
    """Check the chains of these institutions, or of all, against their heads and older anchors."""
    entries = TrailEntry.objects.order_by("chain", "number")
    heads = TrailHead.objects.all()
    if chains is not None:
        wanted = list(chains)
        entries, heads = entries.filter(chain__in=wanted), heads.filter(chain__in=wanted)
        anchors = {chain: mark for chain, mark in (anchors or {}).items() if chain in wanted}
    check = Check()
    marks = {one.chain_id: Mark(one.number, one.digest) for one in heads.iterator()}
    counted = _counted(entries.iterator(chunk_size=2_000), check)
    check.broken = list(broken(counted, heads=marks, anchors=anchors))
    check.chains = len(marks)
    return check


def _counted(entries: Iterable[TrailEntry], check: Check) -> Iterator[TrailEntry]:
    for entry in entries:
        check.entries += 1
        yield entry


def broken(
    entries: Iterable[TrailEntry], *, heads: Marks | None = None, anchors: Marks | None = None
) -> Iterator[Broken]:
    """Where chains do not hold; the entries come by chain and number.

    Without heads only what the entries say of one another is checked.
    """
    chain, number, before = 0, 0, FIRST
    ends: dict[int, Mark] = {}
    unseen = dict(anchors or {})
    for entry in entries:
        if entry.chain_id != chain:
            chain, number, before = entry.chain_id, 0, FIRST
        yield from _faults(entry, number=number, before=before)
        number, before = entry.number, entry.digest
        ends[chain] = Mark(number, before)
        kept = unseen.get(chain)
        if kept is not None and kept.number == number:
            del unseen[chain]
            if kept.digest != before:
                yield Broken(chain, number, UNANCHORED)
    for lost, mark in sorted(unseen.items()):
        yield Broken(lost, mark.number, LOST)
    if heads is not None:
        yield from _wrong_ends(ends, heads)


def _faults(entry: TrailEntry, *, number: int, before: str) -> Iterator[Broken]:
    """What is wrong with an entry behind one of this number and digest."""
    if entry.number > number + 1:
        yield Broken(entry.chain_id, number + 1, LOST, last=entry.number - 1)
    elif entry.previous_digest != before:
        yield Broken(entry.chain_id, entry.number, UNTIED)
    if entry.digest != digest_of(entry):
        yield Broken(entry.chain_id, entry.number, CHANGED)


def _wrong_ends(ends: Marks, heads: Marks) -> Iterator[Broken]:
    """Chains whose last entry is not the one that their head names."""
    for chain in sorted({*ends, *heads}):
        end, head = ends.get(chain, Mark(0, FIRST)), heads.get(chain)
        if head is None:
            yield Broken(chain, end.number, HEADLESS)
        elif head.number > end.number:
            yield Broken(chain, end.number + 1, LOST, last=head.number)
        elif head != end:
            yield Broken(chain, end.number, NOT_HEAD)
