"""Names of organisations that are printed in two ways, or not in full."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jixiao.audit.base import Words

CN = r"\u4e00-\u9fff"
# 规划和自然资源局 is one body; 财政局和审计局 are two, so what stands before may not be a body.
JOINED = re.compile(rf"[和与及](?=(?P<right>(?![省市区县州旗])[{CN}]{{2,8}}?(?:局|委员会|厅)))")
BODY_ENDS = tuple("局委厅会部院校府处办所站司团")
PLACE = re.compile("[省市区县州旗盟]")
LOOK_BACK = 5
CORE = 8
"""Characters that two names must share before they can be taken for one with a word left out."""
SENTENCE = re.compile("[。；;\n]")
WITHIN = re.compile("[，、；]")
SHORT_LINE = 45


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A name and the one it should probably be; ``kind`` is the list of its words in the YAML."""

    kind: str
    one: str
    other: str
    level: str = ""


def misnamed_in(text: str, words: Words) -> Iterator[Misnamed]:
    """Every such name in all that a document says."""
    yield from _joined_twice(text)
    yield from _shortened(text, words["soft"][0], words["kinds"][0])
    for level in ("省", "市"):
        pattern = _unplaced(words[level], words[f"{level}级机关"][0])
        for name in dict.fromkeys(match[0] for match in pattern.finditer(text)):
            place = next(one for one in words[level] if name.startswith(one))
            full = f"{place}{level}{name[len(place) :]}"
            yield Misnamed("unplaced", name, full, level)


def _joined_twice(text: str) -> Iterator[Misnamed]:
    """One body whose name is joined by 和 here and by 与 there."""
    forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    placed: set[tuple[str, str]] = set()
    for match in JOINED.finditer(text):
        left, right = text[max(0, match.start() - 2) : match.start()], match["right"]
        if len(left) == 2 and left.isalpha() and not left.endswith(BODY_ENDS):
            forms[left, right].add(match[0])
            if PLACE.search(text, max(0, match.start() - 2 - LOOK_BACK), match.start() - 2):
                placed.add((left, right))
    for (left, right), joints in forms.items():
        stands_alone = re.search(rf"(?<![和与及]){right}", text)
        if len(joints) > 1 and (left, right) in placed and not stands_alone:
            names = [f"{left}{joint}{right}" for joint in joints]
            rare, *_others, usual = sorted(names, key=lambda name: (text.count(name), name))
            yield Misnamed("conjunction", rare, usual)


def _shortened(text: str, soft: str, kinds: str) -> Iterator[Misnamed]:
    """Two long names of which one lacks 促进 or 服务, and that are never named together."""
    told: set[str] = set()
    for match in _soft_ending(soft, kinds).finditer(text):
        core = text[max(0, match.start() - CORE) : match.start()]
        if len(core) < CORE or not core.isalpha():
            continue
        if core + match["kind"] not in text:
            continue
        core = _common(text, match.start(), text.index(core + match["kind"]) + CORE)
        full, short = core + match[0], core + match["kind"]
        if full not in told and not _are_two(text, full, short):
            told.add(full)
            yield Misnamed("shortened", short, full)


def _common(text: str, end: int, other: int) -> str:
    """The name that stands before both places, as far as it is the same."""
    length = CORE
    while end > length and other > length and text[end - length - 1] == text[other - length - 1]:
        if not text[end - length - 1].isalpha():
            break
        length += 1
    return text[end - length : end]


def _are_two(text: str, full: str, short: str) -> bool:
    """Whether two names stand in one sentence, or each in a line of a list."""
    if any(full in one and short in one for one in SENTENCE.split(text)):
        return True
    lines = [one for one in text.split("\n") if len(one) <= SHORT_LINE and not WITHIN.search(one)]
    return all(any(name in line for line in lines) for name in (full, short))


@lru_cache(maxsize=4)
def _soft_ending(soft: str, kinds: str) -> re.Pattern[str]:
    return re.compile(f"(?:{soft})(?P<kind>{kinds})")


@lru_cache(maxsize=4)
def _unplaced(places: tuple[str, ...], bodies: str) -> re.Pattern[str]:
    """A body whose name stands right behind the name of its place."""
    return re.compile(f"(?:{'|'.join(places)})(?:{bodies})")
