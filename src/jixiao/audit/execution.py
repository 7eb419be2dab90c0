"""What is wrong with the printed execution rate of a fund row, in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jixiao.audit.points import number
from jixiao.audit.shares import envelope_of, rate_step
from jixiao.domain.sheet import Fund

CENT = Decimal("0.01")
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Fault:
    """One printed value that does not follow from the amounts: its field and a clause on it."""

    field: str
    text: str


def execution_faults(fund: Fund, *, is_scored: bool, tolerance: Decimal) -> list[Fault]:
    """The faults of a row that prints budget and outturn; only the scored row has a score."""
    if fund.budget is None or fund.budget.yuan == 0:
        return _without_budget(fund)
    faults = [_rate_fault(fund)]
    if is_scored:
        faults.append(_score_fault(fund, tolerance=tolerance))
    return [one for one in faults if one is not None]


def right_values(fund: Fund) -> str:
    """What the row has to print instead."""
    envelope = envelope_of(fund)
    if envelope is None:
        return "预算为0时执行率和得分留空，并说明原因"
    parts = [f"执行率改为{_percent(envelope.rate)}"]
    if fund.points is not None:
        parts.append(f"得分改为{number(_expected(envelope.rate, fund.points))}分")
    return "，".join(parts)


def _without_budget(fund: Fund) -> list[Fault]:
    faults = []
    if fund.execution_rate:
        rate = _percent(fund.execution_rate)
        faults.append(Fault("execution_rate", f"预算数为0，执行率无法计算，却印成{rate}"))
    if fund.score:
        faults.append(Fault("score", f"预算数为0，却得{number(fund.score)}分"))
    return faults


def _rate_fault(fund: Fund) -> Fault | None:
    envelope = envelope_of(fund)
    rate = fund.execution_rate
    if envelope is None or rate is None or envelope.allows(rate, step=rate_step(fund)):
        return None
    return Fault("execution_rate", f"{_working(fund, envelope.rate)}，印的是{_percent(rate)}")


def _score_fault(fund: Fund, *, tolerance: Decimal) -> Fault | None:
    """A score differs by more than the tolerance, or by more than rounding to a whole number."""
    envelope = envelope_of(fund)
    if envelope is None or fund.score is None or fund.points is None:
        return None
    expected = _expected(envelope.rate, fund.points)
    whole = fund.score == fund.score.to_integral_value()
    if abs(fund.score - expected) <= (max(tolerance, HALF) if whole else tolerance):
        return None
    return Fault(
        "score",
        f"执行率{_percent(envelope.rate)}应得{number(expected)}分（满分{number(fund.points)}分），"
        f"印的是{number(fund.score)}分",
    )


def _expected(rate: Decimal, points: Decimal) -> Decimal:
    return (min(max(rate, Decimal(0)), Decimal(1)) * points).quantize(CENT, ROUND_HALF_UP)


def _working(fund: Fund, rate: Decimal) -> str:
    spent = fund.outturn.in_wan() if fund.outturn is not None else ""
    budget = fund.budget.in_wan() if fund.budget is not None else ""
    return f"执行数{spent}万元÷预算数{budget}万元＝{_percent(rate)}"


def _percent(share: Decimal) -> str:
    return f"{(share * 100).quantize(CENT, ROUND_HALF_UP):f}%"
