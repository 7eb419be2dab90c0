"""TG003: a share of a whole stops at 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.audit.target_misreads import share_misread
from jixiao.audit.wording import core_name, found, said_of
from jixiao.domain.indicator import Indicator

WHOLE = 100
UPPER_BOUNDS = ("≤", "<")


@rule("TG003")
def share_above_whole(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """``≥100%`` of a share can only mean ``=100%``; growth and completion above plan can exceed."""
    target = indicator.target
    if target is None or target.unit != "%" or target.number is None:
        return
    if target.comparison in UPPER_BOUNDS:
        return
    is_part = found(words["within_whole"], core_name(indicator))
    if not is_part and found(words["may_exceed"], said_of(indicator)):
        return
    if share_misread(indicator):
        return  # TG009 asks for the original: 290% may be ≥90%
    highest = max(target.number, target.upper or target.number)
    if highest > WHOLE:
        yield {"field": "target", "target": target.text.strip(), "fault": words["above"][0]}
    elif highest == WHOLE and target.comparison in ("≥", ">"):
        yield {"field": "target", "target": target.text.strip(), "fault": words["open"][0]}
