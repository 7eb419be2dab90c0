"""MO001: who expects to miss a target says why, and what is done about it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, Words, rule
from jixiao.audit.watching import (
    has_cause_columns,
    is_explained,
    is_explained_below,
    is_in_doubt,
    shortfall,
)
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import printed
from jixiao.domain.monitoring import Likelihood
from jixiao.domain.sheet import Sheet

NAMES = {Likelihood.POSSIBLE: "有可能", Likelihood.IMPOSSIBLE: "完全不可能"}


@rule("MO001")
def doubtful_forecast_without_cause(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """Indicators marked 有可能 or 完全不可能 with nothing in any column of causes."""
    doubtful = [one for one in sheet.indicators if is_in_doubt(one)]
    if not doubtful:
        yield NotApplicable("监控表中没有选“有可能”“完全不可能”的指标")
        return
    if not has_cause_columns(sheet):
        yield CouldNotCheck("监控表没有读到偏差原因一栏，无法核对有没有写原因")
        return
    blank, columns = words["blank"], words["columns"]
    if is_explained_below(sheet, blank=blank, columns=columns):
        return
    silent = [one for one in doubtful if not is_explained(one, blank=blank, columns=columns)]
    if silent:
        chosen = [one.monitoring.likelihood for one in silent if one.monitoring is not None]
        yield {
            "field": "indicators",
            "indicator": silent[0].name,
            "place": silent[0].place,
            "evidence": "；".join(one.place.text or one.name for one in silent),
            "count": len(silent),
            "chosen": "”或“".join(name for key, name in NAMES.items() if key in chosen),
            "names": "、".join(f"“{one.name}”{_missed(one)}" for one in silent),
        }


def _missed(indicator: Indicator) -> str:
    """How far the forecast stays behind the target, where both can be compared."""
    missed, watched = shortfall(indicator), indicator.monitoring
    if not missed or watched is None or watched.forecast is None or indicator.target is None:
        return ""
    share = printed((missed * 100).quantize(Decimal(1)), places=0)
    target, forecast = indicator.target.text.strip(), watched.forecast.text.strip()
    return f"（指标值{target}，预计全年完成{forecast}，少{share}%）"
