"""The working of a score as one Chinese sentence that can be followed with a calculator."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from jixiao.domain.money import printed
from jixiao.scoring.engine import Answer
from jixiao.scoring.method import Method
from jixiao.scoring.methods import METHODS
from jixiao.scoring.row import Asked

FEN = Decimal("0.01")
MOST_PLACES = 10
CAPPED = "，按100%计算"
NOT_APPLICABLE = "本年度不涉及该指标，不参与评分。"


def told(asked: Asked, answer: Answer) -> str:
    """How a score came about."""
    if answer.score is None:
        return NOT_APPLICABLE
    question = asked.question
    method = METHODS[question.method]
    ratio = Decimal(0) if answer.ratio is None else answer.ratio
    return _template(asked, answer, ratio=ratio).format(
        **asked.shown,
        points=plain_number(question.points),
        score=plain_number(answer.score),
        ratio=_per_cent(ratio, method, points=question.points, score=answer.score),
        capped=CAPPED if ratio > 1 else "",
        threshold=f"{plain_number(question.threshold * 100)}%",
        lowest=plain_number(question.threshold),
        deduction=plain_number(question.deduction),
        taken=plain_number(question.points - answer.score),
    )


def plain_number(number: Decimal) -> str:
    """Points and scores as forms print them: 8, 8.5, 8.05."""
    return printed(number, places=0)


def _template(asked: Asked, answer: Answer, *, ratio: Decimal) -> str:
    words = METHODS[asked.question.method].working
    if words.over and ratio > asked.question.threshold:
        return words.over
    return words.full if answer.is_full else words.none if answer.is_none else words.part


def _per_cent(ratio: Decimal, method: Method, *, points: Decimal, score: Decimal) -> str:
    """The ratio with two decimals, and more where the printed product needs them to come true."""
    for places in range(2, MOST_PLACES):
        shown = (ratio * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        kept = 100 - shown if method.is_rest else shown
        product = (points * kept / 100).quantize(FEN, ROUND_HALF_UP)
        if product == score or ratio >= 1:
            break
    return f"{shown:f}%"
