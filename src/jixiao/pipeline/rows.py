"""Rows put into a sheet, taken out of it and moved: indicators, money, steps of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.sheet import Fund, FundSource, PlanStep, Sheet, SpendingPlan
from jixiao.domain.target import Target
from jixiao.domain.task import Task
from jixiao.pipeline.typed import ROW, SHOWN, plain

ANY_YEAR = 2000
PARTS = ("indicators", "funds", "long_term_funds", "tasks", "spending_plan")


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
    promised = plain(target)
    return with_terms(
        Indicator(
            plain(name), plain(dimension), plain(kind), definition=plain(definition),
            basis=plain(basis), term=term, target=Target.parse(promised) if promised else None,
        )
    )  # fmt: skip


def with_fund(sheet: Sheet, label: str, *, source: FundSource = FundSource.OTHER) -> Sheet:
    """The sheet with one more source of money."""
    return replace(sheet, funds=(*sheet.funds, Fund(source, plain(label))))


def with_step(sheet: Sheet, text: str) -> Sheet:
    """The sheet with one more step of its spending plan, in the order of the year.

    Raises NoSuchRow where the text names no month.
    """
    steps = [*sheet.spending_plan.steps, step_of(plain(text), year=sheet.fiscal_year)]
    if _day(steps[-1]) is None:
        raise NoSuchRow(f"“{text}”没有写明月份；请写成“9月底”")
    steps.sort(key=lambda one: _day(one) or date.min)
    return replace(sheet, spending_plan=SpendingPlan(tuple(steps)))


def step_of(text: str, *, year: int | None) -> PlanStep:
    """A step of a plan as a form titles it: 6月底 is the last day of June."""
    from jixiao.readers.recognition.funds import with_year

    step = PlanStep(text=text)
    return step if year is None else with_year(step, year)


def _day(step: PlanStep) -> date | None:
    """The day of a step in its year; in any leap year where the sheet says no year."""
    return step.by or step_of(step.text, year=ANY_YEAR).by


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


def with_changed(rows: Sequence[Any], at: int, **values: object) -> tuple[Any, ...]:
    """Rows with other values in one of them; raises IndexError where there is no such row."""
    return (*rows[:at], replace(rows[at], **values), *rows[at + 1 :])


def with_extra(extra: Mapping[str, str], key: str, text: str) -> dict[str, str]:
    """Further columns with another text in one of them; a blank one is left out."""
    kept = {name: said for name, said in extra.items() if name != key}
    return {**kept, key: text} if text else kept


def rows_of(sheet: Sheet, part: str) -> tuple[Any, ...]:
    """The rows of a part of a sheet; none where it is no part that has rows."""
    if part == "spending_plan":
        return sheet.spending_plan.steps
    return getattr(sheet, part) if part in PARTS else ()


def _row(sheet: Sheet, owner: str) -> tuple[str, tuple[Any, ...], int]:
    part, _, number = owner.partition(".")
    if part not in PARTS or ROW.fullmatch(number) is None:
        raise NoSuchRow(f"这张表没有“{owner[:SHOWN]}”这一行；请重新打开页面再操作")
    rows = rows_of(sheet, part)
    if int(number) >= len(rows):
        raise NoSuchRow("这一行已经不在表中；请重新打开页面再操作")
    return part, rows, int(number)


def _put(sheet: Sheet, part: str, rows: tuple[Any, ...]) -> Sheet:
    if part == "spending_plan":
        return replace(sheet, spending_plan=SpendingPlan(rows))
    return replace(sheet, **{part: rows})  # type: ignore[arg-type]
