"""A total in one paragraph and its parts in the numbered paragraphs that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.audit.prose_figures import Figure, Prose, read_prose
from jixiao.audit.prose_groups import Group, totals_before
from jixiao.audit.prose_roles import Role, measure_of, role_of
from jixiao.domain.document import Paragraph
from jixiao.domain.enumerator import HEADING, value_of

LEAD = re.compile(
    r"(?:其中|如下|包括|分别(?:是|为)|具体(?:是|为)|情况|方面)·*[:。]?\s*$|其中[:,]?[^,;。]{0,12}[:：]?\s*$"
)
ABOUT_LIST = re.compile(
    r"(?:的?(?:主要|具体))?(?:内容|情况|构成|用途|安排|明细|项目)*(?:具体)?(?:说明)?(?:如下|包括|分别).*$"
)
ACCOUNT = re.compile("[(（][类款项][)）]")
NEAR = Decimal("0.8")
LOOK_BACK = 4
LONGEST_GAP = 6
HIGHER = {
    "（{}）": ("{}、",),
    "{}.": ("{}、", "（{}）"),
    "({})": ("{}、", "（{}）", "{}."),
    "{}、": (),
}


@dataclass(frozen=True, slots=True)
class NumberedList:
    """The paragraph that introduces a list, and the numbered paragraphs 1, 2, 3 … in it.

    A broken one leaves out a number, so that nobody knows how many items it has.
    """

    lead: Paragraph
    before: tuple[Paragraph, ...]
    items: tuple[Paragraph, ...]
    is_broken: bool = False


def numbered_lists(paragraphs: Sequence[Paragraph]) -> Iterator[NumberedList]:
    """Every list of at least two numbered paragraphs that a sentence introduces."""
    for at, paragraph in enumerate(paragraphs):
        text = paragraph.text.rstrip()
        if text[-1:] in ":：。中" and LEAD.search(read_prose(text).masked[-24:]):
            items, is_broken = _items_behind(paragraphs, at)
            if len(items) > 1:
                before = tuple(paragraphs[max(0, at - LOOK_BACK) : at])
                yield NumberedList(paragraph, before, tuple(items), is_broken)


def _items_behind(paragraphs: Sequence[Paragraph], at: int) -> tuple[list[Paragraph], bool]:
    items: list[Paragraph] = []
    style, gap = "", 0
    for paragraph in paragraphs[at + 1 :]:
        found = _number_of(paragraph.text)
        if not items:
            if found is None or found[1] != 1:
                return [], False
            style = found[0]
            items.append(paragraph)
        elif found == (style, len(items) + 1):
            items.append(paragraph)
            gap = 0
        elif found and (found[0] == style or found[0] in HIGHER.get(style, ())):
            return items, found[0] == style and found[1] > 1
        else:
            gap += 1
            if gap > LONGEST_GAP:
                break
    return items, False


def _number_of(text: str) -> tuple[str, int] | None:
    for style, pattern in HEADING.items():
        match = pattern.match(text)
        if match:
            value = value_of(match["n"])
            return None if value is None else (style, value)
    return None


def list_groups(found: NumberedList) -> Iterator[Group]:
    """The total of a list and one amount out of each of its items, for every measure."""
    totals = () if found.is_broken else _totals_of(found)
    if not totals:
        return
    proses = [read_prose(one.text) for one in found.items]
    total = totals[0]
    measures = dict.fromkeys(measure_of(one.lead) for one in totals if one.unit == total.unit)
    for measure in measures:
        wanted = tuple(one for one in totals if measure_of(one.lead) == measure)
        parts = [_part_of(prose, total.unit, measure) for prose in proses]
        chosen = tuple(one for one in parts if one is not None and one.is_exact)
        if (
            len(chosen) == len(parts)
            and wanted[0].is_exact
            and _is_division(proses, wanted[0], chosen)
        ):
            yield Group(read_prose(found.lead.text), wanted[0], wanted, chosen)


def _is_division(proses: Sequence[Prose], total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether numbered paragraphs divide a total: items of the accounts, or near enough to it."""
    if all(ACCOUNT.search(one.text) for one in proses):
        return True
    given = sum((one.number for one in parts), Decimal(0))
    return total.number * NEAR <= given and given * NEAR <= total.number


def _totals_of(found: NumberedList) -> tuple[Figure, ...]:
    """The amounts in the last sentences of the lead; else those above that it names."""
    prose = read_prose(found.lead.text)
    levels = _levels(prose)
    if levels:
        marker = len(prose.masked.rstrip(" :。"))
        close = totals_before(prose, prose.masked.rfind("其中", 0, marker))
        if close:
            rest = tuple(one for one in reversed(levels) if one not in close)
            return close + rest
        return tuple(reversed(levels))
    name = ABOUT_LIST.sub("", prose.masked.strip())
    if len(name) < 4:
        return ()
    return tuple(
        one
        for paragraph in reversed(found.before)
        for one in _levels(read_prose(paragraph.text))
        if name in one.lead
    )


def _levels(prose: Prose) -> list[Figure]:
    return [one for one in prose.figures if one.depth == 0 and role_of(one) is Role.LEVEL]


def _part_of(prose: Prose, unit: str, measure: str) -> Figure | None:
    """The amount of an item: its first one, or the one of the measure where it gives several."""
    levels = [one for one in _levels(prose) if one.unit == unit]
    same = [one for one in levels if measure and measure_of(one.lead) == measure]
    if same:
        return same[0]
    first = levels[:1]
    if first and measure and measure_of(first[0].lead) not in ("", measure):
        return None
    return first[0] if first else None
