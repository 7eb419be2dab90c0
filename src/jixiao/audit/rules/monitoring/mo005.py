"""MO005: the choice 确定能, 有可能 or 完全不可能 follows from the forecast."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.watching import (
    AT_MOST,
    is_cost,
    is_explained,
    is_explained_below,
    is_far,
    shortfall,
)
from jixiao.domain.indicator import Indicator
from jixiao.domain.monitoring import Likelihood
from jixiao.domain.progress import percent
from jixiao.domain.sheet import Sheet


@rule("MO005")
def choice_against_forecast(indicator: Indicator, sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """确定能 beside a forecast that misses the target, or 完全不可能 beside one that reaches it.

    A shortfall of more than a fifth that nobody explains is told by MO002. Less cost than a target
    with ``=`` is a saving.
    """
    missed, target, watched = shortfall(indicator), indicator.target, indicator.monitoring
    if missed is None or target is None or watched is None or watched.forecast is None:
        yield NotApplicable("监控表中没有可以与目标比较的全年预计完成值")
        return
    is_saved = is_cost(indicator) and target.comparison not in AT_MOST and target.comparison
    if watched.likelihood is Likelihood.CERTAIN and missed and not is_saved:
        if is_far(missed) and not _is_explained(indicator, sheet, words):
            return
        fault, chosen, right = f"相差{percent(missed)}", "确定能", "有可能”或“完全不可能"
    elif watched.likelihood is Likelihood.IMPOSSIBLE and not missed:
        fault, chosen, right = "已经达到目标", "完全不可能", "确定能"
    else:
        return
    yield {
        "field": "likelihood",
        "evidence": indicator.place.text,
        "target": target.text.strip(),
        "forecast": watched.forecast.text.strip(),
        "fault": fault,
        "chosen": chosen,
        "right": right,
    }


def _is_explained(indicator: Indicator, sheet: Sheet, words: Words) -> bool:
    blank, columns = words["blank"], words["columns"]
    return is_explained(indicator, blank=blank, columns=columns) or is_explained_below(
        sheet, blank=blank, columns=columns
    )
