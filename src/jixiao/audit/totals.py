"""The printed total of a sheet against the scores of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.audit.points import (
    EXECUTION_SHARE,
    FULL,
    Points,
    added,
    execution_fund,
    number,
    points_of,
)
from jixiao.domain.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a sheet's rows added up, and what rows without a score could still add."""

    indicators: Decimal
    execution: Decimal | None
    missing: Decimal
    weighted: Decimal | None
    points: Points

    @property
    def sum(self) -> Decimal:
        """Indicators and execution together."""
        return self.indicators + (self.execution or 0)

    @property
    def reachable(self) -> Decimal | None:
        """The most that the printed points allow; None where some are blank."""
        if self.points.blank or self.points.full != FULL:
            return None
        return FULL if self.points.is_whole else self.points.sum

    def allow(self, total: Decimal, *, tolerance: Decimal) -> bool:
        """Whether the total can come from the rows, blank scores counting as anything."""
        sums = [self.sum]
        if self.points.sum > FULL:  # the execution's points may be meant inside the 100
            sums.append(self.indicators)
        if self.weighted is not None:
            sums.append(self.weighted)
        return any(one - tolerance <= total <= one + self.missing + tolerance for one in sums)

    @property
    def working(self) -> str:
        """The sum in words."""
        if self.execution is None:
            return f"指标得分合计{number(self.indicators)}分"
        return (
            f"指标得分{number(self.indicators)}分＋预算执行率得分{number(self.execution)}分"
            f"＝{number(self.sum)}分"
        )


def scores_of(sheet: Sheet) -> Scores | None:
    """Add up the scores of a sheet; None where no indicator has one."""
    rows = sheet.indicators
    if all(one.score is None for one in rows):
        return None
    points = points_of(sheet)
    fund = execution_fund(sheet)
    execution = fund.score if fund is not None else None
    missing = added(one.points for one in rows if one.score is None)
    if execution is None:
        missing += _left_to_execution(points)
    return Scores(
        indicators=added(one.score for one in rows),
        execution=execution,
        missing=missing,
        weighted=_weighted(sheet, execution),
        points=points,
    )


def _left_to_execution(points: Points) -> Decimal:
    """What an execution rate without a score may add: its points, or what is left of 100."""
    if points.execution is not None:
        return points.execution
    if points.rows == 0:
        return FULL * EXECUTION_SHARE
    return max(FULL - points.rows, Decimal(0)) if points.is_whole else Decimal(0)


def _weighted(sheet: Sheet, execution: Decimal | None) -> Decimal | None:
    """The weighted sum, where rows are scored out of 100 and print a weight."""
    rows = [
        (one.points, one.score)
        for one in sheet.indicators
        if one.points is not None and one.score is not None
    ]
    if not any(score > points for points, score in rows):
        return None
    return sum((points * score / FULL for points, score in rows), execution or Decimal(0))
