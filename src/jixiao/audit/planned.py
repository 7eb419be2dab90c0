"""What was planned against what is evaluated: objectives, indicators, and goals in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio, ratio

from jixiao.audit.copied import CLAUSES, own_text
from jixiao.audit.wording import bare, core_name
from jixiao.domain.document import Document, Paragraph
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

LEAST_CLAUSE = 6
LEAST_LIKENESS = 85
DIGITS = re.compile(r"\d+(?:\.\d+)?")
CHINESE = re.compile("[一-鿿]")
NUMBERED = re.compile(
    r"^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[、.．，,]?|目标\d+[:：])\s*"
)
GOAL = re.compile(r"^\s*(?:年度)?绩效目标\s*[:：]\s*")
LONGEST_TITLE = 80


class Goal(NamedTuple):
    """A goal in the narrative: its heading and the paragraph 绩效目标：… under it."""

    title: Paragraph
    text: Paragraph

    @property
    def name(self) -> str:
        """The heading without its number."""
        return NUMBERED.sub("", self.title.text).strip(" 。；;")

    def is_same_as(self, other: Goal) -> bool:
        """Whether the headings name one goal; one may say more behind it (完成质量良好)."""
        short, long = sorted((bare(self.name), bare(other.name)), key=len)
        return bool(short) and (long.startswith(short) or ratio(short, long) >= LEAST_LIKENESS)


def goals_twice(document: Document) -> tuple[list[Goal], list[Goal]] | None:
    """The goals of a document that lists them in two places, place by place; else None."""
    goals = list(_goals(document))
    for number, goal in enumerate(goals):
        if any(goal.is_same_as(one) for one in goals[:number]):
            return goals[:number], goals[number:]
    return None


def _goals(document: Document) -> Iterator[Goal]:
    before: Paragraph | None = None
    for paragraph in document.paragraphs():
        if before and len(before.text) <= LONGEST_TITLE and GOAL.match(paragraph.text):
            yield Goal(before, paragraph)
        before = paragraph


def lost_goals(ours: Sequence[Goal], theirs: Sequence[Goal]) -> list[Goal]:
    """The second list's goals that the first one lacks."""
    return [one for one in theirs if not any(one.is_same_as(each) for each in ours)]


def lost_clauses(planned: str, evaluated: str) -> list[str]:
    """The clauses of a planned text that the evaluated one does not hold, or with other figures."""
    there = bare(evaluated)
    figures = set(DIGITS.findall(there))
    lost = []
    for clause in CLAUSES.split(GOAL.sub("", planned)):
        plain = bare(NUMBERED.sub("", clause))
        if len(plain) < LEAST_CLAUSE or plain in there:
            continue
        same_figures = set(DIGITS.findall(plain)) <= figures
        if not same_figures or partial_ratio(plain, there) < LEAST_LIKENESS:
            lost.append(clause.strip())
    return lost


def sheet_differences(planned: Sheet, evaluated: Sheet) -> list[str]:
    """In words, what of the plan the evaluation of the same project changes or leaves out."""
    found = []
    texts = own_text(planned), own_text(evaluated)
    if all(len(CHINESE.findall(one)) >= LEAST_CLAUSE for one in texts) and (
        lost := lost_clauses(*texts)
    ):
        found.append(f"自评表的预期目标中没有申报的“{'”“'.join(lost)}”")
    rows = {bare(core_name(one)): one for one in evaluated.indicators}
    names = list(rows)
    missing = []
    for one in planned.indicators:
        name = bare(core_name(one))
        if one.term != "annual" or not name:
            continue
        if name in rows:
            found += _changed(one, rows[name])
        elif max((ratio(name, each) for each in names), default=0) < LEAST_LIKENESS / 1.5:
            missing.append(one.name)
    if missing and names and len(missing) * 2 < len(planned.indicators):
        found.append(f"自评表中没有申报的指标“{'”“'.join(missing)}”")
    return found


def _changed(planned: Indicator, evaluated: Indicator) -> Iterator[str]:
    """A target whose figure is another one in the evaluation."""
    one, other = planned.target, evaluated.target
    if one is None or other is None:
        return
    before, after = one.in_base_unit(), other.in_base_unit()
    if before and after and one.same_unit_as(other) and before[0] != after[0]:
        yield f"指标“{planned.name}”申报为{one.text}，自评表中为{other.text}"
