"""FU006: the money of a sheet is the sum of its sources, and of budget and adjustment."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import FIGURES, FORMS_WITH_ONE_BUDGET, in_words
from jixiao.audit.base import NotApplicable, Values, Verdict, rule
from jixiao.audit.sources import (
    Column,
    adjusted_budget,
    adjustment_adds_up,
    columns_of,
    fund_groups,
    is_adjusted,
)
from jixiao.domain.sheet import Fund, Sheet


@rule("FU006")
def total_differs_from_sources(sheet: Sheet) -> Iterator[Verdict]:
    """A total that no way of adding its sources gives, or a budget that its adjustment denies."""
    groups = [list(columns_of(group)) for group in fund_groups(sheet.funds)]
    adjusted = [fund for fund in sheet.funds if is_adjusted(fund)]
    if not any(groups) and not adjusted:
        yield NotApplicable("资金没有同时填写总额和来源，无从核对合计")
    one_budget = all(fund.final_budget is None for fund in sheet.funds)
    for columns in groups:
        wrong = [column for column in columns if not column.adds_up()]
        if wrong:
            yield {
                "field": "funds",
                "place": wrong[0].total_fund.place_of(wrong[0].field),
                "evidence": "；".join(_printed(column) for column in wrong),
                "label": wrong[0].total_fund.label or "总额",
                "faults": "；".join(_fault(column, one_budget=one_budget) for column in wrong),
                "sums": "、".join(in_words(column.sum()) for column in wrong),
            }

    yield from (_unadjusted(fund) for fund in adjusted if not adjustment_adds_up(fund))


def _unadjusted(fund: Fund) -> Values:
    final = adjusted_budget(fund)
    return {
        "field": "funds",
        "place": fund.place_of("final_budget"),
        "label": fund.label or fund.source,
        "faults": f"年初预算数{in_words(fund.original_budget)}加调整数{in_words(fund.adjustment)}"
        f"为{in_words(final)}，而全年预算数为{in_words(fund.final_budget)}",
        "sums": in_words(final),
    }


def _printed(column: Column) -> str:
    funds = (column.total_fund, *(fund for fund, _ in column.filled()))
    return "、".join(f"{fund.label} {fund.place_of(column.field).text}".strip() for fund in funds)


def _fault(column: Column, *, one_budget: bool) -> str:
    names = FIGURES | FORMS_WITH_ONE_BUDGET if one_budget else FIGURES
    parts = "、".join(
        f"{fund.label or fund.source}{in_words(one)}" for fund, one in column.filled()
    )
    return (
        f"{names[column.field]}为{in_words(column.total)}，而{parts}，合计{in_words(column.sum())}，"
        f"相差{in_words(column.difference())}"
    )
