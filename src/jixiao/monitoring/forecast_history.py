"""What became, in earlier years, of the money that was left on the same day of the year."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from jixiao.domain.month import Month
from jixiao.domain.progress import Progress
from jixiao.monitoring.sql import text_of

if TYPE_CHECKING:
    import duckdb

NEAREST = 60
"""How many projects of earlier years are looked at."""
LEAST_NEIGHBOURS = 20
FARTHEST = Decimal("0.10")
"""How far apart two shares of the budget may be and still be alike."""
OWN_WEIGHT = 3
"""What an earlier year of the same project counts for."""
LEAST_LEFT = Decimal("0.005")
TAIL = Decimal("0.1")


class Case(NamedTuple):
    """A project in an earlier year: what share was spent by the day, and what of the rest later."""

    spent: Decimal
    paid_of_left: Decimal


@dataclass(slots=True)
class History:
    """The earlier years of a ledger on the same day, all by share spent, and by project."""

    cases: list[Case] = field(default_factory=list)
    own: dict[str, list[Case]] = field(default_factory=lambda: defaultdict(list))

    def paid_of_left(
        self, row: Progress, spent: Decimal
    ) -> tuple[Decimal, Decimal, Decimal] | None:
        """Mean and both ends of the share of the money left that is still paid, by likeness.

        None where earlier years hold too few projects that had come as far.
        """
        near = self._near(spent)
        own = self.own.get(row.key) or self.own.get(name_key(row)) or []
        if len(near) < LEAST_NEIGHBOURS:
            return None
        weighted = [(one.paid_of_left, 1) for one in near]
        weighted += [
            (one.paid_of_left, OWN_WEIGHT) for one in own if abs(one.spent - spent) <= 2 * FARTHEST
        ]
        weighted.sort()
        mean = sum((value * weight for value, weight in weighted), Decimal(0))
        mean /= sum(weight for _value, weight in weighted)
        low, high = quantile(weighted, TAIL), quantile(weighted, 1 - TAIL)
        return min(max(mean, low), high), low, high

    def _near(self, spent: Decimal) -> list[Case]:
        """The cases nearest to a share, out of those not too far away."""
        middle = bisect_left(self.cases, (spent,))
        around = self.cases[max(middle - NEAREST, 0) : middle + NEAREST]
        around = [one for one in around if abs(one.spent - spent) <= FARTHEST]
        return sorted(around, key=lambda one: (abs(one.spent - spent), one))[:NEAREST]


def history(connection: duckdb.DuckDBPyConnection, as_of: date, *, fiscal_year: int) -> History:
    """The earlier years of a ledger on the day that ``as_of`` is in its own."""
    given = {
        "as_of": as_of,
        "fiscal_year": fiscal_year,
        "is_month_end": as_of == Month.of(as_of).last,
    }
    return _history(connection.execute(text_of("forecast_history"), given).fetchall())


def _history(rows: Iterable[tuple[str, str, int, Decimal, Decimal, Decimal]]) -> History:
    made = History()
    for key, name, _year, budget, spent, outturn in rows:
        left = budget - spent
        if left < budget * LEAST_LEFT:
            continue
        case = Case(spent / budget, (outturn - spent) / left)
        made.cases.append(case)
        made.own[key].append(case)
        if name != key:
            made.own[name].append(case)
    made.cases.sort()
    return made


def name_key(row: Progress) -> str:
    """How a project is found again whose code has changed from year to year."""
    return f"{row.unit.code or row.unit.name}|{row.project.name}"


def quantile(weighted: list[tuple[Decimal, int]], share: Decimal) -> Decimal:
    """The value below which a share of the weight lies, of values sorted.

    One more observation than there are is reckoned with, half at each end, so that the next one
    lies between two quantiles as often as it should.
    """
    total = sum(weight for _value, weight in weighted)
    wanted = share * (total + 1)
    if share > Decimal("0.5"):
        wanted = min(wanted.to_integral_value(rounding="ROUND_CEILING"), Decimal(total))
    else:
        wanted = max(wanted.to_integral_value(rounding="ROUND_FLOOR"), Decimal(1))
    sums = accumulate(weight for _value, weight in weighted)
    return next(
        value for (value, _weight), upto in zip(weighted, sums, strict=True) if upto >= wanted
    )
