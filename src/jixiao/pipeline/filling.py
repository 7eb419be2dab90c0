"""Writing into a sheet by the path of a field, as ``pipeline.screen`` names the cells of a form.

What is typed is read as a printed cell would be: amounts in 万元, shares in per cent. A value that
cannot be read is refused with a sentence and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from jixiao.domain.sheet import Fund, FundSource, Project, Sheet, SpendingPlan
from jixiao.domain.task import Task
from jixiao.pipeline import typed
from jixiao.pipeline.filling_indicators import with_indicator_cell
from jixiao.pipeline.filling_objectives import with_objective_lines
from jixiao.pipeline.rows import with_changed, with_extra
from jixiao.pipeline.typed import CannotBeFilled

__all__ = ["CannotBeFilled", "canonical", "with_field"]

Reader = Callable[[str], object]
OF_PROJECT = frozenset(one.name for one in fields(Project))
OF_FUND: dict[str, Reader] = {
    "label": str, "original_budget": typed.money, "final_budget": typed.money,
    "outturn": typed.money, "adjustment": typed.money, "forecast_outturn": typed.money,
    "arrived": typed.money, "execution_rate": typed.share, "points": typed.points,
    "score": typed.points, "reason": str,
}  # fmt: skip
OF_TASK: dict[str, Reader] = {
    "name": str, "content": str, "result": str, "budget": typed.money, "outturn": typed.money,
}  # fmt: skip
OF_SHEET: dict[str, Reader] = {
    "department": str, "unit": str, "purpose": str, "rating": str,
    "total_points": typed.points, "total_score": typed.points,
}  # fmt: skip
# What a sheet or a task keeps that no cell prints; a column of the publisher's own is neither.
KEPT_OF_TASK = frozenset(one.name for one in fields(Task)) - set(OF_TASK)
KEPT_OF_SHEET = frozenset(one.name for one in fields(Sheet)) - set(OF_SHEET)
NO_SUCH_FIELD = "这张表没有“{path}”这一格；请重新打开页面再填写"


def with_field(sheet: Sheet, path: str, text: str) -> Sheet:
    """The sheet with another text in one cell; raises CannotBeFilled."""
    text = typed.plain(text)
    part, dot, rest = path.partition(".")
    at, _dot, field = rest.partition(".")
    try:
        if dot:
            return WRITERS[part](sheet, at, field, text)
        return _of_sheet(sheet, path, text)
    except (IndexError, KeyError, ValueError):
        raise CannotBeFilled(NO_SUCH_FIELD.format(path=path[: typed.SHOWN])) from None


def canonical(sheet: Sheet, path: str) -> str:
    """How a cell is named once its row is there: ``funds.total.…`` is ``funds.0.…``."""
    part, _, rest = path.partition(".")
    at, _, field = rest.partition(".")
    if part in {"funds", "long_term_funds"} and not at.isdecimal():
        sources = [one.source.value for one in getattr(sheet, part)]
        return f"{part}.{sources.index(at)}.{field}" if at in sources else path
    return path


def _of_sheet(sheet: Sheet, field: str, text: str) -> Sheet:
    if field in OF_SHEET:
        return replace(sheet, **{field: OF_SHEET[field](text)})  # type: ignore[arg-type]
    if not field or field in KEPT_OF_SHEET:
        raise KeyError(field)
    return replace(sheet, extra=with_extra(sheet.extra, field, text))


def _project(sheet: Sheet, field: str, none: str, text: str) -> Sheet:
    if none or field not in OF_PROJECT:
        raise KeyError(field)
    return replace(sheet, project=replace(sheet.project, **{field: text}))


def _fund(sheet: Sheet, at: str, field: str, text: str) -> Sheet:
    return replace(sheet, funds=_funds(sheet.funds, at, field, text))


def _long_term_fund(sheet: Sheet, at: str, field: str, text: str) -> Sheet:
    return replace(sheet, long_term_funds=_funds(sheet.long_term_funds, at, field, text))


def _funds(funds: tuple[Fund, ...], at: str, field: str, text: str) -> tuple[Fund, ...]:
    """Rows of money with one cell changed; a source that was not there yet is put in."""
    value = OF_FUND[field](text)
    if at.isdecimal():
        return with_changed(funds, typed.row(at), **{field: value})
    source = FundSource(at)
    place = next((index for index, one in enumerate(funds) if one.source is source), len(funds))
    known = funds if place < len(funds) else (*funds, Fund(source))
    return with_changed(known, place, **{field: value})


def _step(sheet: Sheet, at: str, field: str, text: str) -> Sheet:
    if field != "share":
        raise KeyError(field)
    steps = with_changed(sheet.spending_plan.steps, typed.row(at), share=typed.share(text))
    return replace(sheet, spending_plan=SpendingPlan(steps))


def _task(sheet: Sheet, at: str, field: str, text: str) -> Sheet:
    tasks, place = sheet.tasks or (Task(),), typed.row(at)
    if field in OF_TASK:
        return replace(sheet, tasks=with_changed(tasks, place, **{field: OF_TASK[field](text)}))
    if not field or field in KEPT_OF_TASK:
        raise KeyError(field)
    extra = with_extra(tasks[place].extra, field, text)
    return replace(sheet, tasks=with_changed(tasks, place, extra=extra))


WRITERS: dict[str, Callable[[Sheet, str, str, str], Sheet]] = {
    "project": _project, "funds": _fund, "long_term_funds": _long_term_fund,
    "spending_plan": _step, "objectives": with_objective_lines,
    "indicators": with_indicator_cell, "tasks": _task,
}  # fmt: skip
