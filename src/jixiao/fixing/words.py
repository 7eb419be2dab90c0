"""The words and patterns of ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class FixingWords:
    """Patterns of marks and of beginnings, and words that make a case doubtful."""

    left_over: re.Pattern[str]
    page_number: re.Pattern[str]
    transcribed: frozenset[str]
    offices: tuple[str, ...]
    sentence_begins: re.Pattern[str]
    refers: str
    parts: str
    total_row: frozenset[str]


@lru_cache(maxsize=1)
def fixing_words() -> FixingWords:
    """The words, read once."""
    path = resources.files("jixiao.fixing") / "words.toml"
    plain = tomllib.loads(path.read_text(encoding="utf-8"))
    return FixingWords(
        left_over=re.compile("|".join(plain["left_over"])),
        page_number=re.compile("|".join(plain["page_number"])),
        transcribed=frozenset(plain["transcribed"]),
        offices=tuple(plain["offices"]),
        sentence_begins=re.compile(plain["sentence_begins"]),
        refers=plain["refers"],
        parts=plain["parts"],
        total_row=frozenset(plain["total_row"]),
    )
