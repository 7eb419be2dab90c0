"""The criteria of a rule-set file."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from jixiao.domain.nature import Nature
from jixiao.domain.target import Target
from jixiao.scoring.criterion import Criterion, Level
from jixiao.scoring.methods import COLUMNS
from jixiao.scoring.ruleset_parts import FOR_CRITERIA, columns, method_name, terms
from jixiao.scoring.ruleset_values import Mistake, Path, known_keys, mapping, share, words

KEYS = ("method", "words", "terms", "target", "levels", *COLUMNS)
SIGNS = {"≥": -1, "≤": 1}


def criteria(value: Any, path: Path) -> tuple[Criterion, ...]:
    """The criteria in the order in which they are tried."""
    return tuple(_criterion(name, one, (*path, name)) for name, one in mapping(value, path).items())


def _criterion(name: str, value: Any, path: Path) -> Criterion:
    given = known_keys(mapping(value, path), path, KEYS)
    method = method_name(given.get("method"), (*path, "method"), FOR_CRITERIA)
    numbers = {key: one for key, one in given.items() if key in COLUMNS}
    if ("levels" in given) != (method == "levels"):
        raise Mistake(path, f"“{name}”的 levels 只能、也必须与评分方法 levels 一起写")
    groups = _optional(given, "terms", terms, path=path)
    named = _optional(given, "words", words, path=path)
    return Criterion(
        name=name,
        method=method,
        words=named if named or groups else (name,),
        terms=groups,
        target=_limit(given["target"], (*path, "target")) if "target" in given else None,
        levels=_levels(given["levels"], (*path, "levels")) if "levels" in given else (),
        **columns(method, numbers, path),
    )


def _optional(
    given: dict[str, Any],
    key: str,
    read: Callable[[Any, Path], tuple[str, ...]],
    *,
    path: Path,
) -> tuple[str, ...]:
    return read(given[key], (*path, key)) if key in given else ()


def _levels(value: Any, path: Path) -> tuple[Level, ...]:
    """The levels in the order in which they are tried: the hardest to reach first."""
    found = [
        Level(_limit(name, (*path, name)), share(one, (*path, name)))
        for name, one in mapping(value, path).items()
    ]
    signs = {one.limit.comparison for one in found}
    if len(signs) != 1 or not signs <= set(SIGNS):
        raise Mistake(path, "levels 的各档应都写“≥”或都写“≤”，例如 ≥90%: 1")
    ordered = sorted(found, key=lambda one: SIGNS[one.limit.comparison] * _number(one.limit))
    shares = [one.share for one in ordered]
    if shares != sorted(shares, reverse=True):
        raise Mistake(path, "levels 中越容易达到的档次，得分比例应越低；请核对各档")
    return tuple(ordered)


def _limit(value: Any, path: Path) -> Target:
    target = Target.parse(str(value))
    if target.nature is not Nature.QUANTITY:
        raise Mistake(path, f"“{value}”应是一个数值，例如 ≤100%")
    return target


def _number(target: Target) -> Decimal:
    return Decimal(0) if target.number is None else target.number
