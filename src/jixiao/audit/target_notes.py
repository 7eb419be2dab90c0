"""What the comment behind a target speaks of, beside what the name of the indicator says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.audit.target_kinds import measure_in, measure_of
from jixiao.audit.wording import core_name
from jixiao.domain.indicator import Indicator
from jixiao.domain.text import plain_title

_TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.audit") / "target_notes.toml").read_text(encoding="utf-8")
)
HAN = r"[\u4e00-\u9fff]"
# What is told of in per cent by the two characters before it: 优良|率, 影响|程度, 使用|性.
DEGREE = re.compile(rf"({HAN}{{2}})(?:力?程度|率|性|度)$")
# In a comment 程度 ends many a sentence that only explains the name.
DEGREE_IN_NOTE = re.compile(rf"({HAN}{{2}})(?:率|性|(?<=满意)度)$")
FORMULA = re.compile("|".join(_TABLE["formula"]))
LEVELS = "|".join(_TABLE["levels"])
LEVEL = re.compile(LEVELS)
LEVEL_OF_NAME = re.compile(rf"({LEVELS})级(?=({HAN}{{2}}))")
JOINED = "[、及和与或以,，]*(?:级[、及和与或以,，]*)?"


def said_in_note(note: str) -> str:
    """The end of a comment as it is compared: without blanks, inner brackets and the full stop."""
    return plain_title(note).strip("。；;.")


def other_level(indicator: Indicator, note: str) -> tuple[str, str] | None:
    """The level in the name and those in the comment, where both speak of the same thing after it.

    国家级新型智库 in the name and 省级新型智库 in the comment; a name that says nothing of a
    level is not contradicted.
    """
    named = LEVEL_OF_NAME.search(indicator.name)
    if named is None:
        return None
    printed, thing = named[1], re.escape(named[2])
    before = re.compile(rf"((?:(?:{LEVELS}){JOINED})+){thing}")
    for match in before.finditer(note):
        levels = set(LEVEL.findall(match[1]))
        if "级" in match[1] and levels != {printed}:
            return f"{printed}级", match[1].rstrip("、")
    return None


def other_measure(
    indicator: Indicator, note: str, *, alike: Sequence[str]
) -> tuple[str, str] | None:
    """What the name measures and what the comment does: 优良率 and 覆盖率, 种类 and 数量.

    Groups of words in ``alike`` mean the same: 及时按时准时. A formula is no measure.
    """
    if FORMULA.search(note):
        return None
    name, said = core_name(indicator), said_in_note(note)
    mine, theirs = DEGREE.search(name), DEGREE_IN_NOTE.search(said)
    if mine and theirs:
        same = _words_alike(mine[1], tuple(alike))
        return None if any(word in said for word in same) else (mine[0], theirs[0])
    return _other_kind(indicator, said)


def _other_kind(indicator: Indicator, said: str) -> tuple[str, str] | None:
    """Two different things to count; 数量 fits every count but that of kinds."""
    mine, theirs = measure_of(indicator), measure_in(said)
    if mine is None or theirs is None or mine is theirs:
        return None
    if {mine.name, theirs.name} & {"rate", "property"}:
        return None
    if "amount" in {mine.name, theirs.name} and "kinds" not in {mine.name, theirs.name}:
        return None
    if {mine.name, theirs.name} == {"people", "person_times"}:
        return None
    return mine.shown, theirs.shown


@lru_cache(maxsize=1024)
def _words_alike(word: str, alike: tuple[str, ...]) -> frozenset[str]:
    """A word and those that mean the same."""
    groups = (words.split() for words in alike)
    return frozenset([word, *(one for group in groups if word in group for one in group)])


def other_object(
    indicator: Indicator, note: str, *, opposites: Sequence[str]
) -> tuple[str, str] | None:
    """What the name is about and what the comment is about, of words that exclude each other."""
    for group in opposites:
        words = group.split()
        mine = [word for word in words if word in indicator.name]
        if len(mine) != 1:
            continue
        theirs = [word for word in words if word in note]
        if theirs and mine[0] not in theirs:
            return mine[0], theirs[0]
    return None
