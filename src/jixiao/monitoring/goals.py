"""The lights of indicators: how far a target has come by a month of the year.

The bands are those of a running system (field notes, 4; no nationwide numbers were found): what
was reached against the target times the share of the months gone, below 60 % red, to 80 % yellow,
from 80 % green, from 120 % blue. What may not be exceeded is green within the target, else red.

Two things are our own. A share in per cent is no sum of months and is measured against the whole
target, never blue. A target that cannot be compared takes the light of what the unit says of it
(确定能 green, 有可能 yellow, 完全不可能 red), and one that can be is never better than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from jixiao.domain.actual import Actual
from jixiao.domain.goal import NOT_JUDGED, GoalLight, WatchedGoals
from jixiao.domain.indicator import Indicator
from jixiao.domain.light import Colour, Light, worst
from jixiao.domain.monitoring import Likelihood, Monitoring
from jixiao.domain.month import YEAR_END
from jixiao.domain.nature import Nature
from jixiao.domain.progress import percent
from jixiao.domain.sheet import Sheet, SheetKind
from jixiao.domain.target import Target

PROFILE = "goals"
RED, GREEN, BLUE = Decimal("0.6"), Decimal("0.8"), Decimal("1.2")
AT_MOST = frozenset({"≤", "<"})
COSTS = frozenset({"cost", "economic_cost", "social_cost", "ecological_cost"})
BY_LIKELIHOOD = {
    Likelihood.CERTAIN: Light(Colour.GREEN, "单位认为确定能完成", PROFILE),
    Likelihood.POSSIBLE: Light(Colour.YELLOW, "单位认为有可能完成", PROFILE),
    Likelihood.IMPOSSIBLE: Light(Colour.RED, "单位认为完全不可能完成", PROFILE),
}
UNKNOWN = Light(Colour.GREY, "当前完成值没有填写，或不能与指标值比较", PROFILE)
IN_DOUBT = (Likelihood.POSSIBLE, Likelihood.IMPOSSIBLE)


def goal_lights(sheets: Iterable[tuple[str, Sheet]], month: int) -> dict[str, Light]:
    """The light of the goals of each project, by its key, out of sheets of monitoring.

    Of several sheets of a project the one of the latest month counts, none of a month to come. A
    sheet is judged at the end of the month that it tells of, else of the month asked for.
    """
    latest: dict[str, tuple[int, Sheet]] = {}
    for key, sheet in sheets:
        until = sheet.cut_off_month or month
        if sheet.kind is not SheetKind.MONITORING or until > month:
            continue
        if key not in latest or until > latest[key][0]:
            latest[key] = until, sheet
    return {key: watch_goals(sheet, until).goal for key, (until, sheet) in latest.items()}


def watch_goals(sheet: Sheet, month: int, *, money: Light = NOT_JUDGED) -> WatchedGoals:
    """The lights of a sheet's indicators for the year at the end of a month, beside its money."""
    annual = [one for one in sheet.indicators if one.term == "annual"]
    return WatchedGoals(
        sheet=sheet,
        goals=tuple(GoalLight(one, goal_light(one, month)) for one in annual),
        money=money,
        unexplained=unexplained(annual),
    )


def goal_light(indicator: Indicator, month: int) -> Light:
    """The light of one indicator; grey where nothing can be said of it."""
    watched = indicator.monitoring or Monitoring()
    said = BY_LIKELIHOOD[watched.likelihood] if watched.likelihood else None
    measured = _measured(indicator, watched, month)
    found = [one for one in (measured, said) if one is not None]
    return worst(found) if found else UNKNOWN


def _measured(indicator: Indicator, watched: Monitoring, month: int) -> Light | None:
    """By the figures; None where target and actual do not compare."""
    target, current = indicator.target, watched.current
    if target is None or current is None or (amounts := _amounts(target, current)) is None:
        return None
    whole, reached = amounts
    words = f"指标值{target.text.strip()}，当前完成{current.text.strip()}"
    if target.comparison in AT_MOST or (not target.comparison and _is_cost(indicator)):
        is_within = reached <= whole
        colour = Colour.GREEN if is_within else Colour.RED
        return Light(colour, f"{words}，{'没有超过' if is_within else '超过'}指标值", PROFILE)
    if whole <= 0:
        return None
    is_share = target.is_percentage
    ratio = reached / (whole if is_share else whole * month / YEAR_END)
    against = "指标值" if is_share else f"{month}个月应完成数"
    reason = f"{words}，为{against}的{percent(ratio)}"
    return Light(_band(ratio, may_be_blue=not is_share), reason, PROFILE)


def _amounts(target: Target, current: Actual) -> tuple[Decimal, Decimal] | None:
    """Target and actual in one unit; an actual printed without a unit has that of the target."""
    if target.approximate or {target.nature, current.nature} != {Nature.QUANTITY}:
        return None
    if current.unit and not current.same_unit_as(target):
        return None
    if not current.unit:
        whole, reached = target.number, current.number
    else:
        promised, done = target.in_base_unit(), current.in_base_unit()
        whole, reached = promised and promised[0], done and done[0]
    return None if whole is None or reached is None else (whole, reached)


def _band(ratio: Decimal, *, may_be_blue: bool) -> Colour:
    if ratio < RED:
        return Colour.RED
    if ratio < GREEN:
        return Colour.YELLOW
    return Colour.BLUE if may_be_blue and ratio >= BLUE else Colour.GREEN


def _is_cost(indicator: Indicator) -> bool:
    return indicator.dimension_term == "cost" or indicator.kind_term in COSTS


def unexplained(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Indicators marked 有可能 or 完全不可能 without a cause and words on cause and measure."""
    return tuple(
        one
        for one in indicators
        if (watched := one.monitoring) is not None
        and watched.likelihood in IN_DOUBT
        and not (watched.causes and (watched.explanation.strip() or one.reason.strip()))
    )
