"""What a scoring method is, and the SQL that several of them share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Working:
    """How a score came about, in words: for the full points, for a part of them, for none.

    ``over`` is for a ratio above the threshold, where a method treats that apart.
    """

    full: str
    part: str
    none: str
    over: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """One way of scoring; ``ratio`` is what the working prints as per cent.

    ``is_rest`` marks methods whose ratio is what is taken off rather than what is kept.
    ``needs`` are the columns beside actual, target and points that the expression reads: a
    rule-set that names the method has to give them.
    """

    name: str
    title: str
    sql: str
    ratio: str
    working: Working
    is_rest: bool = False
    needs: tuple[str, ...] = ()


NULL = "CAST(NULL AS DECIMAL(38, 10))"
SHARE_REACHED = "CASE WHEN target > 0 THEN actual / target WHEN actual >= target THEN 1 ELSE 0 END"
PART_REACHED = (
    "CASE WHEN actual >= 0 AND actual >= target THEN points "
    "WHEN actual <= 0 OR target <= 0 THEN 0 "
    "ELSE points * actual / target END"
)
COMPARED = "实际完成{actual}，指标值{target}，"
SAID = "实际完成情况为“{actual}”，指标值为“{target}”，"
REACHED = Working(
    full=COMPARED + "完成率{ratio}，得满分{points}分。",
    part=COMPARED + "完成率{ratio}，{points}分×{ratio}＝{score}分。",
    none=COMPARED + "没有完成，得0分。",
)
WITHIN = COMPARED + "没有超过指标值，得满分{points}分。"
