"""A criterion (评分标准): how a rule-set scores the indicators of one name or of one level."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.indicator import Indicator
from jixiao.domain.target import Target
from jixiao.domain.text import squeeze


@dataclass(frozen=True, slots=True)
class Level:
    """A grade by number: the limit as published (≥90%) and the share of the points."""

    limit: Target
    share: Decimal


@dataclass(frozen=True, slots=True)
class Criterion:
    """How some indicators are scored, whatever their sign says.

    They are those whose name contains one of ``words`` or whose first or second level is one of
    ``terms``. ``target`` stands where the sheet prints none that is a number. ``threshold``,
    ``step`` and ``deduction`` are the columns that the method reads; a step is in the unit of
    the target.
    """

    name: str
    method: str
    words: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    target: Target | None = None
    threshold: Decimal = Decimal(0)
    step: Decimal = Decimal(0)
    deduction: Decimal = Decimal(0)
    levels: tuple[Level, ...] = ()

    def fits(self, indicator: Indicator) -> bool:
        """Whether an indicator is scored by it."""
        name = squeeze(indicator.name)
        if any(word in name for word in self.words):
            return True
        return indicator.dimension_term in self.terms or indicator.kind_term in self.terms


@dataclass(frozen=True, slots=True)
class Explanation:
    """When a result has to be explained in words; it changes no score.

    ``over``: at so many times the target; ``zero_target``: from this value on where the target
    is 0; ``execution_below``: where less than this share of the budget was spent.
    """

    over: Decimal | None = None
    zero_target: Decimal | None = None
    execution_below: Decimal | None = None


NO_EXPLANATION = Explanation()
