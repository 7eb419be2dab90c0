"""FU006: the money of a sheet is the sum of its sources."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import FIGURES, FORMS_WITH_ONE_BUDGET, in_words
from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.audit.sources import Column, columns_of, fund_groups
from jixiao.domain.sheet import Sheet


@rule("FU006")
def total_differs_from_sources(sheet: Sheet) -> Iterator[Verdict]:
    """A printed total that no way of adding its printed sources gives."""
    groups = [list(columns_of(group)) for group in fund_groups(sheet.funds)]
    if not any(groups):
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
