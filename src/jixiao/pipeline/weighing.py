"""Points for one sheet as the screen asks for them: by the position of an indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.pipeline.asked import Unknown, named_ruleset

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet


def shared_points(
    sheet: Sheet, *, ruleset: str | None, importance: Mapping[int, Fraction], step: Decimal
) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet with points that add up as the rule-set says, and what had to be decided.

    ``importance`` is by position in the sheet, long-term indicators counted; 1 where not given.
    Raises Unknown, saying what to do, where points cannot be shared out.
    """
    from jixiao.domain.problem import Problem
    from jixiao.scoring.apportion import PointsNotShared, Rounding
    from jixiao.scoring.choice import choose
    from jixiao.scoring.unfilled import evaluated_as
    from jixiao.scoring.weights import LONG_TERM, weigh, weighted_sheet

    chosen = named_ruleset(ruleset) or choose(evaluated_as(sheet))
    if isinstance(chosen, Problem):
        raise Unknown(chosen.message)
    annual = [at for at, one in enumerate(sheet.indicators) if one.term != LONG_TERM]
    wanted = {place: importance[at] for place, at in enumerate(annual) if at in importance}
    rounding = Rounding(step=step, least=step)
    try:
        weighting = weigh(sheet, chosen, importance=wanted, rounding=rounding)
    except PointsNotShared as fault:
        raise Unknown(str(fault)) from None
    return replace(weighted_sheet(sheet, weighting), form=sheet.form), weighting.notes
