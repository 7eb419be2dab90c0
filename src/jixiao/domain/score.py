"""Scores as a rule-set gives them, beside the scores that the unit printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class ExecutionScore:
    """The score of 预算执行率; ``score`` is None where it cannot be computed."""

    points: Decimal | None = None
    score: Decimal | None = None
    printed_score: Decimal | None = None
    working: str = ""
    place: Place = NOWHERE


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


@dataclass(frozen=True, slots=True)
class SheetScore:
    """The scores of one sheet; ``total`` and ``rating`` are None where a part is missing."""

    project: str = ""
    ruleset: str = ""
    execution: ExecutionScore = ExecutionScore()
    indicators: tuple[IndicatorScore, ...] = ()
    total: Decimal | None = None
    printed_total: Decimal | None = None
    rating: str = ""
    printed_rating: str = ""
    problems: tuple[Problem, ...] = ()
