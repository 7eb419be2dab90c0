"""How surely two printed names mean the same project; the words are in ``names.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.domain.text import NOTE, half_width, squeeze, without_notes

YEAR = re.compile(r"(?:(?:19|20)\d{2}[-~至—])?((?:19|20)\d{2})(?:年度?)?")
NUMBER = re.compile(
    r"\d+|[一二三四五六七八九十]+(?=[期批届号次标段])|(?<=第)[一二三四五六七八九十]+"
)
MONEY = re.compile(r"\d[万亿]?元")
SIGNS = re.compile(r"[^\w]|_")
LEAST_CORE = 2

_TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.audit") / "names.toml").read_text(encoding="utf-8")
)
LEVEL_OF = {word: level for level, words in _TABLE["levels"].items() for word in words}
BY_LENGTH = "|".join(sorted(LEVEL_OF, key=len, reverse=True))
LEVEL = re.compile(rf"(?!{'|'.join(_TABLE['not_levels']['words'])})({BY_LENGTH})")
INNER_LEVEL = re.compile(rf"({BY_LENGTH})(?=补助|专项|配套|转移支付|财政)")


class Likeness(IntEnum):
    """How surely two names mean one project, the surest highest."""

    NONE = 0
    SIMILAR = 1
    WITHIN = 2
    CORE = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A project's name in its parts: the core, and what tells it from its neighbours."""

    plain: str
    core: str
    level: str
    year: str
    parts: frozenset[str]

    def contradicts(self, other: ProjectName) -> bool:
        """Whether both name a level, a year or a part, and not the same one."""
        return any(
            one and another and one != another
            for one, another in (
                (self.level, other.level),
                (self.year, other.year),
                (self.parts, other.parts),
            )
        )

    def is_other_spelling_of(self, other: ProjectName) -> bool:
        """Whether the names differ only in width, blanks, year or a word such as 经费."""
        return self.core == other.core and self.level == other.level


@lru_cache(maxsize=4096)
def read_name(printed: str) -> ProjectName:
    """Take a printed project name apart."""
    text = squeeze(half_width(printed))
    bare = SIGNS.sub("", without_notes(text)) or SIGNS.sub("", text)
    years = YEAR.findall(bare)
    core = _without_openings(YEAR.sub("", bare))
    parts = {SIGNS.sub("", note) for note in NOTE.findall(text)}
    parts |= set(NUMBER.findall(core)) | {word for word in _TABLE["parts"] if word in core}
    level = LEVEL.match(core)
    inner = INNER_LEVEL.search(core)
    if level and len(core) - level.end() >= LEAST_CORE:
        core = core[level.end() :]
    named = level or inner
    return ProjectName(
        plain=SIGNS.sub("", text),
        core=_without_endings(core),
        level=LEVEL_OF[named[1]] if named else "",
        year="".join(years),
        parts=frozenset(parts - {""}),
    )


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> Likeness:
    """How surely two printed names mean one project; NONE where a level, year or part differs."""
    first, second = read_name(one), read_name(other)
    if first.plain == second.plain:
        return Likeness.SAME if first.plain else Likeness.NONE
    if first.contradicts(second) or not (first.core and second.core):
        return Likeness.NONE
    found = _core_likeness(*sorted((first.core, second.core), key=len))
    return min(found, Likeness.SIMILAR) if first.parts != second.parts else found


def is_no_project(printed: str) -> bool:
    """Whether a listed name is a sum, a kind of money, a class, or holds another amount."""
    plain = squeeze(half_width(printed))
    if MONEY.search(without_notes(plain)):
        return True
    return any(word in plain for word in _TABLE["not_projects"])


def _core_likeness(short: str, long: str) -> Likeness:
    """Compare two cores; only words lost at the front are safely the same project."""
    if short == long:
        return Likeness.CORE
    rule = _TABLE["within"]
    if (
        long.endswith(short)
        and len(short) >= int(rule["least_characters"])
        and len(long) - len(short) >= int(rule["least_extra"])
        and Decimal(len(short)) / len(long) >= Decimal(rule["least_share"])
    ):
        return Likeness.WITHIN
    if len(short) >= LEAST_CORE and short in long:
        return Likeness.SIMILAR
    return Likeness.SIMILAR if is_misprint_of(short, long) else Likeness.NONE


def is_misprint_of(short: str, long: str) -> bool:
    """Whether two cores are so alike that one may be the other with a slip in it."""
    rule = _TABLE["similar"]
    if len(short) < int(rule["least_characters"]):
        return False
    matcher, least = (
        SequenceMatcher(None, short, long, autojunk=False),
        Decimal(rule["least_ratio"]),
    )
    # The quick ratio is never the lower one, and it is far cheaper.
    return all(Decimal(str(ratio())) >= least for ratio in (matcher.quick_ratio, matcher.ratio))


def is_slip(one: str, other: str) -> bool:
    """Whether one core misprints the other; one that only says more or less does not."""
    short, long = sorted((one, other), key=len)
    return bool(short) and short not in long and is_misprint_of(short, long)


def is_misprinted(one: str, other: str) -> bool:
    """Whether two printed names are one with a slip in it; other numbers or levels are no slip."""
    first, second = read_name(one), read_name(other)
    return not first.contradicts(second) and is_slip(first.core, second.core)


def _without_openings(text: str) -> str:
    for word in _TABLE["openings"]:
        if text.startswith(word) and len(text) - len(word) >= LEAST_CORE:
            return _without_openings(text[len(word) :])
    return text


def _without_endings(text: str) -> str:
    for word in _TABLE["endings"]:
        if text.endswith(word) and len(text) - len(word) >= LEAST_CORE:
            return _without_endings(text[: -len(word)])
    return text
