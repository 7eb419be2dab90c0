"""FU011: a spending plan is filled in, never falls, and ends at 100 %."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jixiao.audit.base import CouldNotCheck, NotApplicable, Verdict, rule
from jixiao.domain.sheet import PlanStep, Sheet

WHOLE = Decimal(1)


@rule("FU011")
def incomplete_spending_plan(sheet: Sheet) -> Iterator[Verdict]:
    """A step left blank, a cumulative share that falls, or an end that is not 100 %."""
    steps = sheet.spending_plan.steps
    shares = [one.share for one in steps if one.share is not None]
    if not steps:
        yield NotApplicable("绩效表没有资金支出计划")
        return
    if len(shares) == len(steps) and sum(shares) == WHOLE:
        return
    if _holds_amounts(sheet, shares):
        yield CouldNotCheck("资金支出计划填的可能是金额而不是百分比，未核对")
        return
    faults = list(_faults(steps))
    if faults:
        yield {
            "field": "spending_plan",
            "place": faults[0][0].place,
            "evidence": "；".join(f"{one.text} {_printed(one)}".strip() for one in steps),
            "faults": "；".join(dict.fromkeys(words for _, words in faults)),
            "plan": "、".join(_printed(one) for one in steps),
        }


def _faults(steps: tuple[PlanStep, ...]) -> Iterator[tuple[PlanStep, str]]:
    for number, step in enumerate(steps, start=1):
        if step.share is None:
            yield step, f"{step.text or f'第{number}期'}没有填"
    filled = [one for one in steps if one.share is not None]
    for before, after in pairwise(filled):
        if before.share is not None and after.share is not None and after.share < before.share:
            yield after, f"{after.text}的{_printed(after)}小于前一期的{_printed(before)}"
    if filled and filled[-1].share != WHOLE:
        yield filled[-1], f"最后一期为{_printed(filled[-1])}，不是100%"


def _holds_amounts(sheet: Sheet, shares: list[Decimal]) -> bool:
    """Whether the plan ends at, or adds up to, the budget in 万元: amounts where per cent stood."""
    budget = sheet.budget
    if budget is None or not shares:
        return False
    return budget.wan / 100 in (shares[-1], sum(shares))


def _printed(step: PlanStep) -> str:
    return "空白" if step.share is None else f"{(step.share * 100).normalize():f}%"
