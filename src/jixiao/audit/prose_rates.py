"""Percentages in prose beside the amounts that they follow from: growth, completion, shares."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from itertools import pairwise
from typing import Any

from jixiao.audit.prose_figures import PERCENT, Figure, Prose
from jixiao.audit.prose_growth import LEAST_NAME, PUNCTUATION, YEARS, alike, growths, name_of
from jixiao.audit.prose_parts import MARKER
from jixiao.audit.prose_quotients import Quotient, any_quotients, quotient, shares_of_sum
from jixiao.audit.prose_roles import (
    Role,
    direction_of,
    is_percent,
    measure_of,
    role_of,
    sentence_start,
)

_TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.audit") / "prose.toml").read_text(encoding="utf-8")
)["rates"]
COMPLETION = re.compile(_TABLE["completion"])
SHARE = re.compile(_TABLE["share"])
TOTALS = re.compile(_TABLE["totals"])
SPENT = re.compile(_TABLE["spent"])
WITHOUT_SIGN = re.compile(
    r"(?:增长|下降|降低|上升|增幅|降幅|占|(?:完成|占)[^,，。;；]{0,20}?的)"
    r"(?P<n>\d{1,3}\.\d{1,2})(?=[,，。;；])"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A printed percentage, the quotients that it may be, the likeliest first."""

    rate: Figure
    kind: str
    quotients: tuple[Quotient, ...]

    @property
    def step(self) -> Decimal:
        """What the last printed digit is worth."""
        return Decimal(1).scaleb(self.rate.half.adjusted() + 1)

    def holds(self) -> bool:
        """Whether some quotient gives the percentage, honestly rounded."""
        return any(one.allows(self.rate.low, self.rate.high) for one in self.quotients)

    def is_cut_off(self) -> bool:
        """Whether the percentage was cut off at its last digit, or rounded the wrong way."""
        low, high = self.rate.number - self.step, self.rate.number + self.step
        return any(one.allows(low, high) for one in self.quotients)


def claims_of(prose: Prose, earlier: Sequence[Figure] = ()) -> Iterator[Claim]:
    """Every percentage of a paragraph whose amounts stand before it.

    ``earlier`` are amounts of the paragraphs before, for a share of a total that it names.
    """
    for at, figure in enumerate(prose.figures):
        if is_percent(figure) and figure.is_exact:
            claim = claim_at(prose, figure, prose.figures[:at], earlier)
            if claim is not None and claim.quotients:
                yield claim


def without_signs(prose: Prose) -> Iterator[Claim]:
    """The numbers that are percentages by their words and amounts, but have no sign behind."""
    for match in WITHOUT_SIGN.finditer(prose.masked):
        start, end = match.span("n")
        before = [one for one in prose.figures if one.end <= start]
        begun = before[-1].end if before else 0
        lead = prose.masked[begun:start].rpartition(",")[2].rpartition("，")[2]
        depth = before[-1].depth if before else 0
        half = Decimal(5).scaleb(-len(match["n"].partition(".")[2]) - 1)
        number = Decimal(match["n"])
        rate = Figure(
            match["n"], start, end, number, half, PERCENT, "rate", Decimal(1), lead, depth
        )
        claim = claim_at(prose, rate, before)
        if claim is not None and claim.holds():
            yield claim


def claim_at(
    prose: Prose, rate: Figure, before: Sequence[Figure], earlier: Sequence[Figure] = ()
) -> Claim | None:
    """What a percentage claims, by the words before it."""
    lead = rate.lead.rstrip("· ")
    if match := COMPLETION.search(lead):
        named = match["of"] or ""
        return Claim(rate, "completion", tuple(_completions(prose, rate, before, named)))
    if match := SHARE.match(lead.lstrip()):
        named = match["of"] or ""
        if len(before) > 1 and before[-1].start >= rate.start - len(rate.lead):
            return Claim(rate, "share", tuple(_share_of(before[-2], before[-1])))
        found = list(_shares(prose, rate, before, named))
        if not found and TOTALS.search(named):
            found = list(_shares(prose, rate, before, named, earlier=earlier))
        return Claim(rate, "share", tuple(found))
    if direction_of(rate.lead) and before:
        return Claim(rate, "growth", tuple(growths(prose, rate, before)))
    return None


def _completions(
    prose: Prose, rate: Figure, before: Sequence[Figure], named: str
) -> Iterator[Quotient]:
    """Outturn by budget: the last of each before the percentage, then any two amounts."""
    levels = [one for one in before if role_of(one) is Role.LEVEL and one.depth == rate.depth]
    levels = [one for one in levels if one.is_money and one.is_exact]
    planned = [one for one in levels if _is_planned(one, named)]
    spent = [one for one in levels if one not in planned and _is_spent(one)]
    if not spent or not planned:
        return
    if spent[-1].start < planned[-1].start and len(spent) + len(planned) > 2:
        return
    start = sentence_start(prose, rate.start)
    # 完成计划的104% in a sentence without an amount is of things, not of money.
    if spent[-1].start < start and "计划" in named:
        return
    if levels[-1].start < start and levels[-1] not in (spent[-1], planned[-1]):
        return
    if any(is_percent(one) and one.start > spent[-1].start for one in before) and not named:
        return
    yield quotient(spent[-1], planned[-1])
    yield from any_quotients(levels)


def _is_planned(figure: Figure, named: str) -> bool:
    """Whether an amount is what spending is measured by; 年初预算 is no 调整预算."""
    measure = measure_of(figure.lead)
    if named:
        return measure == "budget" and not ("年初" in named and "调整" in figure.lead)
    return measure in ("budget", "arrival")


def _is_spent(figure: Figure) -> bool:
    return measure_of(figure.lead) == "outturn" or bool(SPENT.search(figure.lead.strip()))


def _shares(
    prose: Prose,
    rate: Figure,
    before: Sequence[Figure],
    named: str,
    *,
    earlier: Sequence[Figure] = (),
) -> Iterator[Quotient]:
    """The amount just before by the total of the passage, or by the one that is named."""
    part = before[-1] if before else None
    if part is None or role_of(part) is not Role.LEVEL or part.depth != rate.depth:
        return
    if not part.is_exact or len(prose.between(part, rate)) > len(rate.lead) + 2:
        return
    wholes = [
        one
        for one in (*earlier, *before[:-1])
        if role_of(one) in (Role.LEVEL, Role.SUM) and alike(one, part) and one.number > 0
    ]
    if named:
        wholes = [one for one in wholes if _ends_alike(named, one.lead)]
    elif not wholes or not MARKER.search(prose.masked, wholes[0].end, part.start):
        yield from shares_of_sum(prose, part, rate)
        return
    ordered = wholes[::-1] if earlier else _totals_first(prose, wholes, part)
    yield from (quotient(part, one) for one in ordered)


def _share_of(part: Figure, whole: Figure) -> Iterator[Quotient]:
    """占总投资5000万元的85%: the whole stands within the words of the share."""
    if role_of(part) is Role.LEVEL and alike(part, whole) and part.is_exact:
        yield quotient(part, whole)


def _totals_first(prose: Prose, wholes: Iterable[Figure], part: Figure) -> list[Figure]:
    """The amounts that the part may be a part of: those just before a marker come first."""
    listed = list(wholes)
    heads = [
        one for one, after in pairwise([*listed, part]) if MARKER.search(prose.between(one, after))
    ]
    return list(reversed(heads)) + [one for one in reversed(listed) if one not in heads]


def _ends_alike(named: str, lead: str) -> bool:
    """Whether a named whole is the amount: 本年支出合计 and 2024年本年支出合计."""
    name = name_of(lead)
    wanted = PUNCTUATION.sub("", YEARS.sub("", named)).rstrip("的")
    return len(wanted) >= LEAST_NAME and name.endswith(wanted)
