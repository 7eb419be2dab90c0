"""IN012: the name of an indicator says what is measured."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.wording import found
from jixiao.domain.indicator import Indicator
from jixiao.domain.text import half_width, squeeze

LONGEST_WORD = 8
VALUES_BEGIN = frozenset("0123456789０１２３４５６７８９≥≤><=＞＜＝")
ENDS = "。.;；,，、"


@rule("IN012")
def answer_used_as_name(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """Each list of words is named for what it holds; a row without any value is only blank."""
    printed = indicator.name.strip()
    if not printed or (len(printed) > LONGEST_WORD and printed[0] not in VALUES_BEGIN):
        return
    if indicator.target is None and indicator.actual is None:
        return
    name = squeeze(half_width(printed)).strip(ENDS)
    for what, patterns in words.items():
        if found(patterns, name):
            yield {"field": "name", "name": printed, "what": what}
            return
