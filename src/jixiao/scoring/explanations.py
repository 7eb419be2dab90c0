"""Results that have to be explained in words: they change no score, they are problems."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.domain.indicator import Indicator
from jixiao.domain.money import printed
from jixiao.domain.problem import Problem
from jixiao.scoring.draft import Draft
from jixiao.scoring.row import Asked

KIND = "explanation_needed"
FAR_OVER = (
    "指标“{name}”的实际完成值“{actual}”达到指标值“{target}”的{times}以上，没有说明原因；"
    "请在偏差原因一栏说明，指标值定得过低的应在下年调整"
)
OVER_ZERO = (
    "指标“{name}”的指标值是0，实际完成值是“{actual}”，没有说明原因；请在偏差原因一栏说明原因"
)
UNDERSPENT = "预算执行率低于{limit}，没有说明原因；请在资金的原因说明一栏写明原因"
MEASURED = frozenset({"proportional", "proportional_capped", "pass_line", "equal"})
"""Methods of numbers that more of is better."""


def explanations_of(draft: Draft) -> Iterator[Problem]:
    """A problem for every result that the rule-set wants explained and that is not."""
    for one, row in zip(draft.sheet.indicators, draft.indicators, strict=True):
        if isinstance(row, Asked) and not one.reason.strip():
            message = _needed(one, row, draft=draft)
            if message:
                yield Problem(KIND, message, one.place_of("reason"))
    yield from _execution(draft)


def _needed(indicator: Indicator, row: Asked, *, draft: Draft) -> str:
    wants, question = draft.ruleset.explanation, row.question
    words = {"name": indicator.name, **row.shown}
    if question.target == 0:
        is_over = wants.zero_target is not None and question.actual >= wants.zero_target
        counts = question.method in MEASURED | {"zero_target"}
        return OVER_ZERO.format(**words) if is_over and counts else ""
    if wants.over is None or question.method not in MEASURED:
        return ""
    if question.target < 0 or question.actual < wants.over * question.target:
        return ""
    return FAR_OVER.format(**words, times=f"{printed(wants.over * 100, places=0)}%")


def _execution(draft: Draft) -> Iterator[Problem]:
    limit, fund = draft.ruleset.explanation.execution_below, draft.sheet.total_fund
    if limit is None or fund is None or fund.reason.strip():
        return
    if isinstance(draft.execution, Asked):
        question = draft.execution.question
        if question.actual < limit * question.target:
            message = UNDERSPENT.format(limit=f"{printed(limit * 100, places=0)}%")
            yield Problem(KIND, message, fund.place_of("reason"))
