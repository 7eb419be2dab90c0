"""How well the cells of one row of funds fit one another, and the rows their sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.money import Money
from jixiao.domain.number import decimal_of, share_of
from jixiao.readers.lost_cells.cut_fund_costs import MONEY_FIELDS

SKIPPED = {"label": 9.0, "original_budget": 1.0, "final_budget": 1.2, "outturn": 1.5,
           "execution_rate": 1.2, "points": 1.2, "score": 1.2, "reason": 0.0}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FundSums:
    """The first row's amounts, what the rows below it add up to, and what was left blank."""

    total: tuple[Decimal, ...] = ()
    parts: tuple[Decimal, ...] = ()
    rows: int = 0
    blank: frozenset[str] = frozenset()


def fund_joint(field: str, text: str, row: Mapping[str, str]) -> float:
    """The cost of a cell beside the cells before it: rate = outturn ÷ budget, score ≤ points."""
    together = {**row, field: text}
    if field in MONEY_FIELDS:
        return _shares(field, together) + _places(text, row)
    if field == "execution_rate":
        return _shares(field, together)
    if field in {"points", "score"}:
        return _score(together)
    return 0.0


def _places(text: str, row: Mapping[str, str]) -> float:
    """What speaks for an amount with as many decimal places as the one before it."""
    before = next((row[one] for one in reversed(MONEY_FIELDS) if one in row), None)
    if before is None or not text[-1].isdigit() or not before[-1].isdigit():
        return 0.0
    return -0.5 if len(text.partition(".")[2]) == len(before.partition(".")[2]) else 0.5


def _amount(text: str | None) -> Decimal | None:
    if not text:
        return None
    # A unit is often printed behind the last amount only: the numbers alone are compared.
    money = Money.parse(text.rstrip("亿万元"), unit="元")
    return None if money is None else money.yuan


def _shares(field: str, row: Mapping[str, str]) -> float:
    budget = _amount(row.get("final_budget")) or _amount(row.get("original_budget"))
    outturn, rate = _amount(row.get("outturn")), share_of(row.get("execution_rate", ""))
    if field == "final_budget":
        return _alike(_amount(row.get("original_budget")), _amount(row["final_budget"]))
    if field == "outturn" and rate is None:
        return _alike(budget, outturn) if budget is not None else 0.0
    if rate is None or outturn is None or field == "original_budget":
        return 0.0
    if not budget:
        return -0.5 if rate in {0, 1} else 1.5
    gap = abs(outturn / budget - rate)
    return (
        -4.0
        if gap <= Decimal("0.0006")
        else -3.0
        if gap < Decimal("0.006")
        else -0.5
        if gap < Decimal("0.02")
        else 2.0
    )


def _alike(one: Decimal | None, other: Decimal | None) -> float:
    if one is None or other is None:
        return 0.0
    if one == other:
        return -1.5
    low, high = sorted((one, other))
    if low <= 0:
        return 1.5
    return -0.3 if high < 2 * low else 0.6 if high < 10 * low else 1.6


def _score(row: Mapping[str, str]) -> float:
    points, score = decimal_of(row.get("points", "")), decimal_of(row.get("score", ""))
    if points is None or score is None:
        return 0.0
    if score > points:
        return 7.0
    rate = share_of(row.get("execution_rate", ""))
    earned = None if rate is None else abs(points * min(rate, Decimal(1)) - score)
    if earned is not None:
        return -2.5 if earned < Decimal("0.06") else -1.0 if earned <= 1 else 1.0
    return -2.0 if score == points else 0.0


def fund_closed(
    row: Mapping[str, str], above: FundSums, fields: tuple[str, ...]
) -> tuple[float, FundSums]:
    """The cost of ending a row, and the sums with it."""
    amounts = tuple(_amount(row.get(field)) or Decimal(0) for field in MONEY_FIELDS)
    blank = frozenset(field for field in fields if field not in row)
    if not above.rows:
        return 0.0, FundSums(amounts, (Decimal(0),) * 3, 1, blank)
    parts = tuple(one + other for one, other in zip(above.parts, amounts, strict=True))
    return 0.0, FundSums(above.total, parts, 2, blank)


def fund_sums_cost(sums: FundSums) -> float:
    """What speaks for all rows: the sources add up to the total in the first."""
    if sums.rows < 2:
        return 0.0
    pairs = zip(sums.total, sums.parts, strict=True)
    return sum(-1.5 if one == other else 0.5 for one, other in pairs if one)


def fund_skipped(field: str, above: FundSums) -> float:
    """The cost of a blank cell."""
    if field in above.blank:
        return min(0.3, SKIPPED.get(field, 0.3))
    usual = SKIPPED.get(field, 0.5)
    # Only the row of the total is scored.
    return usual if not above.rows else 0.5 if field in {"points", "score"} else usual
