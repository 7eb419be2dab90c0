"""A total in prose and the parts named behind it: 其中、包括、分别为 and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from jixiao.audit.prose_figures import Figure, Prose
from jixiao.audit.prose_parts import (
    MARKER,
    NEXT,
    listed_parts,
    of_one_measure,
    part_of_item,
    reaching,
    without_nested,
)
from jixiao.audit.prose_roles import Role, measure_of, role_of, sentence_end, sentence_start

GOES_ON = re.compile(r"(?:主要|具体|由|分|所|其|即|资金|经费)*$")
SEMICOLON = re.compile("[;；]")


@dataclass(frozen=True, slots=True)
class Group:
    """A total and its parts; ``totals`` are all amounts that the parts may be parts of.

    Loose ones run over a full stop; they are the parts only where their names say so.
    ``named`` are all amounts behind the marker, also those that seem to be no parts.
    """

    prose: Prose
    total: Figure
    totals: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    is_loose: bool = False
    named: tuple[Figure, ...] = ()

    @property
    def sum(self) -> Decimal:
        """What the parts add up to."""
        return sum((one.number for one in self.parts), Decimal(0))

    @property
    def slack(self) -> Decimal:
        """How far total and sum may lie apart, every printed number having been rounded."""
        return self.total.half + sum((one.half for one in self.parts), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """By how much the parts exceed the total."""
        return self.sum - self.total.number

    def adds_up(self) -> bool:
        """Whether the parts reach some total: all, the first of them, or those not nested."""
        plain = without_nested(self.parts)
        return any(
            any(reaching(total, self.parts))
            or any(reaching(total, self.named))
            or len(plain) in reaching(total, plain)
            for total in self.totals
        )


def groups_of(prose: Prose) -> Iterator[Group]:
    """Every total with at least two parts in one paragraph."""
    if len(prose.figures) < 3:
        return
    last_start = -1
    for marker in MARKER.finditer(prose.masked):
        totals = totals_before(prose, marker.start())
        if not totals or totals[0].start == last_start or not _is_of(prose, totals[0], marker):
            continue
        end = _scope_end(prose, marker)
        group = _group(prose, totals, _within(prose, marker, end, totals[0]))
        if group is None and prose.masked[end : end + 1].strip():
            end = sentence_end(prose, end)
            group = _group(prose, totals, _within(prose, marker, end, totals[0]), is_loose=True)
        if group is not None:
            last_start = totals[0].start
            yield group


def sums_behind(prose: Prose) -> Iterator[Group]:
    """Every 共计 behind a list that no total leads: ``东镇25万元、西镇30万元，共计55万元``."""
    for at, total in enumerate(prose.figures):
        if at < 2 or role_of(total) is not Role.SUM or not total.is_exact:
            continue
        start = sentence_start(prose, total.start)
        parts = [one for one in prose.figures[:at] if one.start >= start]
        is_plain = all(
            role_of(one) is Role.LEVEL
            and one.is_exact
            and (one.unit, one.depth) == (total.unit, total.depth)
            for one in parts
        )
        is_list = all(NEXT.match(prose.between(*pair)) for pair in pairwise(parts))
        if len(parts) > 1 and is_plain and is_list:
            yield Group(prose, total, (total,), tuple(parts))


def totals_before(prose: Prose, at: int) -> tuple[Figure, ...]:
    """The amounts before a marker that its parts may add up to, the likeliest first."""
    depth = prose.masked.count("(", 0, at) - prose.masked.count(")", 0, at)
    if depth:
        opened = prose.masked.rfind("(", 0, at)
        before = [one for one in prose.figures if one.end <= opened and one.depth == depth - 1]
        return tuple(before[-1:]) if before and role_of(before[-1]) is Role.LEVEL else ()
    start = sentence_start(prose, at)
    if not prose.masked[start:at].strip():
        start = sentence_start(prose, start - 1)
    levels = [
        one
        for one in prose.figures
        if start <= one.start < at and one.depth == 0 and role_of(one) in (Role.LEVEL, Role.SUM)
    ]
    return tuple(reversed(levels))


def _is_of(prose: Prose, total: Figure, marker: re.Match[str]) -> bool:
    """Whether a marker goes on with the amount before it: 支出包括 has a subject of its own."""
    if marker[0] == "其中":
        return True
    between = prose.masked[total.end : marker.start()]
    clause = max(between.rfind(mark) for mark in ",，。:(·")
    is_same = not SEMICOLON.search(between)
    return is_same and bool(GOES_ON.match(between[clause + 1 :].strip()))


def _scope_end(prose: Prose, marker: re.Match[str]) -> int:
    """Where the parts behind a marker end: with the sentence, with the bracket."""
    at = marker.end()
    depth = prose.masked.count("(", 0, at) - prose.masked.count(")", 0, at)
    end = sentence_end(prose, at)
    if depth:
        closed = prose.masked.find(")", at)
        return closed if 0 <= closed < end else end
    return end


def _within(prose: Prose, marker: re.Match[str], end: int, total: Figure) -> list[list[Figure]]:
    """The amounts of the total's unit behind a marker, item by item of the list."""
    depth = prose.masked.count("(", 0, marker.end()) - prose.masked.count(")", 0, marker.end())
    found = [
        one
        for one in prose.figures
        if marker.end() <= one.start < end
        and one.depth == depth
        and one.unit == total.unit
        and role_of(one) in (Role.LEVEL, Role.SUM)
    ]
    items: list[list[Figure]] = []
    for one in found:
        if items and not SEMICOLON.search(prose.between(items[-1][-1], one)):
            items[-1].append(one)
        else:
            items.append([one])
    return items


def _group(
    prose: Prose,
    totals: tuple[Figure, ...],
    items: list[list[Figure]],
    *,
    is_loose: bool = False,
) -> Group | None:
    total = totals[0]
    measure = measure_of(total.lead)
    parts: list[Figure | None] = []
    if len(items) > 1:
        parts = [part_of_item(prose, item, measure) for item in items]
    if items and (None in parts or not parts):
        parts = listed_parts(prose, items[0])
    sums = [one for one in parts if one is not None and role_of(one) is Role.SUM]
    chosen = [one for one in parts if one is not None and one not in sums]
    if None in parts or len(chosen) < 2 or not all(one.is_exact for one in (total, *chosen)):
        return None
    same = tuple(one for one in (*totals, *sums) if one.unit == total.unit and one.is_exact)
    kept = of_one_measure(chosen, measure)
    if len(kept) < 2:
        return None
    start, end = chosen[0].start, sentence_end(prose, chosen[-1].end)
    named = tuple(
        one
        for one in prose.figures
        if start <= one.start < end and (one.unit, one.depth) == (total.unit, chosen[0].depth)
    )
    return Group(prose, total, same, tuple(kept), is_loose, named)
