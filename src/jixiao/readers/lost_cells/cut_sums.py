"""What rows of indicators add up to, and what speaks for them by the sums that are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.domain.number import decimal_of
from jixiao.domain.terms import points_in, split_level_name

TOTALS = frozenset(map(Decimal, (100, 90, 80)))


@dataclass(frozen=True, slots=True)
class Sums:
    """What the rows so far add up to, and what the row above left blank."""

    dimension: str = ""
    expected: Decimal | None = None
    group: Decimal = Decimal(0)
    points: Decimal = Decimal(0)
    scores: Decimal = Decimal(0)
    rows: int = 0
    blank: frozenset[str] = frozenset()


def closed(row: Mapping[str, str], above: Sums, fields: tuple[str, ...]) -> tuple[float, Sums]:
    """The cost of ending a row, and the sums with it."""
    total, sums = 0.0, above
    if "dimension" in row and row["dimension"] != above.dimension:
        total += group_cost(above)
        note = split_level_name(row["dimension"])[1]
        points = points_in(note)
        sums = replace(
            above, dimension=row["dimension"], group=Decimal(0),
            expected=None if points is None else Decimal(points),
        )  # fmt: skip
    points_here = decimal_of(row.get("points", "")) or Decimal(0)
    score_here = decimal_of(row.get("score", "")) or Decimal(0)
    return total, replace(
        sums,
        group=sums.group + points_here,
        points=sums.points + points_here,
        scores=sums.scores + score_here,
        rows=min(sums.rows + 1, 2),
        blank=frozenset(field for field in fields if field not in row),
    )


def group_cost(sums: Sums) -> float:
    """What speaks for or against the points of a group by those printed for the whole of it."""
    if sums.expected is None or not sums.group:
        return 0.0
    return -1.5 if sums.group == sums.expected else 2.5


def total_cost(sums: Sums, points: Decimal | None, score: Decimal | None) -> float:
    """What speaks for or against all rows by the sums: 100 or 90, or what is printed."""
    total = group_cost(sums)
    if sums.points:
        full = {points, (points or Decimal(0)) - 10} if points else TOTALS
        total += -2.5 if sums.points in full else 1.0
    if sums.scores and score is not None:
        total += -2.5 if Decimal(0) <= score - sums.scores <= 20 else 1.0
    return total
