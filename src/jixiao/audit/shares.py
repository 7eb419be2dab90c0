"""Printed execution rates against those that the amounts beside them give."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.number import decimal_of
from jixiao.domain.sheet import Fund
from jixiao.domain.text import half_width, squeeze

ROUNDED_FROM = 2
"""Amounts with this many decimals are taken for rounded, those with fewer for exact."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The execution rates that two printed amounts allow, and the rate that they give."""

    low: Decimal
    rate: Decimal
    high: Decimal

    def allows(self, printed: Decimal, *, step: Decimal) -> bool:
        """Whether a printed rate fits, rounded or cut off at its last digit."""
        return self.low - step < printed < self.high + step


def envelope_of(fund: Fund) -> Envelope | None:
    """The rates that a row's outturn and budget allow; None without both or without a budget."""
    if fund.outturn is None or fund.budget is None or fund.budget.yuan == 0:
        return None
    name = "original_budget" if fund.final_budget is None else "final_budget"
    spent, budget = fund.outturn.yuan, fund.budget.yuan
    scale = _scale(fund, "outturn", spent)
    spent_half = _half_digit(fund, "outturn") * scale
    budget_half = min(_half_digit(fund, name) * _scale(fund, name, budget), budget / 2)
    return Envelope(
        low=(spent - spent_half) / (budget + budget_half),
        rate=spent / budget,
        high=(spent + spent_half) / (budget - budget_half),
    )


def rate_step(fund: Fund) -> Decimal:
    """One unit of the last digit of the printed rate, as a share: 0.01 for ``99%``."""
    text = squeeze(half_width(fund.place_of("execution_rate").text))
    number = decimal_of(text)
    if number is None or fund.execution_rate is None:
        return Decimal("0.0001")
    step = Decimal(1).scaleb(-_decimals(text.rstrip("%")))
    return step if number == fund.execution_rate and "%" not in text else step.scaleb(-2)


def _half_digit(fund: Fund, field: str) -> Decimal:
    """Half of the last printed digit of an amount, in the unit that it is printed in."""
    decimals = _decimals(_number(fund, field))
    return Decimal(5).scaleb(-decimals - 1) if decimals >= ROUNDED_FROM else Decimal(0)


def _scale(fund: Fund, field: str, yuan: Decimal) -> Decimal:
    """How many yuan one of the printed amount is worth."""
    number = decimal_of(_number(fund, field))
    return yuan / number if number else Decimal(0)


def _number(fund: Fund, field: str) -> str:
    text = squeeze(half_width(fund.places[field].text)) if field in fund.places else ""
    return text.rstrip("万亿千元")


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])
