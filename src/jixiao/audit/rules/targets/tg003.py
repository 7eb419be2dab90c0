"""TG003: a share of a whole stops at 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, Words, rule
from jixiao.domain.indicator import Indicator

WHOLE = 100


@rule("TG003")
def share_above_whole(indicator: Indicator, words: Words) -> Iterator[Verdict]:
    """``≥100%`` of a share can only mean ``=100%``; growth and completion above plan can exceed."""
    target = indicator.target
    if target is None or target.unit != "%" or target.number is None:
        return
    named = indicator.name + indicator.definition
    if any(word in named for word in words["may_exceed"]):
        return
    if target.number > WHOLE or (target.number == WHOLE and target.comparison in ("≥", ">")):
        yield {"field": "target", "name": indicator.name, "target": target.text}
