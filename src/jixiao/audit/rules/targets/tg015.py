"""TG015: whether is answered by yes or no, how many by a number."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.target_kinds import is_counted, measure_of
from jixiao.audit.wording import found
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature

NOT_COUNTED = "property"


@rule("TG015")
def answer_of_the_other_kind(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """是否满意 with 95%, 人数 with 是; 是否……的比例 asks for a number after all."""
    target = indicator.target
    if target is None:
        return
    answers = target.nature is Nature.YES_NO
    if not answers and not (is_counted(target) and found(words["questions"], indicator.name)):
        return
    measure = measure_of(indicator)
    counts = measure is not None and measure.name != NOT_COUNTED
    if answers is not counts:
        return
    asked, advice = words["counted" if answers else "whether"]
    what, units = (measure.shown, measure.units) if measure else ("", "")
    yield {
        "field": "target",
        "asked": asked.format(what=what),
        "advice": advice.format(units=units),
        "target": target.text.strip(),
    }
