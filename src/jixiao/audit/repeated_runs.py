"""Runs of paragraphs that stand in a text twice, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.domain.document import Paragraph
from jixiao.domain.text import squeeze

FEWEST, LEAST_LENGTH, LEAST_EACH = 2, 120, 20


@dataclass(frozen=True, slots=True)
class Repeated:
    """Such a run: where it begins the first time and again, how many paragraphs, how long."""

    before: Paragraph
    again: Paragraph
    count: int
    length: int


def repeated_runs(paragraphs: Sequence[Paragraph]) -> Iterator[Repeated]:
    """The longest runs; short paragraphs count only inside a run of long ones."""
    texts = [squeeze(one.text) for one in paragraphs]
    first: dict[str, int] = {}
    at = 0
    while at < len(texts):
        before = first.get(texts[at]) if len(texts[at]) >= LEAST_EACH else None
        if before is None:
            first.setdefault(texts[at], at)
            at += 1
            continue
        count = _length_of_run(texts, before, at)
        long = [one for one in texts[at : at + count] if len(one) >= LEAST_EACH]
        if len(long) >= FEWEST and sum(map(len, long)) >= LEAST_LENGTH:
            yield Repeated(paragraphs[before], paragraphs[at], count, sum(map(len, long)))
        at += count


def _length_of_run(texts: Sequence[str], before: int, again: int) -> int:
    count = 0
    while again + count < len(texts) and before + count < again:
        if texts[before + count] != texts[again + count]:
            break
        count += 1
    return max(count, 1)
