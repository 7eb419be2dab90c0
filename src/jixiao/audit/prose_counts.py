"""A number of offices or units stated in prose, and the list of their names behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.audit.prose_figures import FILLER, Figure, Prose, read_prose
from jixiao.audit.prose_lists import NumberedList

NAMED = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,2})\s*[个家](?P<what>[^,，。;；:、()\d]{0,12})[,，]?"
    r"(?:主要|具体)?(?:包括|分别是|分别为|即)[:]?(?P<names>[^。;；:()\d]+)(?=[。;；]|$)"
)
JOINED = re.compile("[、和及与]")
BODY = re.compile("单位|机构|科室|部门|处室|股室|内设")
KIND = re.compile("行政|参公|参照|事业")
OWN = re.compile("本级|本部|机关|局本|委本")
DIGIT = re.compile(r"\d")
CLOSE = 12
COUNTED = frozenset({"个", "家"})


PROBLEMS = re.compile(
    r"(?<![\d.,年])(?P<n>\d{1,3})[个项条](?:具体|主要|突出)?(?:问题|整改任务|整改事项)"
)
PUT_RIGHT = re.compile(
    r"(?P<done>完成整改|整改完成|整改到位|整改完毕|整改销号|销号|完成)|"
    r"(?P<open>正在整改|正在推进|正在进行|正在落实|未完成(?:整改)?|未整改(?:到位)?|尚在整改|持续整改|长期整改|长期坚持)"
)
STATE = re.compile(
    rf"(?:{PUT_RIGHT.pattern})(?:的|问题|的问题|任务)*(?:有|共)?(?P<n>\d{{1,3}})[个项条](?!月)"
)


@dataclass(frozen=True, slots=True)
class Miscount:
    """A stated number that its list does not bear out."""

    prose: Prose
    start: int
    end: int
    stated: str
    words: str


def named_lists(prose: Prose, bodies: re.Pattern[str]) -> Iterator[Miscount]:
    """``设9个内设机构，包括：办公室、…`` where all names are those of offices."""
    for match in NAMED.finditer(prose.masked):
        names = [one.strip(f" {FILLER}") for one in match["names"].split("、")]
        stated = int(match["n"])
        if len(names) < 2 or not all(bodies.search(one) for one in names):
            continue
        most = len([one for one in JOINED.split(match["names"]) if one.strip(f" {FILLER}")])
        if not len(names) <= stated <= most:
            stated_as = match[0][: match.start("what") - match.start()]
            words = f"写明{stated_as}，所列名称为{len(names)}个"
            yield Miscount(prose, match.start(), match.end(), stated_as, words)


def problems_put_right(prose: Prose) -> Iterator[Miscount]:
    """``9个问题 … 已完成整改6个，正在整改2个``: what is done and what is open make the whole."""
    stated = list(PROBLEMS.finditer(prose.masked))
    states = list(STATE.finditer(prose.masked))
    if len(stated) != 1 or len(states) != 2 or states[0].start() < stated[0].end():
        return
    if not (states[0]["done"] and states[1]["open"]):
        return
    between = prose.masked[states[0].end() : states[1].start()]
    behind = prose.masked[states[1].end() :].partition("。")[0]
    if len(between) > CLOSE or DIGIT.search(between) or DIGIT.search(behind):
        return
    done, still = int(states[0]["n"]), int(states[1]["n"])
    if done + still != int(stated[0]["n"]):
        words = f"写明{stated[0][0]}，而已完成的{done}个加上没有完成的{still}个为{done + still}个"
        yield Miscount(prose, stated[0].start(), states[1].end(), stated[0][0], words)


def numbered_units(found: NumberedList) -> Iterator[Miscount]:
    """``行政单位1家，事业单位4家，具体包括：`` and a numbered paragraph for each of them."""
    prose = read_prose(found.lead.text)
    counts = [one for one in prose.figures if one.unit in COUNTED and one.depth == 0]
    if found.is_broken or not counts or not BODY.search(prose.masked):
        return
    if not all(one.is_exact and one.unit == counts[0].unit for one in counts):
        return
    allowed = _allowed(prose, counts)
    listed = len(found.items)
    own = any(OWN.search(one.text) for one in found.items)
    if listed in allowed or (own and listed - 1 in allowed):
        return
    stated = "、".join(one.printed for one in counts)
    words = f"写明{stated}，所列为{listed}个"
    yield Miscount(prose, counts[0].start, counts[-1].end, stated, words)


def _allowed(prose: Prose, counts: list[Figure]) -> set[int]:
    """How many there may be: the first number, or the kinds added up where they are kinds."""
    numbers = [int(one.number) for one in counts]
    if len(numbers) == 1 or "其中" in prose.masked:
        return {numbers[0]}
    if all(KIND.search(one.lead) for one in counts):
        return {sum(numbers)}
    return {sum(numbers), numbers[0], numbers[-1]}
