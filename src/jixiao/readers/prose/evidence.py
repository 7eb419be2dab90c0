"""Which figures of the narrative could prove which indicators; nothing is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.domain.document import Document, Paragraph
from jixiao.domain.evidence import Figure, Proposal
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import half_width
from jixiao.domain.units import is_unit, kind_of
from jixiao.readers.prose.figures import figures_of
from jixiao.readers.prose.likeness import (
    SAME,
    like_words,
    share,
    shared_text,
    unit_likeness,
    weights_of,
    words_of,
)

NOTES = re.compile(r"\(([^()]{1,8})\)")
UNIT_PART, WORDS_PART = Fraction(35, 100), Fraction(65, 100)
LEAST_WORDS, LEAST = Fraction(1, 4), Fraction(1, 2)
# Rates and sums of money are everywhere; only the name tells which is meant.
LEAST_NAMED = Fraction(2, 5)
NAMED_KINDS = frozenset({"rate", "money", "time", "score"})
BEST = 3
PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure with the words by which it is compared: of what it counts, and of its clause."""

    figure: Figure
    subject: frozenset[str]
    clause: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """An indicator with the words of its name, of its description, and of its project."""

    indicator: Indicator
    unit: str
    name: frozenset[str]
    described: frozenset[str]
    about: frozenset[str]


def propose(document: Document) -> tuple[Proposal, ...]:
    """For each indicator of a sheet the figures that could be its actual value, best first.

    A figure must count in the same or a like unit and share words with the indicator; what is
    only planned proves nothing. Results that a sheet prints beside its objectives count for
    that sheet alone.
    """
    common = [_candidate(one) for one in _done(figures_of(document.paragraphs()))]
    found: list[Proposal] = []
    for number, sheet in enumerate(document.sheets, start=1):
        own = [_candidate(one) for one in _done(figures_of(_results(sheet)))]
        asked = [_asked(one, sheet) for one in sheet.indicators]
        texts = [one.clause for one in (*common, *own)] + [
            one.name | one.described for one in asked
        ]
        weights = weights_of(texts)
        for one in asked:
            ranked = sorted(
                ((_likeness(one, each, weights=weights), each) for each in (*own, *common)),
                key=lambda pair: pair[0],
                reverse=True,
            )
            best = [pair for pair in ranked if pair[0] >= LEAST][:BEST]
            found += [
                _proposal(one, candidate, number, sheet, rank=rank, likeness=likeness)
                for rank, (likeness, candidate) in enumerate(best, start=1)
            ]
    return tuple(found)


def _done(figures: Iterable[Figure]) -> Iterator[Figure]:
    return (one for one in figures if not one.is_planned)


def _results(sheet: Sheet) -> Iterator[Paragraph]:
    """What a sheet says beside its objectives to have been done."""
    for objective in sheet.objectives:
        if objective.result:
            yield Paragraph(objective.result, objective.result_place)


def _candidate(figure: Figure) -> Candidate:
    return Candidate(
        figure, words_of(figure.action + " " + figure.subject), words_of(figure.place.text)
    )


def _asked(indicator: Indicator, sheet: Sheet) -> Asked:
    target = indicator.target
    described = f"{indicator.definition} {target.note or ''} {target.rest}" if target else ""
    objectives = " ".join(one.text for one in sheet.objectives)
    return Asked(
        indicator,
        _unit(indicator),
        words_of(indicator.name),
        words_of(described or indicator.definition),
        words_of(f"{sheet.project.name} {sheet.purpose} {objectives}"),
    )


def _unit(indicator: Indicator) -> str:
    """The unit of an indicator: of its target, or in brackets behind its name."""
    if indicator.target is not None and indicator.target.unit:
        return indicator.target.unit
    notes = NOTES.findall(half_width(indicator.name))
    return next((note for note in reversed(notes) if is_unit(note)), "")


def _likeness(asked: Asked, candidate: Candidate, *, weights: Mapping[str, int]) -> Fraction:
    """From 0 to 1 how well a figure fits an indicator; 0 where unit or words forbid it."""
    unit = unit_likeness(asked.unit, candidate.figure.value.unit) if asked.unit else Fraction(0)
    if not unit:
        return Fraction(0)
    named = share(asked.name, candidate.subject | candidate.clause, weights=weights)
    counted = share(candidate.subject, asked.name | asked.described, weights=weights)
    about = share(candidate.subject, asked.about, weights=weights)
    if kind_of(asked.unit) in NAMED_KINDS and named < LEAST_NAMED:
        return Fraction(0)
    # Words of the description alone are no proof: the name itself has to speak of it.
    if not named and counted < LEAST_NAMED:
        return Fraction(0)
    both = max(named, counted) * Fraction(7, 10) + min(named, counted) * Fraction(2, 10)
    words = min(SAME, both + about * Fraction(2, 10))
    return UNIT_PART * unit + WORDS_PART * words if words >= LEAST_WORDS else Fraction(0)


def _proposal(
    asked: Asked,
    candidate: Candidate,
    number: int,
    sheet: Sheet,
    *,
    rank: int,
    likeness: Fraction,
) -> Proposal:
    indicator = asked.indicator
    return Proposal(
        sheet=number,
        project=sheet.project.name,
        indicator=indicator.name,
        figure=candidate.figure,
        rank=rank,
        likeness=(Decimal(likeness.numerator) / likeness.denominator).quantize(PLACES),
        reason=_reason(asked, candidate.figure),
        target=indicator.target.text if indicator.target else "",
        indicator_place=indicator.place,
    )


def _reason(asked: Asked, figure: Figure) -> str:
    """Why a figure may prove an indicator, in a sentence for the official who decides."""
    parts = [_about_units(asked.unit, figure.value.unit), *_about_words(asked.indicator, figure)]
    actual = asked.indicator.actual
    if actual is not None and actual.number is not None:
        own, other = actual.in_base_unit(), figure.value.in_base_unit()
        agrees = own is not None and other is not None and own[0] == other[0]
        verdict = "一致" if agrees else "不同，请核对"
        parts.append(f"与已填的实际完成值“{actual.text}”{verdict}")
    return "；".join(parts)


def _about_units(asked: str, found: str) -> str:
    if unit_likeness(asked, found) == SAME:
        return f"单位同为“{found}”" if asked == found else f"单位“{found}”与“{asked}”相同"
    return f"单位“{found}”与指标的“{asked}”可以计量同类事物"


def _about_words(indicator: Indicator, figure: Figure) -> Iterator[str]:
    """Which words a clause shares with an indicator, or that mean alike."""
    named = figure.subject or figure.place.text
    clause = figure.place.text
    target = indicator.target
    texts = (
        (indicator.name, f"指标“{indicator.name}”"),
        (indicator.definition, "指标解释"),
        (f"{target.note or ''} {target.rest}" if target else "", "指标值的说明"),
    )
    for text, called in texts:
        same = shared_text(named, text) or shared_text(clause, text)
        if same:
            yield f"句中“{named}”与{called}都有“{same}”"
        pairs = [f"“{one}”与“{other}”" for one, other in like_words(clause, text).items()]
        if pairs:
            yield f"句中与{called}中{'、'.join(pairs)}意思相近"
