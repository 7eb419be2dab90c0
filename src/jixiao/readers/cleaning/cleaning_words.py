"""The words and patterns of ``cleaning.toml``, with the web sites' words it shares."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

from jixiao.readers.site_chrome import chrome_words

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"


@dataclass(frozen=True, slots=True)
class CleaningWords:
    """What does not belong to a text; ``torn`` holds the neighbours inside frequent words."""

    watermarks: tuple[str, ...]
    torn: frozenset[str]
    labels: tuple[str, ...]
    traditional: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class LinePatterns:
    """Patterns that a whole line must match to be taken out."""

    properties: re.Pattern[str]
    property_front: re.Pattern[str]
    property_lines: re.Pattern[str]
    pages: re.Pattern[str]
    counting: re.Pattern[str]
    hints: re.Pattern[str]
    chrome: re.Pattern[str]
    beside: re.Pattern[str]
    buttons: frozenset[str]
    proving: tuple[str, ...]
    origin: re.Pattern[str]
    counters: re.Pattern[str]


@lru_cache(maxsize=1)
def cleaning_words() -> CleaningWords:
    """The words; read once."""
    data = _data()
    torn = {a + b for word in str(data["torn"]).split() for a, b in pairwise(word)}
    return CleaningWords(
        watermarks=tuple(data["watermarks"]),
        torn=frozenset(torn),
        labels=tuple(str(data["labels"]).split()),
        traditional=re.compile(f"[{''.join(str(data['traditional']).split())}]"),
    )


@lru_cache(maxsize=1)
def line_patterns() -> LinePatterns:
    """The patterns of whole lines; compiled once."""
    data = _data()
    properties, pages, chrome = data["properties"], data["pages"], data["chrome"]
    certain = _any(properties["certain"])
    return LinePatterns(
        properties=re.compile(certain),
        property_front=re.compile(rf"[\x00-\x08\s]*(?:{certain}[\x00-\x08\s]+)+(?=\S)"),
        property_lines=re.compile(_any([*properties["lines"], *properties["certain"]])),
        pages=re.compile(_any(pages["lines"])),
        counting=re.compile(pages["counting"]),
        hints=re.compile(_any(chrome["hints"])),
        chrome=re.compile(_any(chrome["certain"])),
        beside=re.compile(_any(chrome["beside"])),
        buttons=chrome_words().whole - chrome_words().content,
        proving=tuple(chrome["proving"]),
        origin=re.compile(chrome["origin"]),
        counters=re.compile(chrome["counters"]),
    )


def _any(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    path = resources.files("jixiao.readers.cleaning") / "cleaning.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
