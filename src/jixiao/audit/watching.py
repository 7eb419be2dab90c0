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
LONGEST_TICK = 1
MOST_UNEXPLAINED = Decimal("0.2")
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


def is_told_why(indicator: Indicator, *, blank: Iterable[str], columns: Iterable[str]) -> bool:
    """Whether words say why, in any column of the row but those where a cause is only ticked."""
    watched = indicator.monitoring
    said = [indicator.reason, *_explaining(indicator.extra, columns)]
    if watched is not None:
        said += [watched.explanation]
        said += [one for one in watched.causes.values() if len(squeeze(one)) > LONGEST_TICK]
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
    if target.is_percentage and not forecast.unit and (forecast.number or 0) <= 1:
        # Excel keeps 100% as 1.
        return None
    if not forecast.unit and target.number is not None and forecast.number is not None:
        promised, expected = (target.number, ""), (forecast.number, "")
    missed = (promised[0] - expected[0]) / abs(promised[0])
    if target.comparison in AT_MOST or (not target.comparison and is_cost(indicator)):
        missed = -missed
    return max(missed, Decimal(0))


def is_far(missed: Decimal) -> bool:
    """Whether a shortfall is so large that it asks for a cause whatever is said of it."""
    return missed > MOST_UNEXPLAINED


def falls_back(indicator: Indicator) -> bool | None:
    """Whether a number that only grows is expected to be less in the end than it is now.

    None where the two do not compare, or nothing says that they are numbers of things done.
    """
    watched, target = indicator.monitoring, indicator.target
    if watched is None or watched.current is None or watched.forecast is None or target is None:
        return None
    now, then = watched.current, watched.forecast
    grows = indicator.kind_term == "quantity" and target.comparison not in AT_MOST
    if not grows or target.is_percentage or {now.nature, then.nature} != {Nature.QUANTITY}:
        return None
    if now.unit and then.unit:
        if not now.same_unit_as(then):
            return None
        first, last = now.in_base_unit(), then.in_base_unit()
        return None if first is None or last is None else first[0] > last[0]
    if now.number is None or then.number is None or now.unit != then.unit:
        return None
    return now.number > then.number


def is_cost(indicator: Indicator) -> bool:
    """Whether an indicator is one of cost, of which less is better."""
    return indicator.dimension_term == "cost" or indicator.kind_term in COSTS
