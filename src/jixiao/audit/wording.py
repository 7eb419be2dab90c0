"""Looking for the words of a rule's YAML in what a sheet says."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import half_width, plain_title, squeeze

VALUE_BEHIND = re.compile(r"(?:(?:[≥≤=><]|达到|达)*\d+(?:\.\d+)?)?%?$")
MARKS = re.compile(r"[\W_]+")
PLAIN = re.compile(r"[一-鿿0-9A-Za-z]*")
"""A text without marks, blanks and full-width letters, as most names are."""


def found(patterns: tuple[str, ...], text: str) -> str:
    """The first words of a text that fit one of the patterns; empty where none fits."""
    if not patterns:
        return ""
    match = _any_of(patterns).search(text)
    return match[0] if match else ""


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """A text reduced to letters, digits and Chinese characters, to compare two wordings."""
    return text if PLAIN.fullmatch(text) else MARKS.sub("", squeeze(half_width(text)))


def core_name(indicator: Indicator) -> str:
    """The name of an indicator without notes and without a value behind it.

    The name of ``完成率100%`` and of ``合格率（%）`` ends in 率.
    """
    return bare_core(indicator.name)


@lru_cache(maxsize=16384)
def bare_core(name: str) -> str:
    """The same of a name that stands alone."""
    title = name if PLAIN.fullmatch(name) else plain_title(name)
    return VALUE_BEHIND.sub("", title) if title[-1:].isdecimal() or title[-1:] == "%" else title


def annual(sheet: Sheet) -> tuple[Indicator, ...]:
    """The indicators of the year; all of them where a sheet has none but long-term ones."""
    return tuple(one for one in sheet.indicators if one.term == "annual") or sheet.indicators


def said_of(indicator: Indicator) -> str:
    """All that a sheet says of an indicator: name, definition and target, one a line."""
    target = "" if indicator.target is None else indicator.target.text
    return f"{indicator.name}\n{indicator.definition}\n{target}"


@lru_cache(maxsize=512)
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns))
