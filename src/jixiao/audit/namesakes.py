"""Bodies of the same name in other places: 水利局 of another county, 规划局 of the city above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.base import Words
from jixiao.audit.institutions import unit_names
from jixiao.domain.document import Document
from jixiao.domain.text import squeeze

LEAST_CORE = 3
HAN = re.compile(r"[一-龥]{2,}$")
LONGEST_PLACE = 4


@dataclass(frozen=True, slots=True)
class OwnName:
    """A unit's name parted into the places in front and the rest: 上海市, 普陀区 + 商务委员会."""

    name: str
    places: tuple[str, ...]
    core: str

    @property
    def rank(self) -> str:
        """The word for the lowest place: 县, 市."""
        return self.places[-1][-1]


@dataclass(frozen=True, slots=True)
class Namesake:
    """A body of that name elsewhere, and where in the text it begins."""

    name: str
    start: int


def own_name(document: Document, words: Words) -> OwnName | None:
    """The parted name of the first of a document's units whose name begins with a place."""
    for name in unit_names(document):
        places: list[str] = []
        rest = re.sub(r"[（(][^（）()]*[)）]$", "", squeeze(name))
        for pattern in words["places"]:
            match = re.match(pattern, rest)
            if match and len(rest) - match.end() >= LEAST_CORE:
                places.append(match[0])
                rest = rest[match.end() :]
        if places and rest not in words["general"]:
            return OwnName("".join(places) + rest, tuple(places), rest)
    return None


def namesakes(text: str, own: OwnName, words: Words) -> Iterator[Namesake]:
    """Every such body that speaks or acts in a text whose quotations are blanked out."""
    own_papers = re.compile("|".join(words["own"]))
    not_places = re.compile("|".join(words["not_places"]))
    for match in re.finditer(re.escape(own.core), text):
        before = text[: match.start()]
        if before.endswith(own.places[-1]):
            continue
        above = next((one for one in own.places[:-1] if before.endswith(one)), "")
        place = above or _place_before(before)
        if not place or not_places.search(place):
            continue
        start = match.start() - len(place)
        if above or place[-1] != own.rank:
            found = not text[:start].strip() and bool(own_papers.match(text, match.end()))
        else:
            found = _speaks(text[:start], words)
        if found:
            yield Namesake(place + own.core, start)


def _speaks(before: str, words: Words) -> bool:
    """Whether a name begins a clause, so that the body itself is what acts."""
    before = before.rstrip()
    return not before or (before[-1] in "。；，！？\n" and not before.endswith(words["others"]))


def _place_before(before: str) -> str:
    """The last word before a name that is made as the name of a place: 白水县."""
    match = HAN.search(before)
    if match is None or match[0][-1] not in "省市州区县旗镇乡":
        return ""
    return match[0][-LONGEST_PLACE:]
