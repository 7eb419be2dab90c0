"""How far two texts speak of the same thing: shared pairs of characters and like words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from importlib import resources
from typing import Any

from jixiao.domain.text import half_width, squeeze
from jixiao.domain.units import base_of, canonical, kind_of
from jixiao.domain.words import any_of

TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("jixiao.readers.prose") / "evidence.toml").read_text(encoding="utf-8")
)
GROUP_OF = {word: f"={group[0]}" for group in TABLE["alike"] for word in group}
WORD = re.compile(any_of(GROUP_OF))
EMPTY = re.compile(any_of(TABLE["empty"]))
RUN = re.compile(r"[一-鿿]{2,}|[A-Za-z]{2,}")
RARE, USUAL = 2, 10
SAME, ALIKE, OF_ONE_KIND = Fraction(1), Fraction(3, 5), Fraction(1, 2)


def words_of(text: str) -> frozenset[str]:
    """The words of a text that can be compared: groups of like words, and pairs of characters."""
    plain = squeeze(half_width(text))
    found = {GROUP_OF[match[0]] for match in WORD.finditer(plain)}
    rest = EMPTY.sub(" ", WORD.sub(" ", plain))
    for run in RUN.findall(rest):
        found |= {run} if run.isascii() else {run[i : i + 2] for i in range(len(run) - 1)}
    return frozenset(found)


def weights_of(texts: Iterable[frozenset[str]]) -> Mapping[str, int]:
    """What each word is worth: 3 where few texts have it, 1 where one in ten has it."""
    every = list(texts)
    counts = Counter(word for words in every for word in words)
    return {
        word: 3 if count <= RARE else 2 if count * USUAL <= len(every) else 1
        for word, count in counts.items()
    }


def share(words: frozenset[str], among: frozenset[str], *, weights: Mapping[str, int]) -> Fraction:
    """The part of the first text's words, by worth, that the second has too."""
    whole = sum(weights.get(word, 1) for word in words)
    return Fraction(sum(weights.get(word, 1) for word in words & among), whole or 1)


def unit_likeness(one: str, other: str) -> Fraction:
    """1 for the same unit of any scale, less for units that count alike, 0 for all others."""
    first, second = canonical(base_of(one)[1]), canonical(base_of(other)[1])
    if first == second:
        return SAME
    if any(first in group and second in group for group in TABLE["units"]):
        return ALIKE
    kind = kind_of(first)
    measured = kind is not None and kind not in {"count", "rate", "time"}
    return OF_ONE_KIND if measured and kind == kind_of(second) else Fraction(0)


def shared_text(one: str, other: str) -> str:
    """The longest run of at least two characters that both texts have and that says something."""
    first, second = squeeze(half_width(one)), squeeze(half_width(other))
    for length in range(min(len(first), 12), 1, -1):
        for start in range(len(first) - length + 1):
            run = first[start : start + length]
            if run in second and RUN.fullmatch(run) and EMPTY.sub("", run):
                return run
    return ""


def like_words(one: str, other: str) -> dict[str, str]:
    """Words of the first text with words of the second that mean alike, one of each group."""
    first, second = squeeze(half_width(one)), squeeze(half_width(other))
    others: dict[str, str] = {}
    for match in WORD.finditer(second):
        others.setdefault(GROUP_OF[match[0]], match[0])
    found: dict[str, str] = {}
    for match in WORD.finditer(first):
        like = others.pop(GROUP_OF[match[0]], match[0])
        if like != match[0]:
            found[match[0]] = like
    return found
