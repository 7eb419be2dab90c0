"""Words by which cells are told apart (``cut_words.toml``), compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.domain import words
from jixiao.domain.terms import dimension_term, kind_term, split_level_name

LEVEL_ENDS = ("指标", "目标", "值", "类")
NOTE = r"(?:\([^()]{1,20}\)|\[[^\[\]]{1,20}\]|\d{1,3}分|\d{1,3}分\))?"
AFFIXES = re.compile(r"^(?:项目|年度|绩效)*|(?:指标|目标|类|值)+等?$")
AROUND = r"(?:项目|年度|绩效|社会公众或|社会公众|服务对象|受益群众|受益对象|公众|群众)?"


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """The lists of ``cut_words.toml``."""
    path = resources.files("jixiao.readers.lost_cells") / "cut_words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def endings() -> tuple[str, ...]:
    """How the names of indicators end."""
    return (*certain_endings(), *table()["name"]["endings"])


@lru_cache(maxsize=1)
def certain_endings() -> tuple[str, ...]:
    """The endings that end a name nearly always."""
    return tuple(table()["name"]["certain"])


@lru_cache(maxsize=1)
def name_openings() -> tuple[str, ...]:
    """How the names of indicators begin."""
    return tuple(table()["name"]["openings"])


@lru_cache(maxsize=1)
def phrases() -> frozenset[str]:
    """Whole values that are words."""
    answers = words.TABLE["answers"]
    known = [*table()["phrases"]["known"], *answers["done"], *answers["none"], *answers["yes_no"]]
    return frozenset(known) | words.SCALES


@lru_cache(maxsize=1)
def phrase_openings() -> tuple[str, ...]:
    """How values that are words begin."""
    return tuple(table()["phrases"]["openings"])


@lru_cache(maxsize=1)
def nothing() -> frozenset[str]:
    """What stands where there is no variance to explain."""
    return frozenset(table()["reasons"]["nothing"])


@lru_cache(maxsize=1)
def reason_openings() -> tuple[str, ...]:
    """How explanations of a variance begin."""
    return tuple(table()["reasons"]["openings"])


@lru_cache(maxsize=1)
def directions() -> frozenset[str]:
    """What stands in a column of signs."""
    return frozenset(words.plain(word) for word in table()["directions"]["known"])


@lru_cache(maxsize=1)
def scheme_kinds() -> frozenset[str]:
    """The second levels of the scheme of evaluation (决策, 过程, 产出, 效益)."""
    return frozenset(table()["scheme"]["kinds"])


@lru_cache(maxsize=1)
def level_pattern() -> re.Pattern[str]:
    """The name of a level with its affixes and note."""
    cores = [
        name for level in _levels().values() for entry in level.values() for name in entry["names"]
    ]
    ends = "|".join(LEVEL_ENDS)
    return re.compile(
        rf"{AROUND}(?:{words.any_of(set(cores))})(?:{ends})*等?{NOTE}(?:\(必填[^()]*\))?"
    )


def _levels() -> dict[str, Any]:
    path = resources.files("jixiao.domain") / "terms.toml"
    levels: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["level"]
    return levels


@lru_cache(maxsize=1)
def _phrase_pattern() -> re.Pattern[str]:
    known = [word for word in phrases() if len(word) > 1]
    before = [word for word in words.SIGN_OF if len(word) > 1 and not word.isascii()]
    return re.compile(f"(?={words.any_of(known)})|(?={words.any_of(before)})")


@lru_cache(maxsize=8192)
def level_of(text: str, *, dimension: bool) -> str | None:
    """The term that a level's printed name means, where its whole form is that of a level."""
    return dimension_term(text) if dimension else kind_term(text)


@lru_cache(maxsize=8192)
def is_other_level(text: str, *, dimension: bool) -> bool:
    """Whether the words name the level beside: 社会效益指标 in the column of 效益指标."""
    core = AFFIXES.sub("", split_level_name(text)[0])
    own, other = ("dimension", "kind") if dimension else ("kind", "dimension")
    return core in _names(other) and core not in _names(own)


@lru_cache(maxsize=2)
def _names(level: str) -> frozenset[str]:
    return frozenset(name for entry in _levels()[level].values() for name in entry["names"])


@lru_cache(maxsize=1)
def free_openings() -> tuple[str, ...]:
    """How explanations of an indicator begin."""
    return tuple(table()["free"]["openings"])


@lru_cache(maxsize=1)
def free_endings() -> tuple[str, ...]:
    """How the sources of a target end."""
    return tuple(table()["free"]["endings"])


@lru_cache(maxsize=1)
def text_openings() -> tuple[str, ...]:
    """How names and explanations begin."""
    return (*name_openings(), *reason_openings(), *free_openings())


def phrase_starts(text: str) -> set[int]:
    """Where a whole value in words, or a comparison in words, may begin."""
    return {match.start() for match in _phrase_pattern().finditer(text)}


@lru_cache(maxsize=1)
def longest_phrase() -> int:
    """The length of the longest known value in words."""
    return max(map(len, phrases()))


def level_starts(text: str) -> list[int]:
    """Where the full name of a level (数量指标, 产出指标(50分)) begins."""
    return [
        match.start()
        for match in level_pattern().finditer(text)
        if len(match[0]) > 3 and ("指标" in match[0] or "目标" in match[0])
    ]
