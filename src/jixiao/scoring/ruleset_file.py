"""A rule-set out of its YAML file; mistakes are told in Chinese with the file and the line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any

import yaml

from jixiao.domain.sheet import SheetKind
from jixiao.domain.terms import glossary
from jixiao.scoring.exact_yaml import lines_of, load
from jixiao.scoring.methods import METHODS
from jixiao.scoring.ruleset import Band, Ruleset

REQUIRED = (
    "title", "basis", "effective_from", "kinds", "points", "methods", "bands", "late_band",
    "ratings", "tolerance", "cases",
)  # fmt: skip
OPTIONAL = ("effective_to", "regions", "required_kinds", "doubtful")
WAYS = ("ascending", "equal", "descending", "zero", "qualitative", "yes_no", "execution")
BAND_KEYS = {"low", "high", "share", "exact", "words"}
FULL = Decimal(100)
ONE = Decimal(1)


class RulesetMistake(Exception):
    """A rule-set file is not as it must be; the message names the file and, if known, the line."""


class _Mistake(Exception):
    """What is wrong at a key of the file."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def load_ruleset(path: Path) -> Ruleset:
    """Read a rule-set file; raises RulesetMistake where it cannot be used."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise RulesetMistake(
            f"{path}：不能读取评分办法文件（{type(fault).__name__}）；请检查路径，并存为UTF-8编码"
        ) from fault
    return read_ruleset(text, where=str(path))


def read_ruleset(text: str, *, where: str) -> Ruleset:
    """A rule-set from the text of its file, named for the file."""
    try:
        data = load(text)
        lines = lines_of(text)
    except (yaml.YAMLError, ValueError) as fault:
        mark = getattr(fault, "problem_mark", None)
        line = f"第{mark.line + 1}行" if mark else ""
        problem = getattr(fault, "problem", None) or fault
        raise RulesetMistake(f"{where}{line}：不是正确的YAML：{problem}") from fault
    try:
        return _ruleset(data, name=PurePath(where).stem)
    except _Mistake as fault:
        line = f"第{lines[fault.key]}行" if fault.key in lines else ""
        raise RulesetMistake(f"{where}{line}：{fault}") from fault


def _ruleset(data: Any, *, name: str) -> Ruleset:
    if not isinstance(data, dict):
        raise _Mistake("", "文件应是“名称: 内容”的形式")
    for key in REQUIRED:
        if data.get(key) in (None, "", {}, []):
            raise _Mistake(key, f"缺少 {key}")
    for key in data:
        if key not in REQUIRED + OPTIONAL:
            raise _Mistake(key, f"不认识的项目 {key}")
    bands = _bands(data["bands"])
    if data["late_band"] not in {one.name for one in bands}:
        raise _Mistake("late_band", f"late_band 不是 bands 中的一档：{data['late_band']}")
    return Ruleset(
        name=name,
        title=str(data["title"]),
        basis=str(data["basis"]),
        effective_from=_date(data, "effective_from"),
        effective_to=_date(data, "effective_to") if "effective_to" in data else None,
        regions=_words(data, "regions"),
        kinds=_kinds(data),
        points=_points(data),
        methods=_methods(data),
        bands=bands,
        top_band=max(bands, key=lambda one: one.high).name,
        late_band=data["late_band"],
        ratings=_ratings(data),
        tolerance=_number("tolerance", data["tolerance"]),
        required_kinds=_terms(data),
        doubtful=_words(data, "doubtful"),
        cases=_cases(data),
    )


def _mapping(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    if not isinstance(data[key], dict):
        raise _Mistake(key, f"{key} 应是“名称: 内容”的形式")
    return {str(name): value for name, value in data[key].items()}


def _words(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    given = data.get(key, [])
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise _Mistake(key, f"{key} 应是词语的列表，例如 [河北省, 保定市]")
    return tuple(given)


def _date(data: Mapping[str, Any], key: str) -> date:
    if type(data[key]) is not date:
        raise _Mistake(key, f"{key} 应是日期，例如 2020-02-25，不能是“{data[key]}”")
    return date.fromisoformat(str(data[key]))


def _number(key: str, value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or value < 0:
        raise _Mistake(key, f"{key} 应是不小于0的数，不能是“{value}”")
    return Decimal(value)


def _kinds(data: Mapping[str, Any]) -> tuple[SheetKind, ...]:
    known = {one.value for one in SheetKind}
    given = _words(data, "kinds")
    for one in given:
        if one not in known:
            raise _Mistake("kinds", f"不认识的表类 {one}，可以是 {'、'.join(sorted(known))}")
    return tuple(SheetKind(one) for one in given)


def _terms(data: Mapping[str, Any]) -> tuple[str, ...]:
    for one in _words(data, "required_kinds"):
        if one not in glossary():
            raise _Mistake("required_kinds", f"不认识的指标类别 {one}")
    return _words(data, "required_kinds")


def _points(data: Mapping[str, Any]) -> dict[str, Decimal]:
    points = {key: _number("points", one) for key, one in _mapping(data, "points").items()}
    if unknown := sorted(set(points) - set(glossary()) - {"execution"}):
        raise _Mistake("points", f"points 中有不认识的指标 {'、'.join(unknown)}")
    if "execution" not in points or sum(points.values()) != FULL:
        raise _Mistake("points", "points 应包含 execution，各项相加应为100")
    return points


def _methods(data: Mapping[str, Any]) -> dict[str, str]:
    methods = _mapping(data, "methods")
    if missing := [way for way in WAYS if way not in methods]:
        raise _Mistake("methods", f"methods 缺少 {'、'.join(missing)}")
    for way, method in methods.items():
        if way not in WAYS:
            raise _Mistake("methods", f"methods 中不认识的情形 {way}")
        if method not in METHODS:
            raise _Mistake("methods", f"没有评分方法 {method}，可以是 {'、'.join(METHODS)}")
    return methods


def _bands(given: object) -> tuple[Band, ...]:
    bands = [_band(name, one) for name, one in _mapping({"bands": given}, "bands").items()]
    return tuple(bands)


def _band(name: str, given: object) -> Band:
    if not isinstance(given, dict) or not set(given) <= BAND_KEYS:
        raise _Mistake("bands", f"bands 的“{name}”应写明 {'、'.join(sorted(BAND_KEYS))}")
    low, high, share = (_number("bands", given.get(key)) for key in ("low", "high", "share"))
    if not low <= share <= high <= ONE:
        raise _Mistake("bands", f"bands 的“{name}”应满足 0≤low≤share≤high≤1")
    return Band(name, low, high, share, frozenset(_words(given, "exact")), _words(given, "words"))


def _cases(data: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    for name, one in _mapping(data, "cases").items():
        if not isinstance(one, dict):
            raise _Mistake("cases", f"cases 的“{name}”应是“名称: 内容”的形式")
    return _mapping(data, "cases")


def _ratings(data: Mapping[str, Any]) -> tuple[tuple[str, Decimal], ...]:
    by_limit: Callable[[tuple[str, Decimal]], Decimal] = lambda one: -one[1]  # noqa: E731
    given = _mapping(data, "ratings").items()
    return tuple(sorted(((name, _number("ratings", one)) for name, one in given), key=by_limit))
