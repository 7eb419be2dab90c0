"""Writing the indicators of a sheet, cell by cell; a merged level changes in all its rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.sheet import Sheet
from jixiao.domain.terms import split_level_name
from jixiao.pipeline import typed
from jixiao.pipeline.filling_monitoring import is_monitored, with_monitoring
from jixiao.pipeline.rows import with_extra
from jixiao.pipeline.screen import form_named
from jixiao.pipeline.typed import CannotBeFilled

if TYPE_CHECKING:
    from jixiao.forms.form import Slot

NO_THIRD_LEVEL = "请先填写三级指标，再填写四级指标"
LEVELS = frozenset({"dimension", "kind"})
# The blocks of a form that print indicators.
PRINTED = ("indicators", "goals")
# The target with its sign and its unit, which some forms print in columns of their own.
OF_TARGET = frozenset({"target", "direction", "measure_unit"})
READERS: dict[str, Callable[[str], object]] = {
    "definition": str, "basis": str, "reason": str,
    "actual": lambda text: Actual.parse(text) if text else None,
    "points": typed.points, "score": typed.points, "weight_of_group": typed.points,
}  # fmt: skip
KNOWN = frozenset(one.name for one in fields(Indicator))


def with_indicator_cell(sheet: Sheet, at: str, field: str, text: str) -> Sheet:
    """The sheet with another text in a cell of an indicator; raises CannotBeFilled.

    Raises KeyError, IndexError or ValueError where there is no such cell.
    """
    form = form_named(sheet.form)
    slots = [slot for kind in PRINTED for slot in form.columns(kind)] if form else []
    made, place = list(sheet.indicators or (Indicator(),)), typed.row(at)
    for index in [place, *_merged(made, place, field, slots=slots)]:
        made[index] = _with_cell(made[index], field, text, columns={one.field for one in slots})
    return replace(sheet, indicators=tuple(made))


def _merged(
    rows: Sequence[Indicator], place: int, field: str, *, slots: Sequence[Slot]
) -> list[int]:
    """The rows below one that print the same level without a cell of their own.

    Only those of its own side count, where the form has columns for longer than the year beside
    the year's, and those of its own objective where objectives are printed apart.
    """
    from jixiao.reports.sheets.fields import level_key
    from jixiao.reports.sheets.indicators import GOAL

    has_fourth = any(one.field == "subname" for one in slots)
    above = rows[place]
    if field not in LEVELS | ({"name"} if has_fourth else set()) or not _says(above, field):
        return []
    is_sided = len({one.term for one in slots}) > 1
    found = []
    for index in range(place + 1, len(rows)):
        one = rows[index]
        if (is_sided and one.term != above.term) or one.extra.get(GOAL) != above.extra.get(GOAL):
            continue
        if level_key(one, field) != level_key(above, field):
            break
        found.append(index)
    return found


def _says(one: Indicator, field: str) -> bool:
    return bool(one.extra.get("level3") or one.name if field == "name" else getattr(one, field))


def _with_cell(one: Indicator, field: str, text: str, *, columns: Collection[str]) -> Indicator:
    if field in LEVELS:
        name, note = split_level_name(text)
        told = {field: name, f"{field}_note": note, f"{field}_term": None}
        return with_terms(replace(one, **told))  # type: ignore[arg-type]
    if field in {"name", "subname"}:
        return _renamed(one, field, text, has_fourth="subname" in columns)
    if field in OF_TARGET:
        return _with_target(one, field, text)
    if is_monitored(field):
        return with_monitoring(one, field, text)
    if field in READERS:
        return replace(one, **{field: READERS[field](text)})  # type: ignore[arg-type]
    if not field or field in KNOWN:
        raise KeyError(field)
    return replace(one, extra=with_extra(one.extra, field, text))


def _renamed(one: Indicator, field: str, text: str, *, has_fourth: bool) -> Indicator:
    """The third level, or the fourth below it: then the third is kept apart as ``level3``."""
    third = one.extra.get("level3", "")
    if field == "subname" and text and not (third or one.name):
        raise CannotBeFilled(NO_THIRD_LEVEL)
    if field == "subname":
        named = replace(one, name=text or third or one.name, name_note=None)
        above = (third or one.name) if text else ""
        return replace(named, extra=with_extra(one.extra, "level3", above))
    if has_fourth and third:
        return replace(one, extra=with_extra(one.extra, "level3", text))
    return replace(one, name=text, name_note=None, extra=with_extra(one.extra, "level3", ""))


def _with_target(one: Indicator, field: str, text: str) -> Indicator:
    """The target read together with its sign and its unit, as out of a printed row."""
    from jixiao.readers.recognition.indicators import target_of

    if field == "direction":
        one = replace(one, direction=text)
    elif field == "measure_unit":
        one = replace(one, extra=with_extra(one.extra, field, text))
    printed = text if field == "target" else one.target.text if one.target else ""
    unit = one.extra.get("measure_unit", "")
    target = target_of(printed, direction=one.direction, unit=unit) if printed else None
    return replace(one, target=target)
