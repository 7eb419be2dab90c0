"""TX007: punctuation is full-width, stands once, and neither begins nor breaks off a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiao.audit.base import Values, Verdict, Words, rule
from jixiao.audit.enumerations import is_cut_into_lines
from jixiao.audit.passages import Passage, passages_of, sentence_around, whole_text
from jixiao.audit.text_blanks import uneven_blanks
from jixiao.audit.text_punctuation import (
    PATTERNS,
    Slip,
    Spot,
    edge_spots,
    mixed_numbers,
    spots_in,
    unstopped,
)
from jixiao.domain.document import Document

VALUES = ("target", "actual")
PRINTED = ("pdf", "ofd")
UNSURE_BLANKS = (*PRINTED, "html")
MANY = 4


@rule("TX007")
def careless_punctuation(document: Document, words: Words) -> Iterator[Verdict]:
    """One finding for each passage; a slip made throughout is told once for all of them."""
    passages = [one for one in passages_of(document) if one.field not in VALUES]
    by_slip: dict[Slip, list[Spot]] = defaultdict(list)
    for spot in _spots(document, passages):
        by_slip[spot.slip].append(spot)
    for slip, spots in by_slip.items():
        if len(spots) > MANY:
            yield _throughout(slip, spots, words)
    few = [one for spots in by_slip.values() if len(spots) <= MANY for one in spots]
    order = {id(passage): index for index, passage in enumerate(passages)}
    few.sort(key=lambda one: (order[id(one.passage)], one.slip.severity.rank, one.start))
    for _index, group in groupby(few, key=lambda one: order[id(one.passage)]):
        yield _finding(tuple(group), words)


def _spots(document: Document, passages: Sequence[Passage]) -> Iterator[Spot]:
    whole = whole_text(document)
    judged = [slip for slip, pattern in PATTERNS.items() if pattern.search(whole)]
    if document.source.format in UNSURE_BLANKS and Slip.BLANK in judged:
        judged.remove(Slip.BLANK)
    if judged:
        for passage in passages:
            yield from spots_in(passage, judged)
    paragraphs = [one for one in passages if not one.field]
    if document.source.format not in UNSURE_BLANKS:
        yield from uneven_blanks(paragraphs)
    is_printed = document.source.format in PRINTED or is_cut_into_lines(
        one.text for one in paragraphs
    )
    yield from edge_spots([one for one in passages if one.field] if is_printed else passages)
    yield from unstopped(paragraphs)
    if (number := mixed_numbers(passages)) is not None:
        yield number


def _finding(spots: tuple[Spot, ...], words: Words) -> Values:
    first = spots[0]
    slips = dict.fromkeys(one.slip for one in spots)
    faults = [f"{words[one.slip][0]}（“{one.words}”）" for one in spots]
    return {
        **first.passage.where,
        "evidence": sentence_around(first.passage.text, first.start) or first.passage.text.strip(),
        "wrong": first.words,
        "fault": "；".join(dict.fromkeys(faults)),
        "advice": "；".join(words[slip][1] for slip in slips),
        "severity": min((one.severity for one in slips), key=lambda one: one.rank),
    }


def _throughout(slip: Slip, spots: Sequence[Spot], words: Words) -> Values:
    name, advice = words[slip]
    example = spots[0].words
    fault = words["many"][0].format(count=len(spots), name=name, example=example)
    return {**_finding((spots[0],), words), "fault": fault, "advice": advice}
