"""The rows of 项目资金 as a total and its sources, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.audit.amounts import FIGURES, printed_step
from jixiao.domain.money import ZERO, Money, total
from jixiao.domain.sheet import Fund, FundSource

LEVELS_OF_FISCAL = frozenset({FundSource.CENTRAL, FundSource.PROVINCIAL, FundSource.LOCAL})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a group of funds: the printed total and the rows that it is made of."""

    field: str
    total_fund: Fund
    total: Money
    funds: tuple[Fund, ...]

    def filled(self) -> tuple[tuple[Fund, Money], ...]:
        """The sources whose amount is printed; a blank one counts as nothing."""
        amounts = ((fund, getattr(fund, self.field)) for fund in self.funds)
        return tuple((fund, amount) for fund, amount in amounts if amount is not None)

    def sum(self) -> Money:
        """The sum of every printed source."""
        return total([amount for _, amount in self.filled()])

    def difference(self) -> Money:
        """How far the total is from the sum, without sign."""
        return Money(abs((self.total - self.sum()).yuan))

    def adds_up(self) -> bool:
        """Whether some way of adding gives the total, within what rounding the parts allows.

        Forms print carried-over money and the levels of government either beside the
        appropriation or as a part of it, so sources may be contained in others.
        """
        printed = {fund.source for fund, _ in self.filled()}
        ways = [frozenset[FundSource]()]
        if FundSource.FISCAL in printed and printed & LEVELS_OF_FISCAL:
            ways += [LEVELS_OF_FISCAL, frozenset({FundSource.FISCAL})]
        if printed - {FundSource.CARRY_OVER}:
            ways += [way | {FundSource.CARRY_OVER} for way in ways]
        return any(self._adds_up_without(inner) for inner in ways)

    def _adds_up_without(self, inner: frozenset[FundSource]) -> bool:
        parts = [(fund, amount) for fund, amount in self.filled() if fund.source not in inner]
        difference = abs((self.total - total([amount for _, amount in parts])).yuan)
        if not difference:
            return True
        printed = [(self.total_fund, self.total), *parts]
        step = max(printed_step(one, fund.place_of(self.field).text) for fund, one in printed)
        allowed = step * len(printed) / 2 if len(parts) > 1 else step / 2
        return difference <= allowed


def fund_groups(funds: Sequence[Fund]) -> list[tuple[Fund, tuple[Fund, ...]]]:
    """Every total with the rows of its sources: those behind it, or all where it is the only one.

    Forms that print the whole period and the year have two totals, each above its sources.
    """
    totals = [index for index, fund in enumerate(funds) if fund.source is FundSource.TOTAL]
    if len(totals) == 1:
        rest = tuple(one for one in funds if one.source is not FundSource.TOTAL)
        return [(funds[totals[0]], rest)]
    ends = [*totals[1:], len(funds)]
    return [
        (funds[start], tuple(funds[start + 1 : end]))
        for start, end in zip(totals, ends, strict=False)
    ]


def columns_of(group: tuple[Fund, tuple[Fund, ...]]) -> Iterator[Column]:
    """The columns of a group in which the total and at least one source are printed."""
    total_fund, funds = group
    for field in FIGURES:
        amount = getattr(total_fund, field)
        column = Column(field, total_fund, amount, funds)
        if amount is not None and column.filled():
            yield column


def is_adjusted(fund: Fund) -> bool:
    """Whether budget, adjustment and adjusted budget are all printed in a row.

    Some forms print the adjusted budget once more as 调整数: that is no adjustment.
    """
    printed = None not in (fund.original_budget, fund.adjustment, fund.final_budget)
    return printed and fund.adjustment != fund.final_budget


def adjusted_budget(fund: Fund) -> Money:
    """What the original budget and its adjustment come to."""
    return total([one for one in (fund.original_budget, fund.adjustment) if one is not None])


def adjustment_adds_up(fund: Fund) -> bool:
    """Whether the final budget is the original one and its adjustment, as far as digits allow."""
    fields = ("original_budget", "adjustment", "final_budget")
    amounts = [(getattr(fund, field), fund.place_of(field).text) for field in fields]
    step = max(printed_step(amount, text) for amount, text in amounts if amount is not None)
    final = fund.final_budget or ZERO
    return abs((final - adjusted_budget(fund)).yuan) <= step * 3 / 2
