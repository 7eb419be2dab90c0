"""TG015: whether is answered by yes or no, how many by a number, how well by a grade."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.target_kinds import is_counted, measure_of
from jixiao.audit.wording import core_name, found
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.target import Target

NOT_COUNTED, RATE = "property", "rate"
MILD = "graded"


@rule("TG015")
def answer_of_the_other_kind(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """是否满意 with 95%, 人数 with 是; 是否……的比例 asks for a number after all."""
    target = indicator.target
    if target is None or not (fault := _fault(indicator, target, words)):
        return
    asked, advice = words[fault]
    measure = measure_of(indicator)
    what, units = (measure.shown, measure.units) if measure else ("", "")
    yield {
        "field": "target",
        "severity": Severity.NOTE if fault == MILD else Severity.WARNING,
        "asked": asked.format(what=what),
        "advice": advice.format(units=units),
        "target": target.text.strip(),
    }


def _fault(indicator: Indicator, target: Target, words: Words) -> str:
    """Which of the faults it is; empty where the answer fits what is asked."""
    if target.nature is Nature.DATE:
        measure = measure_of(indicator)
        return "dated" if measure is not None and measure.name == RATE else ""
    answers = target.nature is Nature.YES_NO
    if not answers and not is_counted(target):
        return ""
    is_question = bool(found(words["questions"], indicator.name))
    if not answers and not is_question:
        return ""
    measure = measure_of(indicator)
    counts = measure is not None and measure.name != NOT_COUNTED
    if answers is counts:
        return "counted" if answers else "whether"
    is_graded = answers and not is_question and found(words["how_far"], core_name(indicator))
    return MILD if is_graded else ""
