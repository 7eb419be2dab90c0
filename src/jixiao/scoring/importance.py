"""How important indicators are to one another: as stated by name, or by comparisons in pairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from jixiao.domain.indicator import Indicator
from jixiao.domain.terms import label
from jixiao.domain.text import squeeze
from jixiao.scoring.ahp import Comparison, Matrix, compare_pairs
from jixiao.scoring.apportion import PointsNotShared
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.weights import dimension_of

NO_SUCH = "没有指标“{name}”；请写完整的指标名称：{known}"
SEVERAL = "有几个指标的名称里有“{name}”；请写完整的指标名称：{known}"
TWICE = "指标“{name}”的重要性写了两次；请只写一次"
IN_PART = (
    "{dimension}的指标没有放在同一个比较矩阵里（缺少{lacking}），相互之间分不出轻重；"
    "请把这一部分的指标都写进一个矩阵"
)
NOTHING_COMPARED = "{dimension}没有比较矩阵，按指标平均分配"


def by_names(rows: Sequence[Indicator], given: Mapping[str, Fraction]) -> dict[int, Fraction]:
    """Importance by the place of the indicator; raises PointsNotShared for an unclear name."""
    found: dict[int, Fraction] = {}
    for name, importance in given.items():
        at = _place_of(name, rows)
        if at in found:
            raise PointsNotShared(TWICE.format(name=rows[at].name))
        found[at] = importance
    return found


def by_pairs(
    rows: Sequence[Indicator],
    matrices: Iterable[tuple[tuple[str, ...], Matrix]],
    *,
    ruleset: Ruleset,
) -> tuple[dict[int, Fraction], list[Comparison], list[str]]:
    """Importance out of matrices, what they say, and which parts no matrix speaks of.

    All indicators of one part of the points are in one matrix or in none.
    """
    found: dict[int, Fraction] = {}
    comparisons: list[Comparison] = []
    matrix_of: dict[int, int] = {}
    for number, (names, matrix) in enumerate(matrices):
        comparison = compare_pairs(names, matrix)
        comparisons.append(comparison)
        for name, weight in zip(names, comparison.weights, strict=True):
            at = _place_of(name, rows)
            if at in found:
                raise PointsNotShared(TWICE.format(name=rows[at].name))
            found[at], matrix_of[at] = Fraction(weight), number
    return found, comparisons, _uncompared(rows, matrix_of, ruleset=ruleset)


def _uncompared(
    rows: Sequence[Indicator], matrix_of: Mapping[int, int], *, ruleset: Ruleset
) -> list[str]:
    """Parts of several indicators that no matrix speaks of; raises PointsNotShared for a half."""
    parts: dict[str, list[int]] = {}
    for at, one in enumerate(rows):
        parts.setdefault(dimension_of(one, ruleset) or "", []).append(at)
    notes: list[str] = []
    for dimension, members in parts.items():
        if len(members) < 2 or not dimension:
            continue
        numbers = [matrix_of.get(at) for at in members]
        if set(numbers) == {None}:
            notes.append(NOTHING_COMPARED.format(dimension=label(dimension)))
        elif len(set(numbers)) > 1:
            most = next(one for one in numbers if one is not None)
            pairs = zip(members, numbers, strict=True)
            lacking = "、".join(f"“{rows[at].name}”" for at, one in pairs if one != most)
            raise PointsNotShared(IN_PART.format(dimension=label(dimension), lacking=lacking))
    return notes


def _place_of(name: str, rows: Sequence[Indicator]) -> int:
    """The one indicator of a name: the whole name first, then a part of it."""
    wanted, names = squeeze(name), [squeeze(one.name) for one in rows]
    whole = [at for at, one in enumerate(names) if one == wanted]
    found = whole or [at for at, one in enumerate(names) if wanted in one]
    if len(found) == 1:
        return found[0]
    known = "、".join(f"“{rows[at].name}”" for at in found or range(len(rows)))
    raise PointsNotShared((SEVERAL if found else NO_SUCH).format(name=name, known=known))
