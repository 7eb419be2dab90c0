"""Scores as a rule-set gives them, beside the scores that the unit printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.problem import Problem
from jixiao.domain.score_record import ScoreFingerprint, ScoreInput, Sensitivity, WhatIf

TOLERANCE = Decimal("0.1")
"""How far a printed score may lie from the recomputed one before it counts as different."""


@dataclass(frozen=True, slots=True)
class ExecutionScore:
    """The score of 预算执行率; ``score`` is None where it cannot be computed."""

    points: Decimal | None = None
    score: Decimal | None = None
    printed_score: Decimal | None = None
    working: str = ""
    place: Place = NOWHERE
    inputs: tuple[ScoreInput, ...] = ()
    method: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """The score of one indicator: by which method, how it was worked out, what was printed."""

    name: str
    points: Decimal | None = None
    score: Decimal | None = None
    printed_score: Decimal | None = None
    method: str = ""
    working: str = ""
    place: Place = NOWHERE
    inputs: tuple[ScoreInput, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetScore:
    """The scores of one sheet; ``total`` is None and ``rating`` empty where a part is missing.

    ``working`` says how the total came about where it is not the plain sum of the scores.
    """

    project: str = ""
    ruleset: str = ""
    execution: ExecutionScore = ExecutionScore()
    indicators: tuple[IndicatorScore, ...] = ()
    total: Decimal | None = None
    printed_total: Decimal | None = None
    rating: str = ""
    printed_rating: str = ""
    problems: tuple[Problem, ...] = ()
    ruleset_version: str = ""
    inputs: tuple[ScoreInput, ...] = ()
    fingerprint: ScoreFingerprint | None = None
    what_if: WhatIf | None = None
    sensitivity: tuple[Sensitivity, ...] = ()
    working: str = ""

    def differs(self) -> bool:
        """Whether any printed score, the total or the rating is not what the rule-set gives."""
        rows: list[ExecutionScore | IndicatorScore] = [self.execution, *self.indicators]
        pairs = [(row.score, row.printed_score) for row in rows]
        pairs.append((self.total, self.printed_total))
        rated = self.rating and self.printed_rating and self.rating not in self.printed_rating
        return bool(rated) or any(apart(one, other) for one, other in pairs)


def apart(score: Decimal | None, printed: Decimal | None) -> bool:
    """Whether two scores are both known and further apart than the tolerance."""
    return score is not None and printed is not None and abs(score - printed) > TOLERANCE
