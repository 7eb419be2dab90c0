"""Where a cell may end in a text in which nothing parts it from the next, and at what cost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.domain.quantity import UNSIGNED
from jixiao.domain.units import known_end
from jixiao.readers.lost_cells.cut_words import (
    certain_endings,
    level_pattern,
    longest_phrase,
    phrase_starts,
    phrases,
)  # fmt: skip

NUMBERS = re.compile(UNSIGNED)
NUMBERED = re.compile(r"\(20\d\d\)第?\d{1,4}号")
NOTHING = re.compile(r"(?<=[\d%分])(?:无偏差|暂无|无|-+|~+|/)(?![\d月])")
SIGNS = "≥≤=><"
# 建立 | 已建立, 充分 | 较充分, 明显改善 | 明显改善.
REPEATED = re.compile(r"(?=(([\u4e00-\u9fff]{2,8}?)((?:均已|已|较|基本|有所|全部)?\2)))")
HOLDS_RIGHT = SIGNS + "([、，：,:“"
HOLDS_LEFT = ")]、，。；：,;:%‰”"
LAST_LATIN = "\u2e80"
NEVER = 99.0
LONGEST_NOTE = 80


def soft_cuts(text: str, *, glued: bool) -> list[tuple[int, float]]:
    """The places between characters that touch where a cell might end, with their costs."""
    likely = _likely(text)
    found: list[tuple[int, float]] = []
    bracketed = _bracketed(text)
    numbered = {
        at for match in NUMBERED.finditer(text) for at in range(match.start() + 1, match.end())
    }
    for at in range(1, len(text)):
        if at in numbered:
            continue
        cost = _between(text[at - 1], text[at], text[at + 1 : at + 2])
        if at in likely and cost < 3:
            cost = min(cost, likely[at])
        cost += 4.0 if at in bracketed else 0.0
        if cost < NEVER and (glued or cost < 2):
            found.append((at, cost))
    return found


def apart(text: str) -> list[int]:
    """Behind each sign, and before each per cent."""
    return [
        at
        for at in range(1, len(text))
        if (text[at - 1] in SIGNS and text[at] not in SIGNS)
        or (text[at] in "%‰" and text[at - 1].isdigit())
    ]


def _bracketed(text: str) -> set[int]:
    """The places inside brackets that are closed again."""
    inside: set[int] = set()
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark == "(":
            opened.append(at)
        elif mark == ")" and opened:
            first = opened.pop()
            if at - first <= LONGEST_NOTE:
                inside.update(range(first + 1, at + 1))
    return inside


def _between(left: str, right: str, after: str) -> float:
    """The cost of a cut between two characters that touch."""
    if left.isdigit() and right.isdigit():
        return 2.2 if right == "0" and left != "0" else 0.6
    if right in "-~" and (left == right or (left in "年月日" and after.isdigit())):
        return 0.5 if left == right else 4.0
    if _is_bound(left, right):
        return 1.0 if right == "-" else NEVER
    if right in SIGNS or left in "%‰":
        return 0.0
    if left.isdigit() != right.isdigit() or left in ")]。；":
        return 0.4
    return 1.5 if right == "(" else 2.4 if max(left, right) > LAST_LATIN else NEVER


def _is_bound(left: str, right: str) -> bool:
    """Whether a mark holds on to the character beside it."""
    if "." in {left, right} and (left + right).strip(".").isdigit():
        return True
    return left in HOLDS_RIGHT or right in HOLDS_LEFT


def _likely(text: str) -> dict[int, float]:
    """The ends of units and the beginnings and ends of known words."""
    likely: dict[int, float] = {}
    for match in NUMBERS.finditer(text):
        end = known_end(text, match.end())
        if end > match.end():
            likely[end] = 0.1
    for match in level_pattern().finditer(text):
        likely.setdefault(match.start(), 0.3)
        likely.setdefault(match.end(), 0.3)
    likely |= {match.end(): 0.5 for match in NOTHING.finditer(text)}
    for start in phrase_starts(text):
        likely.setdefault(start, 0.4)
        for end in range(start + 2, start + longest_phrase() + 1):
            if text[start:end] in phrases():
                likely.setdefault(end, 0.6)
    for at, cost in (*_name_ends(text), *_repeated(text)):
        likely[at] = min(cost, likely.get(at, cost))
    return likely


def _repeated(text: str) -> Iterator[tuple[int, float]]:
    """The ends of a value in words that stands there again, as a target and what came of it."""
    for match in REPEATED.finditer(text):
        yield match.start(1), 0.8
        yield match.start(3), 0.3
        yield match.end(3), 0.3


def _name_ends(text: str) -> Iterator[tuple[int, float]]:
    """Where a name may end; hardly where a longer ending goes on (数|量)."""
    for at in range(2, len(text)):
        if text.endswith(certain_endings(), max(0, at - 3), at):
            yield at, 2.4 if text[at - 1 : at + 1] in certain_endings() else 0.9
