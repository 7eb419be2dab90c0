"""Amounts whose unit of money cannot be right: 元 printed for 万元, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from jixiao.audit.amounts import figures_of, in_words, is_ten_thousandfold
from jixiao.audit.sources import Column, columns_of, fund_groups
from jixiao.domain.document import Document
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.domain.sheet import Fund, Sheet
from jixiao.domain.text import half_width, squeeze

IN_YUAN = re.compile(r"\d元")
LEAST_BUDGET_YUAN = 1000
# So small a printed rate says that so little was really spent.
LEAST_RATE = Decimal("0.01")
# A whole number in 万元 of ten milliards and more, beside projects of a ten-thousandth of it.
HUGE_YUAN = Decimal(10_000_000_000)
HUGE_SHARE = 10_000
LEAST_OTHERS = 2
MONEY = frozenset({"元", "万元"})


@dataclass(frozen=True, slots=True)
class UnitFault:
    """An amount whose unit is in doubt: where it stands, and a clause on it."""

    text: str
    place: Place


def row_faults(sheet: Sheet) -> Iterator[UnitFault]:
    """Amounts of one sheet that are ten thousand times one another, and projects of a few yuan."""
    for fund in sheet.funds:
        yield from _in_one_row(fund)
    for group in fund_groups(sheet.funds):
        for column in columns_of(group):
            yield from _in_one_column(column)
    yield from _too_small(sheet)


def _in_one_row(fund: Fund) -> Iterator[UnitFault]:
    """A budget and an outturn ten thousand times one another, which no printed rate bears out."""
    if fund.execution_rate is not None and fund.execution_rate < LEAST_RATE:
        return
    for (name, amount, _), (other_name, other, place) in combinations(figures_of(fund), 2):
        if is_ten_thousandfold(amount, other):
            label = fund.label or "资金"
            text = f"“{label}”的{name}为{in_words(amount)}，{other_name}为{in_words(other)}"
            yield UnitFault(f"{text}，正好相差一万倍", place)


def _in_one_column(column: Column) -> Iterator[UnitFault]:
    """A source that is its total ten thousand times over, or under, where they do not add up."""
    for fund, amount in column.filled():
        if is_ten_thousandfold(amount, column.total) and not column.adds_up():
            text = f"“{column.total_fund.label or '总额'}”为{in_words(column.total)}"
            other = f"“{fund.label or fund.source}”为{in_words(amount)}"
            yield UnitFault(f"{text}，{other}，正好相差一万倍", fund.place_of(column.field))


def _too_small(sheet: Sheet) -> Iterator[UnitFault]:
    """A whole project of less than a thousand yuan, where 元 is what the form or the cell says."""
    fund, budget = sheet.total_fund, sheet.budget
    if fund is None or budget is None or not 0 < budget.yuan < LEAST_BUDGET_YUAN:
        return
    field = "original_budget" if fund.final_budget is None else "final_budget"
    place = fund.place_of(field)
    if sheet.amount_unit == "元" or IN_YUAN.search(squeeze(half_width(place.text))):
        yield UnitFault(f"整个项目的预算数只有{budget}元", place)


def mixed_units(sheet: Sheet) -> Iterator[UnitFault]:
    """Cells that print 元 in a form whose heading says 万元: no wrong amount, but a mixture."""
    if sheet.amount_unit != "万元":
        return
    for fund in sheet.funds:
        for name, _, place in figures_of(fund):
            if "元" not in place.text:
                continue
            printed = squeeze(half_width(place.text))
            if IN_YUAN.search(printed):
                text = f"“{fund.label or '资金'}”的{name}写成“{printed}”"
                yield UnitFault(f"{text}，而表头的金额单位是万元", place)


def target_fault(indicator: Indicator, budget: Money) -> UnitFault | None:
    """A target that prints the very number of the budget in the other unit: ``15元``, 15万元."""
    target = indicator.target
    if target is None or target.number is None or target.upper is not None:
        return None
    if not target.number or target.unit not in MONEY:
        return None
    if target.number != (budget.wan if target.unit == "元" else budget.yuan):
        return None
    text = f"指标“{indicator.name}”的指标值为“{target.text.strip()}”，而预算数为{in_words(budget)}"
    return UnitFault(text, indicator.place_of("target"))


def huge_budgets(document: Document) -> dict[int, UnitFault]:
    """Budgets beside which all others of the document vanish, by the number of their sheet."""
    budgets = [
        (number, sheet.budget)
        for number, sheet in enumerate(document.sheets)
        if sheet.budget is not None and sheet.budget.yuan > 0
    ]
    if len(budgets) <= LEAST_OTHERS:
        return {}
    middle = sorted(budget.yuan for _, budget in budgets)[len(budgets) // 2]
    return {
        number: UnitFault(
            f"预算数为{in_words(budget)}，而其他项目的预算数一般为{in_words(Money(middle))}",
            document.sheets[number].funds[0].place,
        )
        for number, budget in budgets
        if budget.yuan >= max(HUGE_YUAN, middle * HUGE_SHARE)
        and budget.wan == budget.wan.to_integral_value()
    }
