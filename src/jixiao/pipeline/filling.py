"""Writing into a sheet by the path of a field, as ``pipeline.screen`` names the cells of a form.

What is typed is read as a printed cell would be: amounts in 万元, shares in per cent. A value that
cannot be read is refused with a sentence and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, Objective, PlanStep, Sheet, SpendingPlan
from jixiao.domain.target import Target
from jixiao.domain.task import Task
from jixiao.domain.terms import split_level_name
from jixiao.domain.text import half_width, squeeze
from jixiao.pipeline.filling_monitoring import is_monitored, with_monitoring

OF_FUND = frozenset(
    {"original_budget", "final_budget", "outturn", "adjustment", "forecast_outturn", "arrived"}
)
OF_INDICATOR = frozenset(one.name for one in fields(Indicator)) - {"extra", "place", "places"}
LEVELS = ("dimension", "kind")
NOT_MONEY = "“{text}”不是金额；请只写一个数字，单位为万元，例如 48.00"
NOT_A_NUMBER = "“{text}”不是数字；请只写一个数字，例如 10 或 2.5"
NOT_A_SHARE = "“{text}”不是0至100之间的百分数；请只写数字，例如 60"
NO_SUCH_FIELD = "这张表没有“{path}”这一格；请重新打开页面再填写"

NO_THIRD_LEVEL = "请先填写三级指标，再填写四级指标"


class CannotBeFilled(Exception):
    """What was typed cannot be read as the field needs it, or the sheet has no such field."""


def with_field(sheet: Sheet, path: str, text: str) -> Sheet:
    """The sheet with another text in one cell; raises CannotBeFilled."""
    text = text.replace("\r\n", "\n").strip()
    part, _, rest = path.partition(".")
    if part in WRITERS:
        at, _, field = rest.partition(".")
        try:
            return WRITERS[part](sheet, at, field, text)
        except (IndexError, KeyError, ValueError):
            raise CannotBeFilled(NO_SUCH_FIELD.format(path=path)) from None
    if path in {"department", "unit", "purpose", "rating"}:
        return replace(sheet, **{path: text})  # type: ignore[arg-type]
    if path in {"total_points", "total_score"}:
        return replace(sheet, **{path: _number(text)})  # type: ignore[arg-type]
    return replace(sheet, extra=_with(sheet.extra, path, text))


def canonical(sheet: Sheet, path: str) -> str:
    """How a cell is named once its row is there: ``funds.total.…`` is ``funds.0.…``."""
    part, _, rest = path.partition(".")
    at, _, field = rest.partition(".")
    if part in {"funds", "long_term_funds"} and not at.isdigit():
        sources = [one.source.value for one in getattr(sheet, part)]
        return f"{part}.{sources.index(at)}.{field}" if at in sources else path
    return path


def _project(sheet: Sheet, field: str, _none: str, text: str) -> Sheet:
    return replace(sheet, project=replace(sheet.project, **{field: text}))


def _fund(sheet: Sheet, at: str, field: str, text: str) -> Sheet:
    return replace(sheet, funds=_funds(sheet.funds, at, field, text))


def _long_term_fund(sheet: Sheet, at: str, field: str, text: str) -> Sheet:
    return replace(sheet, long_term_funds=_funds(sheet.long_term_funds, at, field, text))


def _funds(funds: tuple[Fund, ...], at: str, field: str, text: str) -> tuple[Fund, ...]:
    """Rows of money with one cell changed; a source that was not there yet is put in."""
    if at.isdigit():
        return _changed(funds, int(at), **{field: _of_fund(field, text)})
    known = (
        [*funds] if any(one.source.value == at for one in funds) else [*funds, Fund(FundSource(at))]
    )
    place = next(index for index, one in enumerate(known) if one.source.value == at)
    return _changed(tuple(known), place, **{field: _of_fund(field, text)})


def _of_fund(field: str, text: str) -> object:
    if field in OF_FUND:
        return _money(text)
    if field == "execution_rate":
        return _share(text)
    return _number(text) if field in {"points", "score"} else text


def _step(sheet: Sheet, at: str, _field: str, text: str) -> Sheet:
    steps = sheet.spending_plan.steps
    return replace(sheet, spending_plan=SpendingPlan(_changed(steps, int(at), share=_share(text))))


def with_plan(sheet: Sheet, steps: tuple[PlanStep, ...]) -> Sheet:
    """The sheet with the dates of a plan to be filled in, where it has none."""
    return sheet if sheet.spending_plan else replace(sheet, spending_plan=SpendingPlan(steps))


def _objectives(sheet: Sheet, at: str, field: str, text: str) -> Sheet:
    """The lines of a cell of objectives, an objective each; results and points stay in place."""
    term = at if at in {"annual", "long_term"} else "annual"
    if at == term:
        own = [index for index, one in enumerate(sheet.objectives) if one.term == term]
    else:
        first, _, count = at.partition("+")
        own = list(range(int(first), int(first) + int(count)))
    known = [sheet.objectives[index] for index in own]
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    fitting = known[: len(lines)] if len(lines) <= len(known) else known
    made = [*fitting, *[Objective("", term=term)] * (len(lines) - len(fitting))]
    if field == "result":
        made = [*made, *known[len(lines) :]]
        lines += [""] * (len(made) - len(lines))
        made = [replace(one, result=line) for one, line in zip(made, lines, strict=True)]
    else:
        made = [replace(one, text=line) for one, line in zip(made, lines, strict=True)]
    others = [one for index, one in enumerate(sheet.objectives) if index not in set(own)]
    start = own[0] if own else len(others)
    return replace(sheet, objectives=(*others[:start], *made, *others[start:]))


def _indicator(sheet: Sheet, at: str, field: str, text: str) -> Sheet:
    """A cell of an indicator; a level that is merged over several rows changes in all of them."""
    rows = sheet.indicators or (Indicator(),)
    place = int(at)
    changed = [place, *_merged(rows, place, field)] if field in LEVELS else [place]
    made, has_fourth = list(rows), _has_fourth_level(sheet)
    for index in changed:
        made[index] = _of_indicator(rows[index], field, text, has_fourth=has_fourth)
    return replace(sheet, indicators=tuple(made))


def _merged(rows: tuple[Indicator, ...], place: int, field: str) -> list[int]:
    """The rows below one that print the same level without a cell of their own."""
    above = rows[place]
    found = []
    for index in range(place + 1, len(rows)):
        levels = LEVELS[: LEVELS.index(field) + 1]
        if not getattr(above, field) or any(
            getattr(rows[index], one) != getattr(above, one) for one in levels
        ):
            break
        found.append(index)
    return found


def _has_fourth_level(sheet: Sheet) -> bool:
    """Whether the form of a sheet has a column for what stands below the third level."""
    from jixiao.forms.form import all_forms

    form = next((one for one in all_forms() if one.name == sheet.form), None)
    return form is not None and any(one.field == "subname" for one in form.columns("indicators"))


def _renamed(one: Indicator, field: str, text: str, *, has_fourth: bool) -> Indicator:
    """The third level, or the fourth below it: then the third is kept apart as ``level3``."""
    third = one.extra.get("level3", "")
    if field == "subname" and text and not (third or one.name):
        raise CannotBeFilled(NO_THIRD_LEVEL)
    if field == "subname":
        named = replace(one, name=text or third or one.name, name_note=None)
        return replace(named, extra=_with(one.extra, "level3", (third or one.name) if text else ""))
    if has_fourth and third:
        return replace(one, extra=_with(one.extra, "level3", text))
    return replace(one, name=text, name_note=None, extra=_with(one.extra, "level3", ""))


def _of_indicator(one: Indicator, field: str, text: str, *, has_fourth: bool) -> Indicator:
    if field in LEVELS:
        name, note = split_level_name(text)
        unknown = {f"{field}_term": None}
        return with_terms(replace(one, **{field: name, f"{field}_note": note, **unknown}))  # type: ignore[arg-type]
    if is_monitored(field):
        return with_monitoring(one, field, text)
    if field in {"name", "subname"}:
        return _renamed(one, field, text, has_fourth=has_fourth)
    read: dict[str, Callable[[str], object]] = {
        "target": lambda said: Target.parse(said) if said else None,
        "actual": lambda said: Actual.parse(said) if said else None,
        "points": _number, "score": _number, "weight_of_group": _number,
    }  # fmt: skip
    if field in OF_INDICATOR:
        return replace(one, **{field: read.get(field, str)(text)})  # type: ignore[arg-type]
    return replace(one, extra=_with(one.extra, field, text))


def _task(sheet: Sheet, at: str, field: str, text: str) -> Sheet:
    tasks = sheet.tasks or (Task(),)
    if field in {"budget", "outturn"}:
        return replace(sheet, tasks=_changed(tasks, int(at), **{field: _money(text)}))
    if field in {"name", "content", "result"}:
        return replace(sheet, tasks=_changed(tasks, int(at), **{field: text}))
    extra = _with(tasks[int(at)].extra, field, text)
    return replace(sheet, tasks=_changed(tasks, int(at), extra=extra))


WRITERS: dict[str, Callable[[Sheet, str, str, str], Sheet]] = {
    "project": _project, "funds": _fund, "long_term_funds": _long_term_fund,
    "spending_plan": _step, "objectives": _objectives, "indicators": _indicator, "tasks": _task,
}  # fmt: skip


def _changed(rows: tuple[Any, ...], at: int, **values: object) -> tuple[Any, ...]:
    return (*rows[:at], replace(rows[at], **values), *rows[at + 1 :])


def _with(extra: Any, key: str, text: str) -> dict[str, str]:
    kept = {name: said for name, said in extra.items() if name != key}
    return {**kept, key: text} if text else kept


def _money(text: str) -> Money | None:
    if not text:
        return None
    if (money := Money.parse(text, unit="万元")) is None:
        raise CannotBeFilled(NOT_MONEY.format(text=text))
    return money


def _number(text: str) -> Decimal | None:
    plain = squeeze(half_width(text)).rstrip("分")
    if not plain:
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise CannotBeFilled(NOT_A_NUMBER.format(text=text)) from None
    if not number.is_finite():
        raise CannotBeFilled(NOT_A_NUMBER.format(text=text))
    return number


def _share(text: str) -> Decimal | None:
    try:
        number = _number(text.rstrip("%％"))
    except CannotBeFilled:
        raise CannotBeFilled(NOT_A_SHARE.format(text=text)) from None
    if number is not None and not 0 <= number <= 100:
        raise CannotBeFilled(NOT_A_SHARE.format(text=text))
    return None if number is None else number.scaleb(-2)
