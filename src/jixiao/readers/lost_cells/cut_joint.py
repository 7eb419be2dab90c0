"""How well the cells of one row of indicators fit one another, and the rows their sums."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from jixiao.domain.nature import Nature
from jixiao.domain.number import decimal_of
from jixiao.domain.terms import dimension_term, kind_term
from jixiao.readers.lost_cells.cut_sums import Sums
from jixiao.readers.lost_cells.cut_values import value_of
from jixiao.readers.lost_cells.cut_words import nothing

DIMENSIONS_OF = {
    "quantity": {"output", "process"}, "quality": {"output", "process"},
    "timeliness": {"output", "process"}, "cost": {"output", "cost"},
    "economic": {"outcome"}, "social": {"outcome"}, "ecological": {"outcome"},
    "sustained": {"outcome"}, "satisfaction": {"satisfaction", "outcome"},
    "economic_cost": {"cost"}, "social_cost": {"cost"}, "ecological_cost": {"cost"},
}  # fmt: skip
AGAIN = re.compile("均已|已|较|基本|有所|全部|比较|进一步")
SKIPPED = {
    "dimension": 0.3, "kind": 0.9, "name": 3.5, "subname": 1.0, "target": 3.8, "actual": 2.4,
    "points": 2.4, "score": 2.4, "direction": 3.0, "measure_unit": 3.0, "definition": 3.0,
    "basis": 2.5, "number": 0.8, "group": 0.0, "reason": 0.0, "remark": 0.1,
}  # fmt: skip


def joint(field: str, text: str, row: Mapping[str, str], above: Sums) -> float:
    """The cost of a cell beside the cells before it in its row."""
    if field == "kind":
        return _kind(text, row.get("dimension") or above.dimension)
    if field == "actual" and "target" in row:
        return _actual(text, row["target"])
    if field == "score" and "points" in row:
        return _score(text, row["points"])
    if field == "reason":
        return _reason(text, row)
    if field == "name" and "kind" not in row and kind_term(text) and text.endswith("指标"):
        return 1.5
    return 0.0


def skipped(field: str, row: Mapping[str, str], above: Sums) -> float:
    """The cost of a blank cell."""
    if field == "dimension":
        return SKIPPED[field] if above.rows else 4.0
    if field == "kind":
        first = 3.0 if not above.rows or "dimension" in row else SKIPPED[field]
        return 0.5 if field in above.blank else first
    if field in above.blank:
        return min(0.6, SKIPPED.get(field, 0.6))
    usual = SKIPPED.get(field, 0.8)
    if field != "reason":
        return usual
    lost = _numbers(row)
    return usual + (0.7 if above.rows else 0.0) + (0.5 if lost and lost[1] < lost[0] else 0.0)


def _kind(text: str, dimension: str) -> float:
    kind, known = kind_term(text), dimension_term(dimension) if dimension else None
    if kind is None or known is None:
        return 0.0
    return 0.0 if known in DIMENSIONS_OF.get(kind, {known}) else 1.5


def _actual(text: str, target_text: str) -> float:
    if text == target_text:
        return -2.5
    if _is_said_again(target_text, text):
        return -2.0
    target, actual = value_of("target", target_text), value_of("actual", text)
    if target.number is not None and actual.number is not None:
        other = 0.7 if actual.unit and target.unit and actual.unit != target.unit else 0.0
        same = 1.5 if actual.unit and not target.unit else 0.0
        return other + same + _ratio(target.number, actual.number)
    if target.number is None and actual.number is None:
        return -1.0 if target.nature is actual.nature is Nature.DATE else -0.3
    return -0.3 if actual.nature is Nature.DONE else 0.9


def _is_said_again(target: str, actual: str) -> bool:
    """Whether what came of a target is the same word: 建立 and 已建立, 效果明显 and 明显."""
    short, long = sorted((target, actual), key=len)
    return len(short) > 1 and long.endswith(short) and not short[-1].isdigit() and (
        short == actual or AGAIN.fullmatch(long[: -len(short)]) is not None)  # fmt: skip


def _ratio(target: Decimal, actual: Decimal) -> float:
    if target == actual:
        return -2.2
    low, high = sorted((abs(target), abs(actual)))
    if not low:
        return 0.8
    return (
        -1.2
        if high < low * Decimal("1.2")
        else -0.6
        if high < low * 3
        else 0.5
        if high < low * 10
        else 2.0
    )


def _score(text: str, points_text: str) -> float:
    points, score = decimal_of(points_text), decimal_of(text)
    if points is None or score is None:
        return 0.5
    if score == points:
        return -2.0
    if score > points:
        return 7.0
    return -0.5 if score * 2 >= points else 0.8


def _numbers(row: Mapping[str, str]) -> tuple[Decimal, Decimal] | None:
    points, score = decimal_of(row.get("points", "")), decimal_of(row.get("score", ""))
    return None if points is None or score is None else (points, score)


def _reason(text: str, row: Mapping[str, str]) -> float:
    numbers = _numbers(row)
    if numbers is None or text in nothing():
        return 0.0
    return -1.5 if numbers[1] < numbers[0] else 1.0
