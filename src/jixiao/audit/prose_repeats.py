"""One amount stated twice: a total and 合计 behind its parts, an item's head and its accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.audit.prose_figures import Figure, Prose, read_prose
from jixiao.audit.prose_groups import Group, groups_of
from jixiao.audit.prose_growth import name_of
from jixiao.audit.prose_roles import Role, measure_of, role_of, sentence_end, sentence_start
from jixiao.domain.document import Document, Paragraph

NEAR = Decimal("0.85")
ITEM = re.compile(r"[(（]项[)）]")
YEAR = re.compile(r"20\d\d")
TOP = 1
PARTS = "其中"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two figures that should be one: the first as stated, the second that contradicts it."""

    prose: Prose
    first: Figure
    second: Figure
    words: str

    @property
    def difference(self) -> Decimal:
        """How far apart they are."""
        return self.first.number - self.second.number


def differ(one: Figure, other: Figure) -> bool:
    """Whether two printed figures cannot be the same amount."""
    return abs(one.number - other.number) > one.half + other.half


def sums_again(prose: Prose) -> Iterator[Repeat]:
    """A total whose parts are followed by 合计 with another amount."""
    for group in groups_of(prose):
        again = _sum_behind(group)
        if again is None or not differ(group.total, again):
            continue
        reached = abs(group.difference) <= group.slack
        if reached or again.number >= group.total.number * NEAR:
            yield Repeat(prose, group.total, again, "总数")


def _sum_behind(group: Group) -> Figure | None:
    last = group.parts[-1]
    end = sentence_end(group.prose, last.end)
    for one in group.prose.figures:
        if last.end <= one.start < end and role_of(one) is Role.SUM and one.depth == last.depth:
            return one if one.unit == last.unit and one.is_exact else None
    return None


def head_and_accounts(prose: Prose) -> Iterator[Repeat]:
    """An item of accounts whose head gives another amount than its 支出决算."""
    levels = [one for one in prose.figures if role_of(one) is Role.LEVEL and one.is_money]
    head, *others = levels or (None,)
    if head is None or measure_of(head.lead) or not ITEM.search(_before(prose, head)):
        return
    spent = [one for one in others if one is not None and measure_of(one.lead) == "outturn"]
    planned = [one for one in others if one is not None and measure_of(one.lead) == "budget"]
    if len(spent) != 1 or len(planned) != 1:
        return
    if differ(head, spent[0]) and differ(head, planned[0]):
        yield Repeat(prose, head, spent[0], "支出决算")


def _before(prose: Prose, head: Figure) -> str:
    return prose.text[max(0, head.start - 6) : head.start]


def item_and_sentence(prose: Prose, items: re.Pattern[str]) -> Iterator[Repeat]:
    """A part named behind 其中, and the sentence of the same paragraph that begins with it."""
    if prose.masked.count(PARTS) != 1:
        return
    known: dict[str, Figure] = {}
    for one in prose.figures:
        match = items.fullmatch(one.lead.rpartition(PARTS)[2].strip(" ,:，：·"))
        if match is None or not (one.is_money and one.is_exact) or one.depth:
            continue
        name = match["name"]
        begins = one.start - len(one.lead) in (0, sentence_start(prose, one.start))
        if not begins:
            known.setdefault(name, one)
        elif name in known and differ(known[name], one):
            yield Repeat(prose, known[name], one, name)


def named_twice(document: Document, names: re.Pattern[str]) -> Iterator[tuple[Paragraph, Repeat]]:
    """A total of the whole document named twice in one part of it with different amounts."""
    part: list[Paragraph] = []
    for section in document.sections:
        if section.level <= TOP:
            yield from _repeats_in(part, names)
            part = []
        part.extend(section.paragraphs)
    yield from _repeats_in(part, names)


def _repeats_in(
    part: Iterable[Paragraph], names: re.Pattern[str]
) -> Iterator[tuple[Paragraph, Repeat]]:
    known: dict[tuple[str, str], Figure] = {}
    for paragraph in part:
        if not names.search(paragraph.text):
            continue
        prose = read_prose(paragraph.text)
        for one in prose.figures:
            name = _total_name(one, names)
            if not name:
                continue
            year = YEAR.findall(one.lead)
            first = known.setdefault((name, year[-1] if year else ""), one)
            if differ(first, one):
                yield paragraph, Repeat(prose, first, one, name)


def _total_name(figure: Figure, names: re.Pattern[str]) -> str:
    if figure.depth or not figure.is_money or not figure.is_exact:
        return ""
    if role_of(figure) is not Role.LEVEL:
        return ""
    name = name_of(figure.lead)
    match = names.search(name)
    return name if match and match.end() == len(name) else ""
