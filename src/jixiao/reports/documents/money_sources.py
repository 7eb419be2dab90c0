"""The sentences on where the money comes from and what was changed in the year."""

from __future__ import annotations

from jixiao.domain.money import total
from jixiao.domain.place import Place
from jixiao.domain.sheet import Fund, FundSource
from jixiao.reports.documents.figures import (
    fiscal_part,
    sum_of_budgets,
)
from jixiao.reports.documents.telling import Telling
from jixiao.reports.narrative.facts import together
from jixiao.reports.paper.model import Spans

LONGEST_LIST = 10


def sources_text(tell: Telling) -> Spans:
    """Fiscal money, money carried over, and what was changed in the year."""
    figures = tell.figures
    budgeted = figures.budgeted
    if not budgeted or not sum_of_budgets(budgeted).yuan:
        return ()
    parts = [_adjusted(tell), _fiscal(tell), _carried(tell)]
    return together(*parts)


def _fiscal(tell: Telling) -> Spans:
    fiscal = fiscal_part(tell.figures.lines)
    if fiscal is None or not fiscal.yuan:
        return ()
    budget = sum_of_budgets(tell.figures.budgeted)
    if fiscal == budget:
        return tell.say("money.fiscal_all")
    rows = [fund for fund in _funds(tell) if fund.source is FundSource.FISCAL]
    places = [_budget_place(fund) for fund in rows]
    said = tell.facts.amount("财政资金合计", fiscal, *places, working="各项目财政资金预算数之和")
    if fiscal > budget:
        return tell.say("money.fiscal_sum", fiscal=said)
    whole = [line.budget_place for line in tell.figures.budgeted]
    share = tell.facts.share(
        "财政资金占预算数的比重", fiscal.yuan / budget.yuan, *places, *whole,
        working="财政资金合计÷预算数合计",
    )  # fmt: skip
    return tell.say("money.fiscal_part", fiscal=said, share=share)


def _carried(tell: Telling) -> Spans:
    rows = [
        (fund, fund.budget)
        for fund in _funds(tell)
        if fund.source is FundSource.CARRY_OVER and fund.budget is not None and fund.budget.yuan
    ]
    if not rows:
        return ()
    places = [_budget_place(fund) for fund, _budget in rows]
    carried = tell.facts.amount(
        "上年结转资金合计", total([budget for _fund, budget in rows]), *places,
        working="各项目上年结转资金之和",
    )  # fmt: skip
    return tell.say("money.carried", carried=carried)


def _adjusted(tell: Telling) -> Spans:
    """What the budgets were changed by, where every project prints both of its budgets."""
    funds = [line.sheet.total_fund for line in tell.figures.lines]
    pairs = [
        (one, one.original_budget, one.final_budget)
        for one in funds
        if one is not None and one.original_budget is not None and one.final_budget is not None
    ]
    if len(pairs) != len(funds):
        return ()
    before, after = total([one for _fund, one, _ in pairs]), total([one for *_, one in pairs])
    if before == after or not before.yuan:
        return ()
    first = [fund.place_of("original_budget") for fund, *_ in pairs]
    last = [fund.place_of("final_budget") for fund, *_ in pairs]
    change = after - before if after > before else before - after
    return tell.say(
        "money.raised" if after > before else "money.lowered",
        original=tell.facts.amount("年初预算数合计", before, *first, working="年初预算数之和"),
        final=tell.facts.amount("全年预算数合计", after, *last, working="全年预算数之和"),
        change=tell.facts.amount(
            "预算调整数合计", change, *first, *last, working="全年预算数与年初预算数之差"
        ),
    )


def _funds(tell: Telling) -> list[Fund]:
    return [fund for line in tell.figures.lines for fund in line.sheet.funds]


def _budget_place(fund: Fund) -> Place:
    return fund.place_of("original_budget" if fund.final_budget is None else "final_budget")
