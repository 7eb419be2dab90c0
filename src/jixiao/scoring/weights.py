"""Points for the indicators of a new sheet: by the rule-set's dimensions, adding to exactly 100."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from jixiao.domain.indicator import Indicator
from jixiao.domain.sheet import Fund, FundSource, Sheet
from jixiao.domain.terms import label
from jixiao.scoring.apportion import PointsNotShared, Rounding, apportion
from jixiao.scoring.ruleset import Ruleset

EXECUTION, OUTPUT, OUTCOME = "execution", "output", "outcome"
TOTAL_LABEL = "年度资金总额"
LONG_TERM = "long_term"
# Where a rule-set has no dimension of its own for them, these belong to another one: forms of
# 2020 print 成本指标 below 产出指标; 满意度 is asked of 服务对象 of what was put out.
WITHIN = {"cost": OUTPUT, "satisfaction": OUTCOME}
HEIRS = {"satisfaction": (OUTCOME,), "cost": (OUTPUT, OUTCOME)}
NO_INDICATORS = "“{project}”没有年度绩效指标，不能分配分值；请先填写三级指标"
NO_DIMENSION = (
    "“{project}”的指标{names}不属于评分办法“{ruleset}”的任何部分（{parts}）；"
    "请核对一级指标的名称，或用 --ruleset 换一个评分办法"
)
MOVED = "没有{absent}，其{points}分并入{into}（默认做法，未核对原文；当地另有规定的从其规定）"


@dataclass(frozen=True, slots=True)
class Share:
    """What an indicator gets: its weight within its dimension (a share of 1) and its points."""

    name: str
    dimension: str
    weight: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Weighting:
    """The points of a sheet: the indicators in order, execution, what had to be decided."""

    project: str
    ruleset: str
    shares: tuple[Share, ...]
    execution: Decimal
    total: Decimal
    notes: tuple[str, ...] = ()


def weigh(
    sheet: Sheet,
    ruleset: Ruleset,
    *,
    importance: Mapping[int, Fraction],
    rounding: Rounding,
) -> Weighting:
    """Share the points of every dimension out over its indicators by their importance.

    ``importance`` is by the place of an annual indicator in the sheet (from 0); 1 where it is not
    given. Rounding is by largest remainders, dimension by dimension, so that each adds exactly.
    """
    rows = annual(sheet)
    if not rows:
        raise PointsNotShared(NO_INDICATORS.format(project=sheet.project.name))
    groups = _groups(sheet, rows, ruleset)
    points, notes = _dimension_points(ruleset, set(groups))
    given: dict[int, Share] = {}
    for dimension, members in groups.items():
        wanted = [importance.get(at, Fraction(1)) for at in members]
        title = f"“{sheet.project.name}”的{label(dimension)}"
        parts = apportion(points[dimension], wanted, rounding=rounding, what=title)
        for at, weight, part in zip(members, wanted, parts, strict=True):
            share = _decimal(weight / sum(wanted))
            given[at] = Share(rows[at].name, dimension, share, part)
    execution = points[EXECUTION]
    shares = tuple(given[at] for at in range(len(rows)))
    total = sum((one.points for one in shares), execution)
    return Weighting(sheet.project.name, ruleset.name, shares, execution, total, tuple(notes))


def annual(sheet: Sheet) -> list[Indicator]:
    """The indicators for the year; those for longer are not scored by the year."""
    return [one for one in sheet.indicators if one.term != LONG_TERM]


def dimension_of(indicator: Indicator, ruleset: Ruleset) -> str | None:
    """The part of the rule-set's points that an indicator belongs to, if there is one."""
    parts = [one for one in ruleset.points if one != EXECUTION]
    if len(parts) == 1:
        return parts[0]
    term = indicator.dimension_term or ""
    own = (term, WITHIN.get(term, ""))
    return next((one for one in own if one in parts), None)


def weighted_sheet(sheet: Sheet, weighting: Weighting) -> Sheet:
    """The sheet with its points filled in, the execution among them."""
    shares = iter(weighting.shares)
    indicators = tuple(
        one if one.term == LONG_TERM else replace(one, points=next(shares).points)
        for one in sheet.indicators
    )
    funds = [*sheet.funds]
    total = sheet.total_fund or Fund(FundSource.TOTAL, TOTAL_LABEL)
    scored = replace(total, points=weighting.execution)
    funds = [scored if one is total else one for one in funds]
    return replace(
        sheet,
        indicators=indicators,
        funds=tuple(funds if sheet.total_fund else [scored, *funds]),
        total_points=weighting.total,
    )


def _groups(sheet: Sheet, rows: Sequence[Indicator], ruleset: Ruleset) -> dict[str, list[int]]:
    """The places of indicators by dimension, in the order of the rule-set."""
    found: dict[str, list[int]] = {}
    lost: list[str] = []
    for at, one in enumerate(rows):
        dimension = dimension_of(one, ruleset)
        if dimension is None:
            lost.append(f"“{one.name}”")
        else:
            found.setdefault(dimension, []).append(at)
    if lost:
        message = NO_DIMENSION.format(
            project=sheet.project.name, names="、".join(lost), ruleset=ruleset.title,
            parts="、".join(label(one) for one in ruleset.points if one != EXECUTION),
        )  # fmt: skip
        raise PointsNotShared(message)
    return {name: found[name] for name in ruleset.points if name in found}


def _dimension_points(
    ruleset: Ruleset,
    present: set[str],
) -> tuple[dict[str, Decimal], list[str]]:
    """The points of each dimension; those of one without indicators go to another, and it is said.

    Those of 满意度 go to 效益, those of 成本 to 产出 and 效益 alike, which makes 50 and 30 of the
    40 and 20 beside a cost (财预〔2021〕101号, not verified); any others go to the largest part.
    """
    points = {EXECUTION: Decimal(0), **ruleset.points}
    notes: list[str] = []
    for absent in [one for one in points if one not in present | {EXECUTION}]:
        largest = max(present, key=lambda one: (ruleset.points[one], one))
        heirs = [one for one in HEIRS.get(absent, ()) if one in present] or [largest]
        into = "、".join(label(one) for one in heirs)
        given = points.pop(absent)
        notes.append(MOVED.format(absent=label(absent), points=f"{given:f}", into=into))
        for one in heirs:
            points[one] += given / len(heirs)
    return points, notes


def _decimal(share: Fraction) -> Decimal:
    """A share with six places, as it is shown."""
    return Decimal(round(share * 10**6)).scaleb(-6)
