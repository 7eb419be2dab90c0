"""Objectives and purposes that stand word for word in the sheets of unlike projects."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from rapidfuzz.fuzz import ratio

from jixiao.audit.base import Words
from jixiao.audit.names import read_name
from jixiao.audit.objective_lines import lines_by_term
from jixiao.audit.wording import bare
from jixiao.domain.sheet import Sheet

COMMON = 4
"""So many characters in common make two names those of neighbouring projects."""
CLAUSES = re.compile(r"[，。；;,！\n]+")
MONEY = re.compile(r"\d+(?:\.\d+)?(?:万元|亿元|元)")
MOST_COMPARED = 300


def own_text(sheet: Sheet) -> str:
    """The objectives of the year, each line once and without its number."""
    annual = tuple(one for one in sheet.objectives if one.term == "annual")
    if len(annual) < len(sheet.objectives):
        sheet = replace(sheet, objectives=annual)
    words = (line.words for term in lines_by_term(sheet) for line in term)
    return "。".join(dict.fromkeys(words))


def groups_by_text(
    sheets: Sequence[Sheet], texts: Sequence[str], words: Words
) -> Iterator[list[int]]:
    """The numbers of sheets of unlike projects with one text that is nobody's standing phrase."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        if text:
            groups[bare(text)].append(number)
    for group in groups.values():
        chosen = _unlike(group, sheets)
        if len(chosen) > 1 and is_specific(texts[chosen[0]], sheets[chosen[0]], words):
            yield chosen


def near_purposes(sheets: Sequence[Sheet], words: Words) -> Iterator[tuple[int, int]]:
    """Pairs of unlike projects whose purposes differ in little but the amount."""
    least = int(words["least_likeness"][0])
    plain = [bare(MONEY.sub("", one.purpose)) for one in sheets]
    long = [number for number, text in enumerate(plain) if len(text) >= int(words["least"][0])]
    for one, other in combinations(long[:MOST_COMPARED], 2):
        if ratio(plain[one], plain[other], score_cutoff=least) and is_unlike(
            sheets[one].project.name, sheets[other].project.name
        ):
            yield one, other


def is_specific(text: str, sheet: Sheet, words: Words) -> bool:
    """Whether a text says something of its own beyond what any office may say."""
    if any(word in sheet.project.name for word in words["basic_projects"]):
        return False
    own = [one for one in CLAUSES.split(text) if not any(word in one for word in words["generic"])]
    return len(bare("".join(own))) >= int(words["least"][0])


def _unlike(group: list[int], sheets: Sequence[Sheet]) -> list[int]:
    """Those of a group that are unlike every one before them."""
    found: list[int] = []
    for number in group:
        name = sheets[number].project.name
        if name and all(is_unlike(name, sheets[one].project.name) for one in found):
            found.append(number)
    return found


@lru_cache(maxsize=16384)
def is_unlike(one: str, other: str) -> bool:
    """Whether two names are surely not of one project, its parts, stages or levels."""
    short, long = sorted((read_name(one).core, read_name(other).core), key=len)
    if not short or short in long:
        return False
    return not any(short[at : at + COMMON] in long for at in range(len(short) - COMMON + 1))
