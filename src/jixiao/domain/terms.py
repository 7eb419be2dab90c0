"""The glossary of the trade and the synonyms of level names, both kept in ``terms.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.domain.text import half_width, plain_title, squeeze

AROUND = re.compile(
    r"^(?:\d+[、.]|[一二三四五六七八九十]+[、.])?(?:项目|年度|绩效)*|(?:指标|目标|类|值)+$"
)
LEVEL_NOTE = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]?|\d+(?:\.\d+)?(?:分|%)?[)）]?$")
POINTS = re.compile(r"(\d+(?:\.\d+)?)\s*(?:分|%)?\s*(?:[)\]】]|$)")


@dataclass(frozen=True, slots=True)
class Term:
    """One concept: the identifier used everywhere, its Chinese and English names, the source."""

    identifier: str
    zh: str
    en: str
    source: str


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    path = resources.files("jixiao.domain") / "terms.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def glossary() -> dict[str, Term]:
    """Every term by its identifier, in the order of ``terms.toml``."""
    return {name: Term(name, **entry) for name, entry in _data()["term"].items()}


def label(identifier: str) -> str:
    """The Chinese name of a concept or of a field that holds one; else the identifier itself."""
    term = glossary().get(identifier) or glossary().get(identifier.capitalize())
    return identifier if term is None else term.zh


def dimension_term(printed: str) -> str | None:
    """``output`` for 产出指标(50分), 项目完成指标 …; None for a level that is not known."""
    return _level_term("dimension", printed)


def kind_term(printed: str) -> str | None:
    """``quantity`` for 数量指标, 产出数量 …; None for a kind that is not known."""
    return _level_term("kind", printed)


def split_level_name(printed: str) -> tuple[str, str | None]:
    """A level as printed without blanks, and the note taken off it: ``("产出指标", "(50分)")``."""
    text = squeeze(printed)
    kept = LEVEL_NOTE.sub("", text)
    if not kept or kept == text:
        return text, None
    return kept, "".join(match[0] for match in LEVEL_NOTE.finditer(text))


def points_in(note: str | None) -> str | None:
    """The points that a level's note prints: ``50`` for ``(50分)``; None where there are none."""
    match = POINTS.search(half_width(note or "").strip())
    return match[1] if match else None


@lru_cache(maxsize=4096)
def _level_term(level: str, printed: str) -> str | None:
    if not printed:
        return None
    name, _note = split_level_name(plain_title(printed) or printed)
    core = AROUND.sub("", name)
    entries = _data()["level"][level]
    for candidate in (name, core):
        for term, entry in entries.items():
            if candidate in entry["names"]:
                return str(term)
    for term, entry in entries.items():
        if any(word in name for word in entry["within"]):
            return str(term)
    return None
