"""What a form of monitoring says of an indicator: why it may be missed, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from jixiao.domain.indicator import Indicator
from jixiao.domain.monitoring import Likelihood
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import squeeze

CAUSES = ("cause_", "explanation", "reason")
# Further fields of a form, by the names that the reader gives them, in which a cause may stand.
EXPLAINING = frozenset({"remark", "improvement", "variance"})
IN_DOUBT = (Likelihood.POSSIBLE, Likelihood.IMPOSSIBLE)
AT_LEAST, AT_MOST = frozenset({"≥", ">", "="}), frozenset({"≤", "<"})
COSTS = frozenset({"cost", "economic_cost", "social_cost", "ecological_cost"})


def is_in_doubt(indicator: Indicator) -> bool:
    """Whether the form says that the target will perhaps, or surely, not be reached."""
    return indicator.monitoring is not None and indicator.monitoring.likelihood in IN_DOUBT


def has_cause_columns(sheet: Sheet) -> bool:
    """Whether the form has a place for a cause; made-up sheets without places have."""
    titles = {name for one in sheet.indicators for name in one.places}
    return not titles or any(one.startswith(CAUSES) for one in titles)


def is_explained(indicator: Indicator, *, blank: Iterable[str], columns: Iterable[str]) -> bool:
    """Whether a cause, an explanation or a measure is given, in whatever column of the row.

    ``blank`` are words that fill a cell without saying anything, ``columns`` words in the titles
    of further columns that hold an explanation.
    """
    watched = indicator.monitoring
    if watched is not None and watched.causes:
        return True
    said = [indicator.reason, "" if watched is None else watched.explanation]
    said += _explaining(indicator.extra, columns)
    return _says_something(said, blank)


def is_explained_below(sheet: Sheet, *, blank: Iterable[str], columns: Iterable[str]) -> bool:
    """Whether the sheet as a whole explains its variances, in a field such as 纠偏措施."""
    return _says_something(_explaining(sheet.extra, columns), blank)


def _explaining(extra: Mapping[str, str], columns: Iterable[str]) -> list[str]:
    return [
        text
        for title, text in extra.items()
        if title in EXPLAINING or any(one in title for one in columns)
    ]


def _says_something(texts: list[str], blank: Iterable[str]) -> bool:
    return any(squeeze(one) not in blank for one in texts if one.strip())


def shortfall(indicator: Indicator) -> Decimal | None:
    """The share of the target by which the forecast misses it; None where they do not compare.

    Doing more than promised is no shortfall, nor is spending less than a cost allows.
    """
    target = indicator.target
    forecast = None if indicator.monitoring is None else indicator.monitoring.forecast
    if target is None or forecast is None:
        return None
    if {target.nature, forecast.nature} != {Nature.QUANTITY} or target.approximate:
        return None
    promised, expected = target.in_base_unit(), forecast.in_base_unit()
    if promised is None or expected is None or not promised[0]:
        return None
    if forecast.unit and not forecast.same_unit_as(target):
        return None
    if not forecast.unit and target.number is not None and forecast.number is not None:
        promised, expected = (target.number, ""), (forecast.number, "")
    missed = (promised[0] - expected[0]) / abs(promised[0])
    if target.comparison in AT_MOST or (not target.comparison and _is_cost(indicator)):
        missed = -missed
    return max(missed, Decimal(0))


def _is_cost(indicator: Indicator) -> bool:
    return indicator.dimension_term == "cost" or indicator.kind_term in COSTS
