"""The closed list of scoring methods: each is one portable SQL expression and its explanation.

An expression reads three columns: ``actual``, ``target`` and ``points``. A grade enters as the
share of the points that the rule-set gives it, yes and no as 1 and 0, so that these serve every
method. No expression divides by a column that it has not found to be above zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Working:
    """How a score came about, in words: for the full points, for a part of them, for none."""

    full: str
    part: str
    none: str


@dataclass(frozen=True, slots=True)
class Method:
    """One way of scoring; ``ratio`` is what the working prints as per cent.

    ``is_rest`` marks methods whose ratio is what is taken off rather than what is kept.
    """

    name: str
    title: str
    sql: str
    ratio: str
    working: Working
    is_rest: bool = False


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

ALL = (
    Method(
        "proportional",
        "正向指标按完成比例得分，最高为分值",
        PART_REACHED,
        SHARE_REACHED,
        REACHED,
    ),
    Method(
        # The sign = is scored like ≥: what exceeds an exact target is a matter for the reason
        # column, not for the score (field practice: actual >= target gives the full points).
        "equal",
        "等于指标值得满分，不足的按完成比例得分，超过的不扣分",
        PART_REACHED,
        SHARE_REACHED,
        REACHED,
    ),
    Method(
        "reverse_linear",
        "反向指标不超过得满分，超过一倍及以上得0分，其间按超出比例扣分",
        "CASE WHEN actual <= target THEN points WHEN actual >= 2 * target THEN 0 "
        "ELSE points * (2 * target - actual) / target END",
        "CASE WHEN target > 0 THEN (actual - target) / target ELSE 0 END",
        Working(
            full=WITHIN,
            part=COMPARED + "超出{ratio}，{points}分×（1－{ratio}）＝{score}分。",
            none=COMPARED + "超出{ratio}，达到指标值的两倍，得0分。",
        ),
        is_rest=True,
    ),
    Method(
        "reverse_ratio",
        "反向指标不超过得满分，超过的按指标值÷实际完成值得分",
        "CASE WHEN actual <= target THEN points WHEN target <= 0 THEN 0 "
        "ELSE points * target / actual END",
        "CASE WHEN actual > 0 THEN target / actual ELSE 1 END",
        Working(
            full=WITHIN,
            part=COMPARED + "指标值÷实际完成值＝{ratio}，{points}分×{ratio}＝{score}分。",
            none=COMPARED + "超过指标值，得0分。",
        ),
    ),
    Method(
        "zero_target",
        "指标值为0：没有发生得满分，发生了得0分",
        "CASE WHEN actual <= 0 THEN points ELSE 0 END",
        NULL,
        Working(
            full=COMPARED + "没有发生，得满分{points}分。",
            part="",
            none=COMPARED + "超过了指标值，得0分。",
        ),
    ),
    Method(
        "banded",
        "定性指标按达成程度分档得分",
        "points * actual",
        "actual",
        Working(
            full=SAID + "属于“{grade}”，得满分{points}分。",
            part=SAID + "属于“{grade}”（{band}），{points}分×{ratio}＝{score}分。",
            none=SAID + "属于“{grade}”（{band}），得0分。",
        ),
    ),
    Method(
        "direct",
        "直接赋分：符合得满分，不符合得0分",
        "CASE WHEN actual = target THEN points ELSE 0 END",
        NULL,
        Working(
            full=SAID + "符合指标值，得满分{points}分。",
            part="",
            none=SAID + "不符合指标值，得0分。",
        ),
    ),
    Method(
        "execution_rate",
        "预算执行率：全年执行数÷全年预算数，最高按100%计算",
        f"CASE WHEN target <= 0 THEN {NULL} WHEN actual <= 0 THEN 0 "
        "WHEN actual >= target THEN points ELSE points * actual / target END",
        "CASE WHEN target > 0 THEN actual / target END",
        Working(
            full="全年执行数{actual}÷{budget}{target}＝{ratio}{capped}，得满分{points}分。",
            part="全年执行数{actual}÷{budget}{target}＝{ratio}，{points}分×{ratio}＝{score}分。",
            none="全年执行数{actual}，{budget}{target}，没有执行，得0分。",
        ),
    ),
    Method(
        "not_applicable",
        "本年度不涉及，不参与评分",
        NULL,
        NULL,
        Working(full="", part="", none=""),
    ),
)
METHODS: Mapping[str, Method] = MappingProxyType({one.name: one for one in ALL})
