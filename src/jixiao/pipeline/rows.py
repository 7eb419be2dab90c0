"""Rows put into a sheet, taken out of it and moved: indicators, money, steps of a plan."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date
from typing import Any

from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.sheet import Fund, FundSource, PlanStep, Sheet, SpendingPlan
from jixiao.domain.target import Target
from jixiao.domain.task import Task

MONTH = re.compile(r"(1[0-2]|[1-9])月")
PARTS = ("indicators", "funds", "tasks", "spending_plan")


class NoSuchRow(Exception):
    """The sheet has no row of that number, or cannot have such a row."""


def with_indicator(sheet: Sheet, indicator: Indicator) -> Sheet:
    """The sheet with one more indicator, behind the last of its own two levels."""
    rows = [one for one in sheet.indicators if one != Indicator()]
    new = with_terms(indicator)
    levels = (("dimension", "kind"), ("dimension",))
    for names in levels:
        alike = [
            at
            for at, one in enumerate(rows)
            if one.term == new.term and all(getattr(one, n) == getattr(new, n) for n in names)
        ]
        if alike:
            rows.insert(alike[-1] + 1, new)
            break
    else:
        rows.append(new)
    return replace(sheet, indicators=tuple(rows))


def new_indicator(
    dimension: str, kind: str, *, name: str = "", target: str = "", definition: str = "",
    basis: str = "", term: str = "annual",
) -> Indicator:  # fmt: skip
    """An indicator as it is put into a sheet out of the library or by hand."""
    return with_terms(
        Indicator(
            name,
            dimension,
            kind,
            definition=definition,
            basis=basis,
            term=term,
            target=Target.parse(target) if target else None,
        )
    )


def with_fund(sheet: Sheet, label: str, *, source: FundSource = FundSource.OTHER) -> Sheet:
    """The sheet with one more source of money."""
    return replace(sheet, funds=(*sheet.funds, Fund(source, label)))


def with_step(sheet: Sheet, text: str) -> Sheet:
    """The sheet with one more step of its spending plan, in the order of the year.

    Raises NoSuchRow where the text names no month.
    """
    step = step_of(text, year=sheet.fiscal_year)
    if step.by is None and MONTH.search(text) is None:
        raise NoSuchRow(f"“{text}”没有写明月份；请写成“9月底”")
    steps = sorted([*sheet.spending_plan.steps, step], key=lambda one: _month(one.text))
    return replace(sheet, spending_plan=SpendingPlan(tuple(steps)))


def step_of(text: str, *, year: int | None) -> PlanStep:
    """A step of a plan as a form titles it: 6月底 is the last day of June."""
    match = MONTH.search(text)
    if match is None or year is None:
        return PlanStep(text=text)
    month = int(match[1])
    return PlanStep(by=date(year, month, calendar.monthrange(year, month)[1]), text=text)


def _month(text: str) -> int:
    match = MONTH.search(text)
    return int(match[1]) if match else 0


def with_task(sheet: Sheet) -> Sheet:
    """The sheet of a whole department with one more task."""
    return replace(sheet, tasks=(*sheet.tasks, Task()))


def without_row(sheet: Sheet, owner: str) -> Sheet:
    """The sheet without a row (``indicators.3``); raises NoSuchRow."""
    part, rows, at = _row(sheet, owner)
    return _put(sheet, part, (*rows[:at], *rows[at + 1 :]))


def with_row_moved(sheet: Sheet, owner: str, *, by: int) -> Sheet:
    """The sheet with a row so many places further down (up, below nought), at most to an end."""
    part, rows, at = _row(sheet, owner)
    left = [*rows[:at], *rows[at + 1 :]]
    left.insert(max(0, min(at + by, len(left))), rows[at])
    return _put(sheet, part, tuple(left))


def _row(sheet: Sheet, owner: str) -> tuple[str, tuple[Any, ...], int]:
    part, _, number = owner.partition(".")
    if part not in PARTS or not number.isdigit():
        raise NoSuchRow(f"这张表没有“{owner}”这一行；请重新打开页面再操作")
    rows = sheet.spending_plan.steps if part == "spending_plan" else getattr(sheet, part)
    if int(number) >= len(rows):
        raise NoSuchRow("这一行已经不在表中；请重新打开页面再操作")
    return part, rows, int(number)


def _put(sheet: Sheet, part: str, rows: tuple[Any, ...]) -> Sheet:
    if part == "spending_plan":
        return replace(sheet, spending_plan=SpendingPlan(rows))
    return replace(sheet, **{part: rows})  # type: ignore[arg-type]
