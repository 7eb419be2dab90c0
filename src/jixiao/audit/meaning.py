"""What the words of an indicator mean, told by lists of words; these are in ``meaning.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import rjieba

from jixiao.audit.wording import MARKS, bare, bare_core
from jixiao.domain.text import half_width, squeeze, without_notes

_TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.audit") / "meaning.toml").read_text(encoding="utf-8")
)


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _canonical(groups: dict[str, list[str]]) -> dict[str, str]:
    return {word: group for group, words in groups.items() for word in words}


LEVEL_OF = _canonical(_TABLE["levels"])
MEASURE_OF = _canonical(_TABLE["measures"])
BENEFIT_OF = _canonical(_TABLE["benefits"])
GENERIC = frozenset(_TABLE["generic"]["words"])
LEVEL = re.compile(_any(list(LEVEL_OF)))
# 国家级新型智库, 国家、省级新型智库; 省级以上 names no single level.
RATED = re.compile(
    rf"(?P<levels>(?:(?:{LEVEL.pattern})级?[、和及与或/]?)*(?:{LEVEL.pattern})级)"
    r"(?!(?:[及或]|含)?以[上下])(?P<object>[\u4e00-\u9fff]{2,4})"
)
LONGEST_MEASURE = max(map(len, MEASURE_OF))
BENEFIT = re.compile(
    rf"({_any(list(BENEFIT_OF))})(?:的|逐步|不断|持续)*(?:提升|提高|改善|增强|增长|改进)?(?:水平|程度)"
)
SPEAKS_OF = re.compile(rf"(?:{_any(list(_TABLE['speaks_of']))})$")
SPOKEN_OF = tuple(_TABLE["speaks_of"])
FORMULA = re.compile(_any(_TABLE["formula"]["signs"]))
LEAST_DEFINITION = 8
LEAST_OBJECT = 2


@dataclass(frozen=True, slots=True)
class Discord:
    """Two wordings that exclude one another: what the first says, what the second says.

    ``other`` is empty where the second one only does not touch what the first one says.
    """

    one: str
    other: str


@lru_cache(maxsize=16384)
def discord(name: str, definition: str) -> Discord | None:
    """What the name of an indicator and its definition contradict one another in, if in anything.

    >>> discord("社会全民素质提升程度", "促进社会稳定水平逐步提高")
    Discord(one='素质提升程度', other='社会稳定水平')
    """
    plain = squeeze(half_width(definition))
    return (
        _other_level(squeeze(name), plain)
        or _other_benefit(name, plain)
        or _other_measure(name, plain)
        or _narrower(name, plain)
        or _not_spoken_of(name, plain)
    )


def measure_of(text: str) -> tuple[str, str] | None:
    """The word that a name or a definition ends in, and the kind of quantity that it is."""
    return _ending(without_notes(squeeze(half_width(text))))


def _ending(plain: str) -> tuple[str, str] | None:
    """The longest word of a measure that a plain text ends in."""
    letters = MARKS.sub("", plain)
    for start in range(max(0, len(letters) - LONGEST_MEASURE), len(letters)):
        if (word := letters[start:]) in MEASURE_OF:
            return word, MEASURE_OF[word]
    return None


def levels_of(text: str) -> list[tuple[frozenset[str], str, str]]:
    """Every level named in a text with the object that it rates, and the words themselves."""
    if "级" not in text:
        return []
    return [
        (
            frozenset(LEVEL_OF[one] for one in LEVEL.findall(match["levels"])),
            match["object"],
            match["levels"],
        )
        for match in RATED.finditer(text)
    ]


@lru_cache(maxsize=16384)
def own_words(text: str) -> frozenset[str]:
    """The words of a text that not every project may use."""
    words = rjieba.cut(bare(text))
    return frozenset(one for one in words if len(one) > 1 and one not in GENERIC)


def _other_level(name: str, definition: str) -> Discord | None:
    """Other levels of the same object: 国家级智库 against 省级智库."""
    pairs = [
        (words, other_words, levels == other_levels)
        for levels, rated, words in levels_of(name)
        for other_levels, other_rated, other_words in levels_of(definition)
        if rated[:LEAST_OBJECT] == other_rated[:LEAST_OBJECT]
    ]
    if not pairs or any(equal for _, _, equal in pairs):
        return None
    return Discord(pairs[0][0], pairs[0][1])


def _other_benefit(name: str, definition: str) -> Discord | None:
    """Another thing that is to rise: 素质提升程度 against 社会稳定水平."""
    own = {BENEFIT_OF[one[1]]: one[0] for one in BENEFIT.finditer(name)}
    if not own:
        return None
    said = {BENEFIT_OF[one[1]]: one[0] for one in BENEFIT.finditer(definition)}
    if not said or not own.keys().isdisjoint(said):
        return None
    return Discord(next(iter(own.values())), next(iter(said.values())))


def _other_measure(name: str, definition: str) -> Discord | None:
    """Another kind of quantity at the end: 培训人数 against 培训次数, 合格率 against 合格人数."""
    own = _ending(bare_core(name))
    said = measure_of(definition) if own else None
    if own is None or said is None or own[1] == said[1]:
        return None
    if own[1] == "比率" and FORMULA.search(definition):
        return None
    return Discord(own[0], said[0])


def _narrower(name: str, definition: str) -> Discord | None:
    """Only part of what the name says: 优良率 that counts what is 优秀 alone."""
    for word, part in _TABLE["narrower"].items():
        if word in name and part["only"] in definition and part["lacks"] not in definition:
            return Discord(word, part["only"])
    return None


def _not_spoken_of(name: str, definition: str) -> Discord | None:
    """A definition that touches neither what is measured nor its subject: 满意度 of no opinion."""
    core = bare_core(name)
    match = SPEAKS_OF.search(core) if core.endswith(SPOKEN_OF) else None
    if match is None or len(definition) < LEAST_DEFINITION:
        return None
    subject = core[: match.start()]
    if any(subject[at : at + 2] in definition for at in range(len(subject) - 1)):
        return None
    if any(word in definition for word in _TABLE["speaks_of"][match[0]]):
        return None
    return Discord(match[0], "")
