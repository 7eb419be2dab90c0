"""MO002: a forecast far below the target has a cause."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.watching import (
    is_explained,
    is_explained_below,
    is_far,
    is_in_doubt,
    shortfall,
)
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import printed
from jixiao.domain.sheet import Sheet


@rule("MO002")
def unexplained_shortfall(indicator: Indicator, sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """A forecast that misses the target by more than a fifth, and no cause in any column.

    Indicators marked 有可能 or 完全不可能 are left to MO001.
    """
    missed, watched = shortfall(indicator), indicator.monitoring
    if missed is None or watched is None or watched.forecast is None:
        yield NotApplicable("监控表中没有可以与目标比较的全年预计完成值")
        return
    if not is_far(missed) or is_in_doubt(indicator):
        return
    blank, columns = words["blank"], words["columns"]
    if is_explained(indicator, blank=blank, columns=columns):
        return
    if is_explained_below(sheet, blank=blank, columns=columns):
        return
    forecast = watched.forecast.text.strip()
    yield {
        "field": "forecast",
        "evidence": indicator.place.text,
        "wrong": forecast,
        "target": "" if indicator.target is None else indicator.target.text.strip(),
        "forecast": forecast,
        "share": f"{printed((missed * 100).quantize(Decimal(1)), places=0)}%",
    }
