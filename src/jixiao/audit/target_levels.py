"""How high a target was set, beside what was reached before and what was reached in the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from jixiao.audit.evaluation_values import Reached, reached
from jixiao.audit.wording import core_name
from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Sheet
from jixiao.domain.units import kind_of

COUNTED = frozenset({"count", "people", "area", "length", "weight", "volume"})
OUTPUTS = frozenset({"output", "outcome", None})
BASELINE = "baseline"
NEARLY = Decimal("0.8")


class Earlier(NamedTuple):
    """A target of this year beside what was reached before, and where that is printed."""

    indicator: Indicator
    level: Reached
    printed: str
    is_share: bool


def is_counted_output(indicator: Indicator) -> bool:
    """Whether a target counts something that is done, of the year."""
    target = indicator.target
    if target is None or indicator.term != "annual" or "/" in target.unit:
        return False
    return indicator.dimension_term in OUTPUTS and kind_of(target.unit) in COUNTED


def with_baselines(sheet: Sheet) -> Iterator[Earlier]:
    """The indicators that print what was reached the year before in a column of their own."""
    for one in sheet.indicators:
        if printed := one.extra.get(BASELINE, "").strip():
            yield from _beside(one, Actual.parse(printed))


def with_last_year(sheet: Sheet, last: Sheet) -> Iterator[Earlier]:
    """The indicators that last year's sheet has too, each only once, with their actual values."""
    counts = Counter(map(_key, last.indicators))
    earlier = {_key(one): one for one in last.indicators}
    for one in sheet.indicators:
        key = _key(one)
        if counts[key] == 1 and (actual := earlier[key].actual) is not None:
            yield from _beside(one, actual)


def has_like_budget(sheet: Sheet, last: Sheet) -> bool:
    """Whether there is nearly as much money as the year before; unknown is no."""
    if sheet.budget is None or last.budget is None:
        return False
    return sheet.budget.yuan >= last.budget.yuan * NEARLY


def _beside(indicator: Indicator, actual: Actual) -> Iterator[Earlier]:
    level = reached(replace(indicator, actual=actual))
    target = indicator.target
    if level is None or level.is_cap or indicator.term != "annual" or target is None:
        return
    if target.is_percentage or is_counted_output(indicator):
        yield Earlier(indicator, level, actual.text.strip(), target.is_percentage)


def _key(indicator: Indicator) -> tuple[str, str | None]:
    return core_name(indicator), indicator.kind_term
