"""Rows of 项目资金 that spent more than their budget, by the amounts or by the printed rate."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.audit.amounts import in_words, printed_step
from jixiao.domain.money import ZERO, Money, printed
from jixiao.domain.number import HIGHEST_SHARE, decimal_of
from jixiao.domain.sheet import Fund, FundSource
from jixiao.domain.text import half_width

WHOLE = Decimal(1)
# Nobody spends so many times the budget: one of the amounts has another unit.
UNIT_SLIP = 1000


@dataclass(frozen=True, slots=True)
class Overspending:
    """A row that spent more than its budget; ``excess`` is None where only the rate says so."""

    fund: Fund
    excess: Money | None = None

    @property
    def is_of_final_budget(self) -> bool:
        """Whether the budget of the year is printed, or the rate that is worked out from it."""
        return self.fund.final_budget is not None or self.excess is None

    @property
    def is_doubtful(self) -> bool:
        """Whether the budget may be a blank filled with nought, or an amount in another unit."""
        budget, spent = self.fund.budget, self.fund.outturn
        if self.excess is None or budget is None or spent is None:
            return False
        if budget == ZERO:
            return bool(self.fund.original_budget) and self.fund.original_budget != ZERO
        return spent.yuan >= budget.yuan * UNIT_SLIP

    @property
    def field(self) -> str:
        """The field that shows it."""
        return "execution_rate" if self.excess is None else "outturn"

    def __str__(self) -> str:
        """What is wrong, in words."""
        fund, label = self.fund, self.fund.label or "资金"
        if self.excess is None:
            rate = printed((fund.execution_rate or WHOLE) * 100)
            return f"“{label}”的执行率印成{rate}%，超过100%"
        name = "预算数" if fund.final_budget is None else "全年预算数"
        return (
            f"“{label}”的执行数{in_words(fund.outturn)}大于{name}{in_words(fund.budget)}，"
            f"多{in_words(self.excess)}"
        )


def overspending(fund: Fund) -> Overspending | None:
    """How a row was overspent, beyond what rounding allows; None where it was not."""
    budget, spent = fund.budget, fund.outturn
    if budget is None or spent is None:
        return Overspending(fund) if _prints_more_than_all(fund) else None
    if spent <= budget:
        return None
    field = "original_budget" if fund.final_budget is None else "final_budget"
    texts = (fund.place_of(field).text, fund.place_of("outturn").text)
    step = max(printed_step(budget, texts[0]), printed_step(spent, texts[1]))
    excess = spent - budget
    return Overspending(fund, excess) if excess.yuan > step else None


def is_nought_above_money(fund: Fund, funds: tuple[Fund, ...]) -> bool:
    """Whether a total of nought stands above sources with a budget: the total is not filled in."""
    if fund.source is not FundSource.TOTAL or fund.budget != ZERO:
        return False
    return any(one.budget is not None and one.budget > ZERO for one in funds)


def _prints_more_than_all(fund: Fund) -> bool:
    """Whether the rate is surely above 100 %: ``1.2`` without a sign may be 1.2 %."""
    if fund.execution_rate is None or fund.execution_rate <= WHOLE:
        return False
    text = fund.place_of("execution_rate").text
    number = decimal_of(text)
    return "%" in half_width(text) or (number is not None and number > HIGHEST_SHARE)
