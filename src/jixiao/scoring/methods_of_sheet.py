"""Methods for what is scored once a sheet: spending the budget, and the total."""

from __future__ import annotations

from jixiao.scoring.method import NULL, Method, Working

RESCALED = (
    "不涉及的指标不参与评分：各项得分合计{actual}分÷分值合计{target}分×{points}分＝{score}分。"
)
CAPPED = "预算执行率{rate}，低于{limit}，总分最高{target}分：合计{actual}分，按{score}分计。"
OF_SHEET: tuple[Method, ...] = (
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
    Method(
        # actual: the scores of the rows that apply; target: their points; points: the full points.
        "rescaled_total",
        "不涉及的指标不参与评分，其余指标的得分折算为满分",
        f"CASE WHEN target > 0 THEN points * actual / target ELSE {NULL} END",
        "CASE WHEN target > 0 THEN actual / target END",
        Working(full=RESCALED, part=RESCALED, none=RESCALED),
    ),
    Method(
        # actual: the total; target: the most that it may be.
        "capped_total",
        "总分不超过规定的上限",
        "CASE WHEN actual > target THEN target ELSE actual END",
        NULL,
        Working(full=CAPPED, part=CAPPED, none=CAPPED),
    ),
)
