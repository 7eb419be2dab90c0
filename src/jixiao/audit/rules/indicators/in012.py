"""IN012: the name of an indicator says what is measured."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.wording import found
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.text import half_width, squeeze

LONGEST_WORD = 8
VALUES_BEGIN = frozenset("0123456789０１２３４５６７８９≥≤><=＞＜＝")
BRACKETS = frozenset(")）")
CHOICES = "备选等级"
ENDS = "。.;；,，、"


@rule("IN012")
def answer_used_as_name(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """Each list of words is named for what it holds; a row without any value is only blank."""
    printed = indicator.name.strip()
    if printed[-1:] in BRACKETS and (choice := found(words[CHOICES], printed)):
        what = f"后面带着备选的等级{choice}"
        yield {"field": "name", "severity": Severity.NOTE, "name": printed, "what": what}
        return
    if not printed or (len(printed) > LONGEST_WORD and printed[0] not in VALUES_BEGIN):
        return
    if indicator.target is None and indicator.actual is None:
        return
    name = squeeze(half_width(printed)).strip(ENDS)
    for what, patterns in words.items():
        if what != CHOICES and found(patterns, name):
            fault = f"是一个{what}，没有说考核什么"
            yield {"field": "name", "name": printed, "what": fault}
            return
