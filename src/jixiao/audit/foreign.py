"""Words in a text that belong to another institution than the one it should speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jixiao.audit.base import Words
from jixiao.audit.institutions import Speaker, is_short_for, level_of, speakers_of


@dataclass(frozen=True, slots=True)
class Foreign:
    """One such word: where it begins, the word, and why it cannot be the unit's own."""

    start: int
    word: str
    why: str


def suspects_of(words: Words) -> re.Pattern[str]:
    """What makes a closer look worth while: most texts hold none of the words at all."""
    return _suspects(words["speakers"] + words["places"], words["upper_bodies"])


def foreign_words(
    text: str, names: Sequence[str], words: Words, *, possible: Sequence[str] = ()
) -> Iterator[Foreign]:
    """Every such word of a text whose quotations are blanked out.

    ``names`` are the unit's own, its main one first; ``possible`` may hold further ones.
    """
    yield from _speakers(text, names, words, possible=possible)
    yield from _offices(text, names, words)
    yield from _upper_bodies(text, names, words)


@lru_cache(maxsize=8)
def _suspects(lines: tuple[str, ...], bodies: tuple[str, ...]) -> re.Pattern[str]:
    """Any speaker, any judgement of an office (对某办满意), any body of a higher level."""
    openings = (word for speaker in speakers_of(lines) for word in speaker.openings)
    return re.compile("|".join([*openings, r"对(?!象)[^\n]+满意", *bodies]))


def _speakers(
    text: str, names: Sequence[str], words: Words, *, possible: Sequence[str]
) -> Iterator[Foreign]:
    placed = any(level_of(name, words["levels"]) for name in names)
    lines = words["speakers"] + (words["places"] if placed else ())
    for speaker in _others(lines, (*names, *possible), words["no_places"][0]):
        for match in speaker.pattern.finditer(text):
            yield Foreign(match.start(), match[0], f"“{match[0]}”不是这类单位的自称")


@lru_cache(maxsize=64)
def _others(lines: tuple[str, ...], names: tuple[str, ...], no_places: str) -> tuple[Speaker, ...]:
    """The ways of speaking that none of the names allows."""
    titles = [re.sub(no_places, "", name) for name in names]
    return tuple(one for one in speakers_of(lines) if not one.may_be(titles))


def _offices(text: str, names: Sequence[str], words: Words) -> Iterator[Foreign]:
    """An office whose work is to be judged as satisfactory, but which is not the unit."""
    for pattern in words["judged_offices"]:
        for match in re.finditer(pattern, text):
            office = match["office"]
            general = any(word in office for word in words["general_offices"])
            core = re.sub(words["before_office"][0], "", office)
            if general or any(is_short_for(core, name) for name in names):
                continue
            why = f"被评价的是“{office}”，与单位名称不符"
            yield Foreign(match.start("office"), office, why)


def _upper_bodies(text: str, names: Sequence[str], words: Words) -> Iterator[Foreign]:
    """A body of a higher level as what the unit supports or leads."""
    levels = [level for name in names[:1] if (level := level_of(name, words["levels"]))]
    if not levels:
        return
    for rank, body in enumerate(words["upper_bodies"], start=1):
        if rank >= levels[0]:
            break
        pattern = f"(?:{words['leads'][0]})[^，。；、：,;]{{0,4}}?(?P<body>{body})"
        for match in re.finditer(pattern, text):
            why = f"“{match['body']}”是上级单位的工作对象，不归本单位支持或管理"
            yield Foreign(match.start("body"), match["body"], why)
