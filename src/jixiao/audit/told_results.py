"""Figures in the results of a sheet's objectives beside the actual values of its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from jixiao.audit.evaluation_values import PARTS
from jixiao.audit.prose_figures import Figure, Prose, read_prose
from jixiao.audit.prose_roles import Role, role_of, sentence_start
from jixiao.audit.wording import bare, core_name
from jixiao.domain.indicator import Indicator
from jixiao.domain.nature import Nature
from jixiao.domain.sheet import Objective, Sheet
from jixiao.domain.units import base_of, canonical

WINDOW = 24
SHORTEST_NAME, FEWEST_PAIRS = 3, 2
HALF = Decimal("0.5")
ZERO, ONE = Decimal(0), Decimal(1)
TIME = re.compile(
    r"(?<![\d.\-~至])(?P<number>\d{1,4}(?:\.\d+)?)(?P<unit>天|小时)(?![以及内左前后])"
)


@dataclass(frozen=True, slots=True)
class ToldResult:
    """A figure of a result that is not what the row of its indicator says."""

    objective: Objective
    figure: Figure
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class _Figure:
    objective: Objective
    figure: Figure
    before: str


def told_otherwise(sheet: Sheet, *, not_done: Sequence[str]) -> Iterator[ToldResult]:
    """Figures that surely speak of one indicator, and differ from its actual value.

    The words before a figure name the indicator, and no other figure of the results does; or the
    unit is that of one figure and of one row alone. ``not_done`` are words by which a figure is
    no result of the year.
    """
    figures = _by_unit(sheet)
    rows: dict[str, list[Indicator]] = {}
    for row in sheet.indicators if figures else ():
        rows.setdefault(_counted_in(row), []).append(row)
    for unit, of_unit in rows.items():
        for row in of_unit if unit in figures else ():
            told = _told_of(row, figures[unit], is_alone=len(of_unit) == 1)
            if told is not None and not any(one in told.before for one in (*not_done, *PARTS)):
                yield ToldResult(told.objective, told.figure, row)


def _by_unit(sheet: Sheet) -> dict[str, list[_Figure]]:
    figures: dict[str, list[_Figure]] = {}
    for objective in sheet.objectives:
        for one in _figures_of(objective):
            figures.setdefault(_unit(one.figure.unit), []).append(one)
    return figures


def _told_of(row: Indicator, figures: Sequence[_Figure], *, is_alone: bool) -> _Figure | None:
    """The figure that contradicts a row; one that only may be of it must not be a part of it."""
    name = bare(core_name(row))
    named = [one for one in figures if len(name) >= SHORTEST_NAME and name in bare(one.before)]
    if len(named) == 1:
        return named[0] if _differs(named[0].figure, row) else None
    if named or not is_alone or len(figures) != 1 or not _differs(figures[0].figure, row):
        return None
    pairs = sum(pair in figures[0].before for pair in _pairs(name))
    number = _in_unit(figures[0], row)
    is_promised = row.target is not None and row.target.number == number
    is_more = row.actual is not None and number > (row.actual.number or 0)
    return figures[0] if (pairs and is_promised) or (pairs >= FEWEST_PAIRS and is_more) else None


def _figures_of(objective: Objective) -> Iterator[_Figure]:
    if not objective.result or objective.result_place == objective.place != Objective("").place:
        return
    prose = read_prose(objective.result)
    for one in (*prose.figures, *_times(prose)):
        if one.unit and not one.is_money and role_of(one) in (Role.LEVEL, Role.RATE):
            begin = max(sentence_start(prose, one.start), one.start - WINDOW)
            yield _Figure(objective, one, prose.masked[begin : one.start])


def _times(prose: Prose) -> Iterator[Figure]:
    """Days and hours, which prose that is added up leaves out."""
    for match in TIME.finditer(prose.masked):
        number, unit = Decimal(match["number"]), match["unit"]
        lead = prose.masked[: match.start()]
        yield Figure(match[0], match.start(), match.end(), number, ZERO, unit, "time", ONE, lead, 0)


def _counted_in(row: Indicator) -> str:
    """The unit of an actual value that is one plain number; empty where it is not."""
    actual = row.actual
    if actual is None or actual.nature is not Nature.QUANTITY or actual.approximate:
        return ""
    if row.term == "long_term" or actual.comparison not in ("", "=") or actual.rest:
        return ""
    return _unit(actual.unit)


@lru_cache(maxsize=1024)
def _unit(unit: str) -> str:
    return canonical(base_of(unit)[1]) if unit else ""


def _in_unit(told: _Figure, row: Indicator) -> Decimal:
    """The number of a figure in the unit that the row prints."""
    unit = row.actual.unit if row.actual is not None else ""
    return told.figure.number.scaleb(-base_of(unit)[0])


def _differs(figure: Figure, row: Indicator) -> bool:
    actual = row.actual
    if not figure.is_exact or actual is None or actual.number is None:
        return False
    power = base_of(actual.unit)[0]
    exponent = actual.number.as_tuple().exponent
    half = HALF.scaleb(int(exponent) + power) if actual.number % 1 else ZERO
    return abs(figure.number - actual.number.scaleb(power)) > max(figure.half, half)


@lru_cache(maxsize=8192)
def _pairs(name: str) -> frozenset[str]:
    """Every two characters of a name that stand together, without the words for counting."""
    head = name.removesuffix("数量").removesuffix("数")
    return frozenset(head[at : at + 2] for at in range(len(head) - 1))
