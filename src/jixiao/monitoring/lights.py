"""The light of a progress row by a profile, with the reason in words."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from jixiao.domain.light import Colour, Light
from jixiao.domain.month import SHARE, YEAR_END
from jixiao.domain.progress import Category, Progress, hundredfold, percent
from jixiao.monitoring.lights_profile import Cell, Profile, find_profile

FINE = frozenset({Colour.GREEN, Colour.BLUE})


class Measured(NamedTuple):
    """What a profile looks at; without a value nothing can be judged, for the reason given."""

    value: Decimal | None
    reason: str


def light_of(progress: Progress, profile: Profile, *, goal: Colour | None = None) -> Light:
    """The light of a row; ``goal`` is the colour of its goals, which only a matrix asks for."""
    if profile.measure == "matrix":
        return _by_matrix(progress, profile, goal=goal)
    if (plain := _without_judging(progress, profile)) is not None:
        return plain
    if profile.without_plan and progress.planned_share is None:
        other = light_of(progress, find_profile(profile.without_plan))
        return Light(other.colour, f"没有资金支出计划，按时间看：{other.reason}", profile.name)
    measured = MEASURES[profile.measure](progress, profile)
    value = measured.value
    found = None if value is None else next(one for one in profile.bands if one.holds(value))
    return Light(found.colour if found else Colour.GREY, measured.reason, profile.name)


def _without_judging(progress: Progress, profile: Profile) -> Light | None:
    """What needs no measure: no budget to compare with, or more spent than there is."""
    rate = progress.execution_rate
    if progress.category is Category.UNASSIGNED:
        return Light(Colour.GREY, "支出没有写明项目，认领后再判断", profile.name)
    if rate is None or progress.final_budget.yuan < 0:
        return Light(Colour.GREY, "台账中没有预算数，算不出执行率", profile.name)
    if profile.over_budget and rate > 1:
        reason = f"实际执行{percent(rate)}，超过全年预算"
        return Light(profile.over_budget, reason, profile.name)
    return None


def _plan_gap(progress: Progress, _profile: Profile) -> Measured:
    planned, gap = progress.planned_share, progress.gap_share
    if planned is None or gap is None:
        return Measured(None, "没有资金支出计划，不能按计划判断")
    spent = percent(planned - gap)
    return Measured(gap, f"按计划应支出{percent(planned)}，实际{spent}，{_apart(gap)}")


def _apart(gap: Decimal) -> str:
    if not gap:
        return "与计划持平"
    return f"{'差' if gap > 0 else '超过'}{hundredfold(abs(gap))}个百分点"


def _time_ratio(progress: Progress, profile: Profile) -> Measured:
    rate, elapsed, lead = _rate(progress), progress.elapsed_share, ""
    if profile.elapsed == "months":
        months = progress.month.number
        elapsed, lead = Decimal(months) / YEAR_END, f"按{months}个月计"
    if not elapsed:
        return Measured(None, "年度还没有开始")
    ratio = (rate / elapsed).quantize(SHARE, ROUND_HALF_UP)
    words = f"{lead}时间进度{percent(elapsed)}，实际执行{percent(rate)}"
    return Measured(ratio, f"{words}，为时间进度的{percent(ratio)}")


def _month_end(progress: Progress, profile: Profile) -> Measured:
    steps = profile.steps or {}
    passed = [month for month in steps if _end(progress.fiscal_year, month) <= progress.as_of]
    if not passed:
        return Measured(None, f"还没有到第一个考核时点（{min(steps)}月末）")
    month, rate = max(passed), _rate(progress)
    short = steps[month] - rate
    words = f"{month}月末应达到{percent(steps[month])}，实际{percent(rate)}"
    return Measured(short, f"{words}，差{hundredfold(short)}个百分点" if short > 0 else words)


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _rate(progress: Progress) -> Decimal:
    """The execution rate; rows without one never come to be measured."""
    return progress.execution_rate or Decimal(0)


def _by_matrix(progress: Progress, profile: Profile, *, goal: Colour | None) -> Light:
    money = light_of(progress, find_profile(profile.money))
    if money.colour is Colour.GREY:
        return Light(Colour.GREY, money.reason, profile.name)
    is_fine = money.colour in FINE
    is_reached = None if goal in (None, Colour.GREY) else goal in FINE
    found = next((one for one in profile.matrix if _meets(one, is_fine, is_reached)), None)
    words = f"预算{'' if is_fine else '不'}正常（{money.reason}）"
    if is_reached is not None:
        words += f"，目标{'' if is_reached else '不'}正常"
    if found is None:
        return Light(Colour.GREY, f"{words}；没有绩效目标完成情况，不能判定", profile.name)
    return Light(found.colour, words, profile.name)


def _meets(cell: Cell, is_fine: bool, is_reached: bool | None) -> bool:  # noqa: FBT001
    return cell.money in (None, is_fine) and cell.goal in (None, is_reached)


MEASURES: dict[str, Callable[[Progress, Profile], Measured]] = {
    "plan_gap": _plan_gap,
    "time_ratio": _time_ratio,
    "month_end": _month_end,
}
