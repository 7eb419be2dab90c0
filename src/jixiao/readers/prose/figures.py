"""Figures in the narrative: each quantity with its unit, what it counts and its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jixiao.domain import words
from jixiao.domain.actual import Actual
from jixiao.domain.document import Paragraph
from jixiao.domain.evidence import Figure
from jixiao.domain.units import kind_of
from jixiao.readers.marks import without_marks
from jixiao.readers.prose.figure_words import (
    ACTION,
    ANY_ACTION,
    KEPT,
    TABLE,
    quantities_in,
    stretches,
    without_dates,
)

SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
BREAK = ",;:。！？!?\n"
TRAILING = re.compile(
    rf"(?:(?:{words.any_of(TABLE['fillers'])}|{words.BEFORE_WORDS}|[≥≤<>= ]){KEPT})+$"
)
OPENING = re.compile(rf"(?:□|[ 、]|{words.any_of(TABLE['openings'])})+")
STOP = re.compile(rf"[,;:。、！？!?\n()]|(?:{words.any_of(TABLE['stops'])})")
NOUN = "人|率|数|面|活动|群众|对象|总|费|经费|工作|量|资金|项目|任务|基地"
DONE = re.compile(
    rf"(?:{ACTION})(?![率数量])[了过]?|(?:{ANY_ACTION})[了过]"
    rf"|^(?:□|[ 、]|共|已)*(?:{ANY_ACTION})(?!{NOUN})"
)
DONE_BEHIND = re.compile(ACTION)
# 接待2批次、26人次: the quantity in between is no part of what is counted.
LAST_LISTED = re.compile(r"[0-9.,]+[^0-9,、]{1,5}、 *$")
QUOTED = re.compile("《[^》]*》|“[^”]*”")
INTENDED = re.compile(
    rf"(?<![按行动模虚])(?:{words.any_of(TABLE['intentions'])})(?=共|再|新|于|在|(?:{ACTION}))"
)
PLANNED = re.compile(words.any_of(TABLE["plans"]))
BOUNDS = frozenset("≥≤")


def figures_of(paragraphs: Iterable[Paragraph]) -> Iterator[Figure]:
    """Every figure of the narrative in reading order; dates, codes and ordinals are none."""
    for paragraph in paragraphs:
        printed = without_marks(paragraph.text)
        plain = words.plain(printed)
        is_planned = PLANNED.search(plain[:12]) is not None
        for sentence in SENTENCE.finditer(plain):
            for part in stretches(plain, *sentence.span()):
                span = slice(*part)
                yield from _figures(plain[span], printed[span], paragraph, is_planned=is_planned)


def _figures(
    plain: str, printed: str, paragraph: Paragraph, *, is_planned: bool
) -> Iterator[Figure]:
    plain = without_dates(plain)
    for start, end, value in quantities_in(plain):
        begin, behind = _clause_start(plain, start), _clause_end(plain, end)
        lead = plain[:start]
        planned = bool(PLANNED.search(lead) or INTENDED.search(plain[begin:start]))
        subject, action = _subject(plain, printed, start=start, end=end, unit=value.unit)
        yield Figure(
            value,
            subject,
            action,
            printed.strip(),
            is_planned=is_planned or planned or _is_bound(value),
            place=paragraph.place.quoting(printed[begin:behind].strip()),
        )


def _is_bound(value: Actual) -> bool:
    """Whether a bound is set (不少于5个); 85%以上 may as well be a result."""
    return value.comparison in BOUNDS and not value.text[0].isdigit()


def _clause_start(plain: str, start: int) -> int:
    return max(plain.rfind(mark, 0, start) for mark in BREAK) + 1


def _clause_end(plain: str, end: int) -> int:
    ends = [plain.find(mark, end) for mark in BREAK]
    return min((one for one in ends if one >= 0), default=len(plain))


def _subject(plain: str, printed: str, *, start: int, end: int, unit: str) -> tuple[str, str]:
    """What a number counts, and what was done: behind the unit, else in front of the number."""
    before = _before(plain, start)
    skipped, action = _action(plain[before:start])
    if len(unit) > 1 and unit.startswith("个") and kind_of(unit) == "count":
        return unit[1:], action
    if length := _noun_behind(plain, end):
        return printed[end : end + length].strip(" 　的”“"), action
    begin = before + skipped
    if opening := OPENING.match(plain, begin, start):
        begin = opening.end()
    body = TRAILING.sub("", LAST_LISTED.sub("", plain[begin:start])).rstrip(",: ")
    return printed[begin : begin + len(body)].strip(" 　、的”“"), action


def _noun_behind(plain: str, end: int) -> int:
    """How long the noun phrase right behind a unit is; 0 where none stands there."""
    rest = plain[end:]
    match = STOP.search(rest)
    length = match.start() if match else len(rest)
    if verb := DONE_BEHIND.search(rest, 2, length):
        length = verb.start()
    if match and not length and len(match[0]) > 1 and rest[match.end() :][:1] in {*BREAK, "、", ""}:
        # 7家组织 and nothing behind: the word is what is counted.
        length = match.end()
    return length if len(rest[:length].strip(" 的")) > 1 else 0


def _before(plain: str, start: int) -> int:
    """Where the words in front of a number begin; a clause that is only filler reaches back."""
    begin = _clause_start(plain, start)
    while (
        begin and plain[begin - 1] in ",:" and not TRAILING.sub("", plain[begin:start]).strip("□ ")
    ):
        start, begin = begin - 1, _clause_start(plain, begin - 1)
    masked = QUOTED.sub(lambda match: "□" * len(match[0]), plain[begin:start])
    last = max(masked.rfind(mark) for mark in "、且")
    # In a list of quantities (3家农技协、20家基地) only the words since the last one belong here.
    listed = last >= 0 and any(character.isdigit() for character in masked[:last])
    own = begin + last + 1
    return own if listed and TRAILING.sub("", plain[own:start]).strip("□ ") else begin


def _action(lead: str) -> tuple[int, str]:
    """Where the last action in front of a number ends, and the action."""
    masked = QUOTED.sub(lambda match: "□" * len(match[0]), lead)
    found = list(DONE.finditer(masked))
    if not found:
        return 0, ""
    verb = found[-1][0].lstrip("□ 、共已").rstrip("了过")
    return found[-1].end(), verb
