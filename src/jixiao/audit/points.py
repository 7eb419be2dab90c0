"""Points and scores of a sheet added up: rows, groups, and the score of 预算执行率."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.indicator import Indicator
from jixiao.domain.money import printed
from jixiao.domain.place import Place
from jixiao.domain.sheet import Fund, Sheet
from jixiao.domain.terms import points_in

FULL = Decimal(100)
EXECUTION_SHARE = Decimal("0.1")
SAYS_POINTS = re.compile(r"分|%|％|[（(]\s*\d{2}")
EXECUTION = re.compile(r"(?:预算|资金|经费|支出)?执行率(?:指标)?")


@dataclass(frozen=True, slots=True)
class Group:
    """A level of a sheet that prints its own points, with the rows under it."""

    name: str
    points: Decimal
    rows: tuple[Indicator, ...]
    place: Place

    @property
    def is_filled(self) -> bool:
        """Whether every row prints points, so that they can be added."""
        return all(row.points is not None for row in self.rows)

    @property
    def sum(self) -> Decimal:
        """What the rows add up to, blank ones left out."""
        return added(row.points for row in self.rows)


def added(numbers: Iterable[Decimal | None]) -> Decimal:
    """The sum of the numbers that are there."""
    return sum((one for one in numbers if one is not None), Decimal(0))


def groups_of(sheet: Sheet) -> tuple[Group, ...]:
    """First and second levels that print points, such as 产出指标(50分), in printed order."""
    rows: dict[tuple[str, ...], list[Indicator]] = {}
    for one in sheet.indicators:
        for key in _keys(one):
            rows.setdefault(key, []).append(one)
    return tuple(_group(key, tuple(found)) for key, found in rows.items())


def _keys(indicator: Indicator) -> Iterator[tuple[str, ...]]:
    first = (indicator.dimension, indicator.dimension_note or "")
    if says_points(indicator.dimension_note):
        yield ("dimension", *first)
    if says_points(indicator.kind_note):
        yield ("kind", *first, indicator.kind, indicator.kind_note or "")


def _group(key: tuple[str, ...], rows: tuple[Indicator, ...]) -> Group:
    name, note = key[-2:]
    return Group(name, Decimal(points_in(note) or 0), rows, rows[0].place_of(key[0]))


def says_points(note: str | None) -> bool:
    """Whether a level's note prints points: ``(50分)``, ``(20%)``, ``(50)``, but not ``1``."""
    return bool(note and SAYS_POINTS.search(note) and points_in(note))


def execution_row(sheet: Sheet) -> Indicator | None:
    """The indicator 预算执行率 on forms that have it among the indicators."""
    return next((one for one in sheet.indicators if _is_execution(one)), None)


def _is_execution(indicator: Indicator) -> bool:
    levels = f"{indicator.dimension}{indicator.kind}"
    return bool(EXECUTION.fullmatch(indicator.name)) or "预算执行" in levels


def execution_fund(sheet: Sheet) -> Fund | None:
    """The fund row that carries the points of 预算执行率, the total row where it does."""
    fund = sheet.total_fund
    if fund is not None and (fund.points is not None or fund.score is not None):
        return fund
    return next((one for one in sheet.funds if one.points is not None), None)


def full_points(sheet: Sheet) -> Decimal:
    """What the points of a whole sheet add up to: 100, or 1 where they are printed as shares."""
    points = [one.points for one in sheet.indicators if one.points is not None]
    return Decimal(1) if points and max(points) <= 1 and sum(points) <= 1 else FULL


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a sheet added up; ``execution`` is None where the funds print none."""

    rows: Decimal
    blank: int
    execution: Decimal | None
    full: Decimal
    has_execution_row: bool

    @property
    def sum(self) -> Decimal:
        """Indicators and execution together."""
        return self.rows + (self.execution or 0)

    @property
    def is_whole(self) -> bool:
        """Whether they make a whole; a form without an execution row leaves 10 of 100 to it."""
        if self.execution is None:
            return self.rows in (self.full, self.full * (1 - EXECUTION_SHARE))
        return self.sum == self.full or (self.has_execution_row and self.rows == self.full)

    @property
    def working(self) -> str:
        """The sum in words: ``指标80分＋预算执行率10分＝90分``."""
        if self.execution is None:
            return f"指标分值合计{number(self.rows)}分"
        return (
            f"指标{number(self.rows)}分＋预算执行率{number(self.execution)}分＝{number(self.sum)}分"
        )


def points_of(sheet: Sheet) -> Points:
    """Add up the points of a sheet; a level whose rows print none counts by its own points."""
    rows = added(one.points for one in sheet.indicators)
    blank = {index for index, one in enumerate(sheet.indicators) if one.points is None}
    for group in groups_of(sheet):
        own = {index for index, one in enumerate(sheet.indicators) if one in group.rows}
        if own <= blank:
            rows += group.points
            blank -= own
    fund = execution_fund(sheet)
    return Points(
        rows=rows,
        blank=len(blank),
        execution=fund.points if fund is not None else None,
        full=full_points(sheet),
        has_execution_row=execution_row(sheet) is not None,
    )


def number(value: Decimal) -> str:
    """A number of points as forms print it, without zeros that say nothing."""
    return printed(value, places=0)
