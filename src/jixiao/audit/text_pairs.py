"""Quotation marks and brackets of running text that have lost their other half."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jixiao.audit.passages import Passage
from jixiao.domain.punctuation import INTERVAL

CLOSER_OF = {"《": "》", "“": "”", "「": "」", "『": "』", "（": "）", "【": "】", "〔": "〕"}
OPENER_OF = {closer: opener for opener, closer in CLOSER_OF.items()}
MARK = re.compile(f"[{''.join(CLOSER_OF)}{''.join(OPENER_OF)}()]")
# 1） 一） a） count the items of a list; so does （1）, but that is a pair.
COUNTS = re.compile(r"(?<![\d（])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z①-⑳])\s*$")
COUNT_LENGTH = 6
AGAIN = tuple("“「『")  # a quotation of several paragraphs is opened again in each of them
GOES_ON = 3
"""A quotation may go on in this many paragraphs or cells behind the one where it begins."""


@dataclass(frozen=True, slots=True)
class Half:
    """A mark without its other half: where it stands in its passage, and which mark it is."""

    at: int
    mark: str

    @property
    def is_opener(self) -> bool:
        """Whether the half that opens is there and the one that closes is missing."""
        return self.mark in CLOSER_OF


def halves(passages: Iterable[Passage]) -> Iterator[tuple[Passage, tuple[Half, ...]]]:
    """The passages with such marks; one that is closed in a passage soon after is none."""
    waiting: list[tuple[int, int, Half]] = []
    found: list[tuple[Passage, list[Half]]] = []
    for number, passage in enumerate(passages):
        waiting = [one for one in waiting if one[0] >= number - GOES_ON]
        if waiting and passage.text.lstrip()[:1] in AGAIN:
            _close(waiting, Half(0, CLOSER_OF[passage.text.lstrip()[0]]), found)
        left = halves_of(passage.text)
        if not left:
            continue
        rest = [half for half in left if half.is_opener or not _close(waiting, half, found)]
        found.append((passage, rest))
        waiting += [(number, len(found) - 1, half) for half in rest if half.is_opener]
    yield from ((passage, tuple(rest)) for passage, rest in found if rest)


def _close(
    waiting: list[tuple[int, int, Half]], half: Half, found: list[tuple[Passage, list[Half]]]
) -> bool:
    """Let a mark close every one of its kind that waits; whether there was one."""
    opener = OPENER_OF[half.mark]
    fitting = [one for one in waiting if one[2].mark == opener]
    for one in fitting:
        waiting.remove(one)
        found[one[1]][1].remove(one[2])
    return bool(fitting)


def halves_of(text: str) -> tuple[Half, ...]:
    """The marks of one text that have no other half, as many as must be wrong."""
    if not MARK.search(text):
        return ()
    plain = INTERVAL.sub(lambda match: " " * len(match[0]), text).replace("(", "（")
    plain = plain.replace(")", "）")
    strict = _left(plain, counting=False)
    return min(strict, _left(plain, counting=True), key=len) if strict else ()


def _left(text: str, *, counting: bool) -> tuple[Half, ...]:
    """What is left unpaired; ``counting`` lets the bracket behind a count close nothing."""
    opened: dict[str, list[int]] = {}
    left: list[Half] = []
    for match in MARK.finditer(text):
        at, mark = match.start(), match[0]
        if mark in CLOSER_OF:
            opened.setdefault(mark, []).append(at)
        elif mark == "）" and counting and COUNTS.search(text[max(0, at - COUNT_LENGTH) : at]):
            continue
        elif places := opened.get(OPENER_OF[mark]):
            places.pop()
        elif mark != "”" or not text[:at][-1:].isdigit():  # 55” is a length in inches
            left.append(Half(at, mark))
    left += [Half(at, mark) for mark, places in opened.items() for at in places]
    return tuple(sorted(left, key=lambda one: one.at))
