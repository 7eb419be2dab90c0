"""TG004: the unit of a target must measure what the name says."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import CouldNotCheck, Verdict, Words, rule
from jixiao.audit.target_kinds import Misfit, defined_measure, is_counted, measure_of, misfit_of
from jixiao.audit.wording import found, said_of
from jixiao.domain.finding import Severity
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet

SHIFTED = 3
AT_MOST = ("≤", "<")


@rule("TG004")
def unit_that_measures_something_else(sheet: Sheet, words: Words) -> Iterator[Verdict]:
    """人均财政投入 in 个, 人数 in 场; where most rows disagree the columns were shifted."""
    judged = [one for one in sheet.indicators if is_counted(one.target) and measure_of(one)]
    pairs = ((one, _misfit(one, words)) for one in sheet.indicators if is_counted(one.target))
    faults = [(one, misfit) for one, misfit in pairs if misfit is not None]
    if len(faults) > SHIFTED and len(faults) * 2 > len(judged):
        yield CouldNotCheck("多数指标的名称和单位都对不上，可能是读表时错了列")
        return
    for one, misfit in faults:
        by_name = measure_of(one) is not None
        is_sure = by_name and not misfit.is_mild
        yield {
            "field": "target",
            "place": one.place_of("target"),
            "indicator": one.name,
            "said": words["by_name" if by_name else "by_definition"][0],
            "what": misfit.measure.shown,
            "units": misfit.measure.units,
            "target": one.target.text.strip() if one.target else "",
            "unit": misfit.unit,
            "wrong": misfit.unit,
            "severity": Severity.ERROR if is_sure else Severity.WARNING,
        }


def _misfit(indicator: Indicator, words: Words) -> Misfit | None:
    """The unit that misfits the name or, where that is not certain, the definition."""
    target, measure = indicator.target, measure_of(indicator) or defined_measure(indicator)
    if target is None or measure is None:
        return None
    misfit = misfit_of(measure, target)
    if misfit is None or (measure.name == "property" and target.comparison in AT_MOST):
        return None
    may_be_share = target.is_percentage and measure.name != "time"
    return None if may_be_share and found(words["share_words"], said_of(indicator)) else misfit
