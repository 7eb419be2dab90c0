"""The parts of a rule-set file that have an order of their own: points, methods, bands, caps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from jixiao.domain.sheet import SheetKind
from jixiao.domain.terms import glossary
from jixiao.scoring.criterion import Explanation
from jixiao.scoring.methods import ALL, METHODS
from jixiao.scoring.methods_by_number import BY_NUMBER
from jixiao.scoring.ruleset import Band
from jixiao.scoring.ruleset_values import (
    Mistake,
    Path,
    choice,
    known_keys,
    mapping,
    number,
    per_cent,
    positive,
    share,
    words,
)

NUMERIC = (*(one.name for one in BY_NUMBER), "step_over", "step_under")
WAYS: Mapping[str, tuple[str, ...]] = {
    "ascending": NUMERIC,
    "equal": NUMERIC,
    "descending": NUMERIC,
    "zero": NUMERIC,
    "qualitative": ("banded",),
    "yes_no": ("direct",),
    "execution": ("execution_rate",),
}
"""The ways in which indicators are judged, with the methods that can judge so."""
MORE_WAYS: Mapping[str, tuple[str, ...]] = {"negative": ("negative_actual",)}
FOR_CRITERIA = (*NUMERIC, "levels", "points_met", "likert")
BAND_KEYS = ("low", "high", "share", "exact", "words")
FULL = Decimal(100)


def points(value: Any, path: Path) -> dict[str, Decimal]:
    """The points of each part, which are 100 together."""
    found = {name: number(one, (*path, name)) for name, one in mapping(value, path).items()}
    for name in found:
        if name not in glossary():
            raise Mistake((*path, name), f"points 中有不认识的指标 {name}；写法见术语页")
    if (total := sum(found.values(), Decimal(0))) != FULL:
        raise Mistake(path, f"points 各项相加是{total}，应为100；请调整各部分的分值")
    return found


def methods(value: Any, path: Path) -> dict[str, str]:
    """The method for each way of judging."""
    found = mapping(value, path)
    if missing := [way for way in WAYS if way not in found]:
        raise Mistake(path, f"methods 缺少 {'、'.join(missing)}；请为每种情形写一种评分方法")
    allowed = {**WAYS, **MORE_WAYS}
    for way, name in found.items():
        if way not in allowed:
            known = "、".join(allowed)
            raise Mistake((*path, way), f"methods 中不认识的情形 {way}；可以是 {known}")
        method_name(name, (*path, way), allowed[way])
    return found


def method_name(value: Any, path: Path, allowed: Collection[str]) -> str:
    """A method out of the closed list that can be used where it is named."""
    if value not in allowed:
        what = "这里不能用评分方法" if value in METHODS else "没有评分方法"
        raise Mistake(path, f"{what} {value}；可以是 {'、'.join(allowed)}")
    return str(value)


def parameters(value: Any, path: Path) -> dict[str, dict[str, Decimal]]:
    """What methods read beside the values, by method."""
    found = {}
    for name, one in mapping(value, path).items():
        method_name(name, (*path, name), [one.name for one in ALL if one.needs])
        found[name] = columns(name, mapping(one, (*path, name)), (*path, name))
    return found


def columns(method: str, given: dict[str, Any], path: Path) -> dict[str, Decimal]:
    """The columns of numbers that a method needs: all of them and no others."""
    needs = METHODS[method].needs
    known_keys(given, path, needs)
    if missing := [one for one in needs if one not in given]:
        raise Mistake(path, f"评分方法 {method} 还要写明 {'、'.join(missing)}")
    return {name: positive(given[name], (*path, name)) for name in needs}


def bands(value: Any, path: Path) -> tuple[Band, ...]:
    """The grades of qualitative indicators; no two may overlap."""
    found = tuple(_band(name, one, (*path, name)) for name, one in mapping(value, path).items())
    ordered = sorted(found, key=lambda one: (one.low, one.high))
    for lower, upper in pairwise(ordered):
        if upper.low < lower.high:
            raise Mistake(
                (*path, upper.name),
                f"bands 的“{upper.name}”与“{lower.name}”有重叠；"
                f"“{upper.name}”的 low 应不小于{lower.high}",
            )
    return found


def _band(name: str, value: Any, path: Path) -> Band:
    given = mapping(value, path)
    if not {"low", "high", "share"} <= set(given) <= set(BAND_KEYS):
        raise Mistake(path, f"bands 的“{name}”应写明 {'、'.join(BAND_KEYS)}，不能有其他项目")
    low, high, part = (share(given[key], (*path, key)) for key in ("low", "high", "share"))
    if not low <= part <= high:
        raise Mistake(path, f"bands 的“{name}”应满足 0≤low≤share≤high≤1；请调整这三个数")
    exact = words(given.get("exact", []), (*path, "exact"))
    return Band(name, low, high, part, frozenset(exact), words(given.get("words", []), path))


def ratings(value: Any, path: Path) -> tuple[tuple[str, Decimal], ...]:
    """The ratings with the total from which each is given, the highest first."""
    found = {name: number(one, (*path, name)) for name, one in mapping(value, path).items()}
    for name, limit in found.items():
        if limit > FULL:
            raise Mistake((*path, name), f"ratings 的“{name}”不能从{limit}分起；满分是100")
    return tuple(sorted(found.items(), key=lambda one: -one[1]))


def kinds(value: Any, path: Path) -> tuple[SheetKind, ...]:
    """The kinds of sheets that the rule-set is for."""
    known = [one.value for one in SheetKind]
    for one in words(value, path):
        if one not in known:
            raise Mistake(path, f"不认识的表类 {one}；可以是 {'、'.join(sorted(known))}")
    return tuple(SheetKind(one) for one in value)


def terms(value: Any, path: Path) -> tuple[str, ...]:
    """Levels of indicators by their word in the glossary."""
    for one in words(value, path):
        if one not in glossary():
            raise Mistake(path, f"不认识的指标类别 {one}；写法见术语页")
    return tuple(value)


def total_caps(value: Any, path: Path) -> tuple[tuple[Decimal, Decimal], ...]:
    """The most that a total may be where the execution rate is lower, the lowest rate first."""
    found = {
        per_cent(name, (*path, name)): number(one, (*path, name))
        for name, one in mapping(value, path).items()
    }
    caps = tuple(sorted(found.items()))
    if [cap for _rate, cap in caps] != sorted(found.values()) or any(
        cap > FULL for cap in found.values()
    ):
        raise Mistake(path, "total_caps 中执行率越低，总分上限应越低，并且不超过100；请核对各档")
    return caps


def explanation(value: Any, path: Path) -> Explanation:
    """From which results on the unit has to explain."""
    keys = ("over", "zero_target", "execution_below")
    given = known_keys(mapping(value, path), path, keys)
    return Explanation(**{name: positive(one, (*path, name)) for name, one in given.items()})


def rescales(value: Any, path: Path) -> bool:
    """What becomes of the points of indicators that do not apply."""
    return choice(value, path, ("rescale", "ask")) == "rescale"


def cases(value: Any, path: Path) -> dict[str, dict[str, Any]]:
    """The cases, each with its fields."""
    return {name: mapping(one, (*path, name)) for name, one in mapping(value, path).items()}
