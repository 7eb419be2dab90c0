"""MO007: what is done already will have been done by the end of the year as well."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.audit.watching import falls_back
from jixiao.domain.indicator import Indicator


@rule("MO007")
def forecast_below_current(indicator: Indicator) -> Iterator[Verdict]:
    """A quantity of which the forecast for the year is less than what is reached so far."""
    watched, is_less = indicator.monitoring, falls_back(indicator)
    if is_less is None or watched is None or watched.current is None or watched.forecast is None:
        yield NotApplicable("监控表中没有可以比较的当前完成值和全年预计完成值（数量指标）")
    elif is_less:
        yield {
            "field": "forecast",
            "evidence": indicator.place.text,
            "wrong": watched.forecast.text.strip(),
            "current": watched.current.text.strip(),
            "forecast": watched.forecast.text.strip(),
        }
