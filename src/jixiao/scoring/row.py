"""An indicator on its way to the engine: what it is judged by, and the question it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.domain.actual import Actual
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import printed
from jixiao.domain.target import Target
from jixiao.scoring.engine import Question
from jixiao.scoring.grades import share_in
from jixiao.scoring.ruleset import Band, Ruleset

NO = Decimal(0)
YES = Decimal(1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the engine, with the words that its working is told in."""

    question: Question
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator that has points, a target and an actual value, and what it is judged by."""

    indicator: Indicator
    target: Target
    actual: Actual
    points: Decimal
    ruleset: Ruleset
    fiscal_year: int | None

    def asks(self, way: str, reached: Decimal, wanted: Decimal, /, **shown: str) -> Asked:
        """The question that the rule-set's method for a way of judging answers."""
        method = self.ruleset.methods[way]
        given = self.ruleset.parameters.get(method, {})
        return self.asks_by(method, reached, wanted, given, **shown)

    def asks_by(
        self,
        method: str,
        reached: Decimal,
        wanted: Decimal,
        given: Mapping[str, Decimal],
        /,
        **shown: str,
    ) -> Asked:
        """The question that a method answers with what the rule-set gives it beside the values."""
        words = {
            "actual": self.actual.text.strip(),
            "target": self.target.text.strip(),
            "step": f"{printed(given.get('step', NO), places=0)}{self.target.unit}",
        }
        question = Question(method, reached, wanted, self.points, **given)
        return Asked(question, {**words, **shown})

    def in_band(self, band: Band) -> Asked:
        """The question that grades the row."""
        share = share_in(band, points=self.points, printed=self.indicator.score)
        limits = f"分值的{band.low:.0%}至{band.high:.0%}"
        return self.asks("qualitative", share, YES, grade=band.name, band=limits)
