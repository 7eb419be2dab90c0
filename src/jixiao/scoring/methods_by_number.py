"""Methods that measure a number against its target."""

from __future__ import annotations

from jixiao.scoring.method import (
    COMPARED,
    NULL,
    PART_REACHED,
    REACHED,
    SHARE_REACHED,
    WITHIN,
    Method,
    Working,
)

BY_NUMBER: tuple[Method, ...] = (
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
        "proportional_capped",
        "正向指标按完成比例得分，完成率最高计到规定的倍数，得分不超过分值",
        PART_REACHED,
        "CASE WHEN target > 0 THEN CASE WHEN actual > threshold * target THEN threshold "
        "ELSE actual / target END WHEN actual >= target THEN 1 ELSE 0 END",
        REACHED,
        needs=("threshold",),
    ),
    Method(
        "pass_line",
        "正向指标按完成比例得分，完成率低于及格线的得0分",
        f"CASE WHEN target > 0 AND actual < threshold * target THEN 0 ELSE {PART_REACHED} END",
        SHARE_REACHED,
        Working(
            full=REACHED.full,
            part=REACHED.part,
            none=COMPARED + "完成率{ratio}，低于及格线{threshold}，得0分。",
        ),
        needs=("threshold",),
    ),
    Method(
        # The one method in which doing more may score less: a value far above its target says
        # that the target was set too low.
        "over_threshold",
        "正向指标按完成比例得分，超出指标值过多的扣固定分数",
        "CASE WHEN target > 0 AND actual > threshold * target THEN "
        "CASE WHEN points > deduction THEN points - deduction ELSE 0 END "
        f"ELSE {PART_REACHED} END",
        SHARE_REACHED,
        Working(
            full=REACHED.full,
            part=REACHED.part,
            none=REACHED.none,
            over=COMPARED + "完成率{ratio}，超过{threshold}，扣{taken}分，得{score}分。",
        ),
        needs=("threshold", "deduction"),
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
)
