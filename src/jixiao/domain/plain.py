"""Domain values as plain data (what JSON can hold) and back.

A decimal is written as a string, an absent value as null, so nothing is rounded by a reader
of the JSON. Reading back accepts shorthand: the text of a target or an actual value alone,
an amount as text with its unit, an objective or paragraph as its text.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from jixiao.domain.actual import Actual
from jixiao.domain.document import ListedItem, Paragraph
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.domain.sheet import Objective, PlanStep, Project, SpendingPlan
from jixiao.domain.target import Target
from jixiao.domain.unit import BudgetUnit

Plain = Any
Built = TypeVar("Built")


def to_plain(value: object) -> Plain:
    """A domain value as dicts, lists, strings, numbers, true, false and null."""
    for kind, write in WRITERS:
        if isinstance(value, kind):
            return write(value)
    if is_dataclass(value):
        return {
            one.name: to_plain(getattr(value, one.name))
            for one in fields(value)
            if one.metadata.get("plain", True)
        }
    return value


WRITERS: tuple[tuple[Any, Callable[[Any], Plain]], ...] = (
    (Money, str),
    (SpendingPlan, lambda plan: [to_plain(one) for one in plan.steps]),
    (Place, lambda place: {name: one for name, one in place._asdict().items() if one is not None}),
    (Decimal, lambda number: f"{number:f}"),
    (Enum, lambda one: one.value),
    (date, date.isoformat),
    (Mapping, lambda mapping: {str(key): to_plain(one) for key, one in mapping.items()}),
    ((tuple, list), lambda values: [to_plain(one) for one in values]),
)


def from_plain(kind: type[Built], value: Plain) -> Built:
    """Build a domain value out of plain data; missing fields take their defaults.

    Raises TypeError or ValueError, naming the field, where the data does not fit.
    """
    return typing.cast("Built", _build(kind, value))


SHORT: dict[type, Callable[[str], object]] = {
    Target: Target.parse,
    Actual: Actual.parse,
    Objective: Objective,
    Paragraph: Paragraph,
    BudgetUnit: BudgetUnit.parse,
    Project: lambda text: Project(name=text),
    ListedItem: ListedItem,
    PlanStep: lambda text: PlanStep(share=None if text == "" else _decimal(text)),
}


def _build(kind: Any, value: Plain) -> object:
    if value is None:
        return None
    origin = typing.get_origin(kind)
    if origin is not None:
        return _build_generic(origin, typing.get_args(kind), value)
    if kind in BUILDERS:
        return BUILDERS[kind](value)
    return _build_dataclass(kind, value) if is_dataclass(kind) else kind(value)


def _build_generic(origin: Any, arguments: tuple[Any, ...], value: Plain) -> object:
    if origin in (typing.Union, types.UnionType):
        return _build(next(one for one in arguments if one is not type(None)), value)
    if origin is tuple:
        if not isinstance(value, (list, tuple)):
            raise TypeError(f"应是列表，不是“{value}”")
        return tuple(_build(arguments[0], one) for one in value)
    return {key: _build(arguments[1], one) for key, one in value.items()}


def _money(value: Plain) -> Money:
    if (money := Money.parse(str(value))) is None:
        raise ValueError(f"“{value}”不是金额")
    return money


def _decimal(value: Plain) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"“{value}”不是数字") from None


def _place(value: Plain) -> Place:
    if isinstance(value, Place):
        return value
    if not isinstance(value, Mapping):
        raise TypeError(f"Place 要写出各个字段，不能只写“{value}”")
    if unknown := set(value) - set(Place._fields):
        raise TypeError(f"Place 没有字段：{'、'.join(sorted(unknown))}")
    return Place(**value)


BUILDERS: dict[Any, Callable[[Plain], object]] = {
    Money: _money,
    Place: _place,
    Decimal: _decimal,
    date: lambda value: date.fromisoformat(str(value)),
    SpendingPlan: lambda value: SpendingPlan(tuple(from_plain(PlanStep, one) for one in value)),
}


def _build_dataclass(kind: Any, value: Plain) -> object:
    if isinstance(value, kind):
        return value
    if not isinstance(value, Mapping):
        if kind not in SHORT:
            raise TypeError(f"{kind.__name__} 要写出各个字段，不能只写“{value}”")
        return SHORT[kind](str(value))
    known = _types_of(kind)
    if unknown := set(value) - {one.name for one in fields(kind)}:
        raise TypeError(f"{kind.__name__} 没有字段：{'、'.join(sorted(unknown))}")
    given = {name: _build_field(kind, name, known[name], one) for name, one in value.items()}
    for one in fields(kind):
        absent = given.get(one.name) is None and one.name in given
        if absent and (one.default is not MISSING or one.default_factory is not MISSING):
            del given[one.name]
    built = kind(**given)
    return with_terms(built) if isinstance(built, Indicator) else built


def _build_field(owner: type, name: str, kind: Any, value: Plain) -> object:
    try:
        return _build(kind, value)
    except TypeError as error:
        raise TypeError(f"{owner.__name__}.{name}：{error}") from error
    except ValueError as error:
        raise ValueError(f"{owner.__name__}.{name}：{error}") from error


@cache
def _types_of(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
