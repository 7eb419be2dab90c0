"""The total of a sheet: the sum of its scores, rescaled and capped where the rule-set says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from jixiao.domain.score import IndicatorScore
from jixiao.scoring.draft import Draft
from jixiao.scoring.engine import Question, evaluate
from jixiao.scoring.execution import bases_of
from jixiao.scoring.row import Asked
from jixiao.scoring.working import plain_number, told

FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Total:
    """A total with its working; the working is empty where it is a plain sum."""

    score: Decimal
    working: str = ""


def total_of(draft: Draft, scores: Sequence[Decimal], *, applicable: Decimal) -> Total:
    """The total of the scores of all that applies; ``applicable`` is the sum of its points."""
    total = Total(sum(scores, Decimal("0.00")))
    if is_rescaled(draft):
        question = Question("rescaled_total", total.score, applicable, draft.ruleset.full_points)
        total = _worked_out(total, question)
    if (cap := cap_of(draft)) is not None:
        limit, most, rate = cap
        if total.score > most:
            question = Question("capped_total", total.score, most, draft.ruleset.full_points)
            total = _worked_out(total, question, rate=_per_cent(rate), limit=_per_cent(limit))
    return total


def is_rescaled(draft: Draft) -> bool:
    """Whether the points of what does not apply go to the rest."""
    return draft.ruleset.rescales and any(map(does_not_apply, draft.indicators))


def does_not_apply(row: object) -> bool:
    """Whether a row is reported as not applicable in the year."""
    return isinstance(row, Asked) and row.question.method == "not_applicable"


def applicable_points(execution: Decimal | None, rows: Sequence[IndicatorScore]) -> Decimal:
    """The points of execution and of the indicators that apply."""
    points = [one.points for one in rows if one.method != "not_applicable"]
    return sum((one for one in (execution, *points) if one is not None), Decimal(0))


def lacks_rate(draft: Draft) -> bool:
    """Whether the total depends on an execution rate that is not known."""
    return bool(draft.ruleset.total_caps) and bases_of(draft.sheet, draft.ruleset) is None


def cap_of(draft: Draft) -> tuple[Decimal, Decimal, Decimal] | None:
    """The rate below which the total is capped, the most it may be, and the rate itself."""
    amounts = bases_of(draft.sheet, draft.ruleset)
    if amounts is None:
        return None
    outturn, budget = amounts
    for limit, most in draft.ruleset.total_caps:
        if outturn < limit * budget:
            return limit, most, outturn / budget
    return None


def _worked_out(total: Total, question: Question, **shown: str) -> Total:
    [answer] = evaluate([question])
    words = {"actual": plain_number(question.actual), "target": plain_number(question.target)}
    asked = Asked(question, {**words, **shown})
    score = total.score if answer.score is None else answer.score
    return Total(score, total.working + told(asked, answer))


def _per_cent(share: Decimal) -> str:
    return f"{plain_number((share * 100).quantize(FEN, ROUND_DOWN))}%"
