"""Likely typing errors in words of the trade; the words are in ``text_misspellings.toml``."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Any

REACH = 6
"""As many characters before and behind a word are looked at to see which word it is."""


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A wrong form, the right one, and what must or must not stand around it."""

    wrong: str
    right: str
    before: str = ""
    behind: str = ""
    is_usage: bool = False

    def found_at(self, text: str) -> Iterator[int]:
        """Where it stands in a text among words that leave no doubt."""
        at = text.find(self.wrong)
        while at >= 0:
            end = at + len(self.wrong)
            before, behind = text[max(0, at - REACH) : at], text[end : end + REACH]
            if _fits(self.before, before, ends=True) and _fits(self.behind, behind, ends=False):
                yield at
            at = text.find(self.wrong, end)


def _fits(condition: str, text: str, *, ends: bool) -> bool:
    """Whether what stands beside a word is as its condition wants it."""
    if not condition:
        return True
    wanted = not condition.startswith("!")
    words = condition.removeprefix("!")
    pattern = f"(?:{words})$" if ends else f"^(?:{words})"
    return (_compiled(pattern).search(text) is not None) == wanted


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def misspellings_in(text: str) -> Iterator[Misspelling]:
    """Every misspelling that a text holds, each once, those sure without context among them.

    A text is first asked for the odd characters alone: most texts hold hardly any of them.
    """
    known = _by_odd_character()
    for character in sorted(known.keys() & set(text)):
        for one in known[character]:
            if one.wrong in text and next(one.found_at(text), None) is not None:
                yield one


@lru_cache(maxsize=1)
def _by_odd_character() -> dict[str, tuple[Misspelling, ...]]:
    """The misspellings by the character that gives them away."""
    table: dict[str, Any] = tomllib.loads(
        (resources.files("jixiao.audit") / "text_misspellings.toml").read_text(encoding="utf-8")
    )
    known = [Misspelling(*row) for row in table["slips"]]
    known += [replace(Misspelling(*row), is_usage=True) for row in table["usage"]]
    listed = {one.wrong for one in known}
    made = _exchanged(table["words"], table["lookalikes"])
    known += [one for one in made if not any(wrong in one.wrong for wrong in listed)]
    found: dict[str, list[Misspelling]] = defaultdict(list)
    for one in known:
        odd = next((character for character in one.wrong if character not in one.right), "")
        found[odd or one.wrong[-1]].append(one)
    return {character: tuple(ones) for character, ones in found.items()}


def _exchanged(words: list[str], lookalikes: dict[str, str]) -> Iterator[Misspelling]:
    """Every word with one character exchanged for one that sounds or looks like it."""
    for word in words:
        for at, character in enumerate(word):
            for other in lookalikes.get(character, ""):
                yield Misspelling(word[:at] + other + word[at + 1 :], word)
