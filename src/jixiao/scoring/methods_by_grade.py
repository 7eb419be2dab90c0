"""Methods that give a share of the points: by a grade, an answer, steps or points met."""

from __future__ import annotations

from jixiao.scoring.method import (
    COMPARED,
    NULL,
    PART_REACHED,
    SAID,
    SHARE_REACHED,
    WITHIN,
    Method,
    Working,
)

NEGATIVE = COMPARED + "实际完成值小于0，得0分。"


def _by_steps(distance: str, *, within: str) -> str:
    """Points less a deduction for every whole step that a value lies on the wrong side.

    What is left over a whole step is taken off first: a quotient cut afterwards would count
    two steps of 0.1 in 0.3, because engines divide decimals as DOUBLE.
    """
    taken = f"deduction * (({distance}) - ({distance}) % step) / step"
    return (
        f"CASE WHEN {within} THEN points WHEN step <= 0 THEN {NULL} "
        f"WHEN {taken} >= points THEN 0 ELSE points - {taken} END"
    )


BY_GRADE: tuple[Method, ...] = (
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
        "step_over",
        "超过指标值的，每超过一个步长扣规定分数，扣完为止",
        _by_steps("actual - target", within="actual <= target"),
        NULL,
        Working(
            full=WITHIN,
            part=COMPARED + "每超过{step}扣{deduction}分，扣{taken}分，得{score}分。",
            none=COMPARED + "每超过{step}扣{deduction}分，分值扣完，得0分。",
        ),
        needs=("step", "deduction"),
    ),
    Method(
        "step_under",
        "低于指标值的，每低一个步长扣规定分数，扣完为止",
        _by_steps("target - actual", within="actual >= target"),
        NULL,
        Working(
            full=COMPARED + "达到指标值，得满分{points}分。",
            part=COMPARED + "每低{step}扣{deduction}分，扣{taken}分，得{score}分。",
            none=COMPARED + "每低{step}扣{deduction}分，分值扣完，得0分。",
        ),
        needs=("step", "deduction"),
    ),
    Method(
        "levels",
        "按实际完成值所在的档次得分",
        "CASE WHEN actual >= 1 THEN points WHEN actual <= 0 THEN 0 ELSE points * actual END",
        "actual",
        Working(
            full="实际完成{actual}，{level}得满分{points}分。",
            part="实际完成{actual}，{level}得分值的{ratio}，{points}分×{ratio}＝{score}分。",
            none="实际完成{actual}，{level}得0分。",
        ),
    ),
    Method(
        "points_met",
        "按符合的要点数占应符合要点数的比例得分",
        PART_REACHED,
        SHARE_REACHED,
        Working(
            full="应符合{target}项要点，全部符合，得满分{points}分。",
            part="应符合{target}项要点，符合{actual}项（{ratio}），{points}分×{ratio}＝{score}分。",
            none="应符合{target}项要点，符合0项，得0分。",
        ),
    ),
    Method(
        # threshold is the lowest grade of the scale, which counts for nothing.
        "likert",
        "李克特量表：平均等级在最低等级与最高等级之间的位置乘以分值",
        f"CASE WHEN target <= threshold THEN {NULL} WHEN actual >= target THEN points "
        "WHEN actual <= threshold THEN 0 "
        "ELSE points * (actual - threshold) / (target - threshold) END",
        "CASE WHEN target > threshold THEN (actual - threshold) / (target - threshold) END",
        Working(
            full="平均等级{actual}，达到最高等级{target}，得满分{points}分。",
            part="平均等级{actual}，量表{lowest}至{target}，{points}分×{ratio}＝{score}分。",
            none="平均等级{actual}，是最低等级，得0分。",
        ),
        needs=("threshold",),
    ),
    Method(
        "negative_actual",
        "实际完成值小于0的得0分",
        f"CASE WHEN actual < 0 THEN 0 ELSE {NULL} END",
        NULL,
        Working(full=NEGATIVE, part="", none=NEGATIVE),
    ),
)
