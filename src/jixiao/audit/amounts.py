"""Comparing printed amounts as closely as their digits allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.domain.money import SCALES, ZERO, Money
from jixiao.domain.place import Place
from jixiao.domain.sheet import Fund, Sheet
from jixiao.domain.text import half_width

NUMBER = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")
TEN_THOUSAND = 10_000
FIGURES = {"original_budget": "年初预算数", "final_budget": "全年预算数", "outturn": "全年执行数"}
FORMS_WITH_ONE_BUDGET = {"original_budget": "预算数"}


def printed_step(amount: Money, text: str) -> Decimal:
    """What the last printed digit of an amount is worth in yuan; zero where it is not found.

    The unit is the one that makes the printed number the amount: 24.00 for 240,000 yuan is
    printed in 万元 and stops at 100 yuan.
    """
    for match in NUMBER.finditer(half_width(text)):
        number = Decimal(match[0].replace(",", ""))
        if number and amount.yuan / number in SCALES.values():
            return (amount.yuan / number).scaleb(-len(match["decimals"] or ""))
    return Decimal(0)


def agree(one: Money, other: Money, *, texts: tuple[str, str]) -> bool:
    """Whether two printed amounts can be the same, one or both having been rounded."""
    step = max(printed_step(one, texts[0]), printed_step(other, texts[1]))
    return abs(one.yuan - other.yuan) <= step / 2


def is_ten_thousandfold(one: Money, other: Money) -> bool:
    """Whether one amount is ten thousand times the other: 元 taken for 万元 or the reverse."""
    small, large = sorted((abs(one.yuan), abs(other.yuan)))
    return small > 0 and small * TEN_THOUSAND == large


def figures_of(fund: Fund) -> Iterator[tuple[str, Money, Place]]:
    """The amounts printed in a row of funds by their names in the trade, with their places."""
    names = FIGURES if fund.final_budget is not None else {**FIGURES, **FORMS_WITH_ONE_BUDGET}
    for field, name in names.items():
        amount: Money | None = getattr(fund, field)
        if amount is not None:
            yield name, amount, fund.place_of(field)


def sheet_figures(sheet: Sheet) -> tuple[tuple[str, Money, Place], ...]:
    """The amounts of a sheet's total row: budgets and outturn."""
    fund = sheet.total_fund
    return tuple(figures_of(fund)) if fund else ()


def budgets_of(sheet: Sheet) -> list[tuple[str, Money, Place]]:
    """The budgets in a sheet's total row with their names in the trade; nothing is no budget."""
    spent = FIGURES["outturn"]
    return [one for one in sheet_figures(sheet) if one[0] != spent and one[1] != ZERO]


def in_words(amount: Money | None) -> str:
    """An amount as a message prints it: ``48.00万元``; 未填 where it is blank."""
    return "未填" if amount is None else f"{amount.in_wan()}万元"


def share_in_words(part: Money, whole: Money) -> str:
    """The share of one amount in another as a per cent without decimals; 0% of nothing."""
    if whole == ZERO:
        return "0%"
    return f"{(part.yuan * 100 / whole.yuan).quantize(Decimal(1)):f}%"
