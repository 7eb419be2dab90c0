"""Which amounts of a sentence are the parts of a total: one an item, none nested, one measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.audit.prose_figures import Figure, Prose
from jixiao.audit.prose_roles import Role, measure_of, role_of

MARKER = re.compile(
    "其中|包括|包含|分别为|分别是|分别用于|用于以下|具体为|具体是|明细|来源(?:为|是|:)|(?<=元)中(?=[,，:])"
)
LISTING = re.compile(r"^[^,，;；。:]*[、和及][^,，;；。:]*$")
NEXT = re.compile(r"^[,，、和及][^,，;；。:]*$")
ITEM_ENDS = re.compile("[;；。]")
BRACKETS = re.compile(r"\([^()]*\)")
MOST_PARTS = 100


def listed_parts(prose: Prose, flat: list[Figure]) -> list[Figure | None]:
    """The parts of a list without semicolons, cut where the list with 、 ends."""
    parts: list[Figure | None] = []
    uses_marks = len(flat) > 1 and bool(LISTING.match(prose.between(flat[0], flat[1])))
    for number, one in enumerate(flat):
        if number and is_nested(prose, flat[number - 1], one):
            break
        if number and uses_marks and not LISTING.match(prose.between(flat[number - 1], one)):
            if role_of(one) is Role.SUM:
                parts.append(one)
            break
        parts.append(one)
    return parts


def part_of_item(prose: Prose, item: list[Figure], measure: str) -> Figure | None:
    """The amount of one item of a list; the one of the total's measure where it names several."""
    if len(item) == 1 or is_nested(prose, item[0], item[1]):
        return item[0]
    same = [one for one in item if measure and measure_of(one.lead) == measure]
    return same[0] if len(same) == 1 else None


def of_one_measure(parts: list[Figure], measure: str) -> list[Figure]:
    """The parts up to the first that names another measure than the total."""
    kept: list[Figure] = []
    for one in parts:
        own = measure_of(one.lead)
        if kept and own and measure and own != measure:
            break
        kept.append(one)
    return kept


def without_nested(parts: Sequence[Figure]) -> tuple[Figure, ...]:
    """The parts without those that only break up the part before them."""
    kept: list[Figure] = []
    at = 0
    while at < len(parts):
        kept.append(parts[at])
        at += 1 + _broken_up(parts[at], parts[at + 1 :])
    return tuple(kept)


def _broken_up(whole: Figure, rest: Sequence[Figure]) -> int:
    """How many of the figures that follow one add up to it."""
    if whole.number == 0:
        return 0
    return max(reaching(whole, rest[:MOST_PARTS]), default=0)


def reaching(total: Figure, parts: Sequence[Figure]) -> Iterator[int]:
    """How many parts, counted from the first, add up to a total, within what was rounded."""
    given, slack = Decimal(0), total.half
    for count, one in enumerate(parts, start=1):
        given += one.number
        slack += one.half
        if abs(given - total.number) <= slack:
            yield count


def is_nested(prose: Prose, one: Figure, after: Figure) -> bool:
    """Whether a marker between two amounts makes the second a part of the first."""
    last = ITEM_ENDS.split(BRACKETS.sub("", prose.between(one, after)))[-1]
    return bool(MARKER.search(last))
