"""Which items the rating of a sheet hangs on, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from jixiao.domain.place import Place
from jixiao.domain.score import ExecutionScore, IndicatorScore, SheetScore
from jixiao.domain.score_record import Sensitivity
from jixiao.scoring.ruleset import Ruleset

EXECUTION = "预算执行率"
NOT_APPLICABLE = "not_applicable"
FEN = Decimal("0.01")
NOTHING, ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class _Item:
    """A row that has points and a score."""

    name: str
    points: Decimal
    score: Decimal
    place: Place


def with_sensitivity(score: SheetScore, ruleset: Ruleset | None) -> SheetScore:
    """The scores with what their rating hangs on; as they are where there is no rating."""
    if ruleset is None or score.total is None or not score.rating:
        return score
    return replace(score, sensitivity=tuple(_sensitivities(score, score.total, ruleset=ruleset)))


def _sensitivities(score: SheetScore, total: Decimal, *, ruleset: Ruleset) -> Iterator[Sensitivity]:
    """Every scored item, the one that lost most first; equal ones in the order of the sheet.

    An item changes alone. Where the rest was rescaled because items do not apply, a point of an
    item counts for more than one of the total. Where the total is capped, the sum has to fall to
    the cap before the total falls, and no gain raises it.
    """
    items = [*_items(score)]
    factor = _factor(score, items, ruleset=ruleset)
    above = max(sum((one.score for one in items), NOTHING) * factor - total, NOTHING)
    fall, rise = _margins(total, ruleset)
    fall = None if fall is None else _rounded((above + fall) / factor)
    rise = None if rise is None or above >= FEN else _rounded(rise / factor)
    ranked = sorted(items, key=lambda one: one.score - one.points)
    for rank, one in enumerate(ranked, start=1):
        lost = one.points - one.score
        may_fall = fall if fall is not None and fall <= one.score else None
        may_rise = rise if rise is not None and rise <= lost else None
        yield Sensitivity(
            one.name, rank, one.points, one.score, lost, may_fall, may_rise,
            decides=may_fall is not None or may_rise is not None, place=one.place,
        )  # fmt: skip


def _items(score: SheetScore) -> Iterator[_Item]:
    rows: list[tuple[str, ExecutionScore | IndicatorScore]] = [(EXECUTION, score.execution)]
    rows += [(one.name, one) for one in score.indicators if one.method != NOT_APPLICABLE]
    for name, one in rows:
        if one.points is not None and one.score is not None:
            yield _Item(name, one.points, one.score, one.place)


def _factor(score: SheetScore, items: list[_Item], *, ruleset: Ruleset) -> Decimal:
    """By how much the rest was raised where items do not apply."""
    points = sum((one.points for one in items), NOTHING)
    is_rescaled = any(one.method == NOT_APPLICABLE for one in score.indicators)
    return ruleset.full_points / points if is_rescaled and points > 0 else ONE


def _margins(total: Decimal, ruleset: Ruleset) -> tuple[Decimal | None, Decimal | None]:
    """How much a total must fall, and rise, for another rating; None where there is none."""
    limits = [limit for _name, limit in ruleset.ratings]
    reached = [limit for limit in limits if limit <= total]
    missed = [limit for limit in limits if limit > total]
    is_lowest = len(reached) < 2
    fall = None if is_lowest else total - max(reached) + FEN
    return fall, min(missed) - total if missed else None


def _rounded(value: Decimal) -> Decimal:
    """To the hundredth that is enough."""
    return value.quantize(FEN, ROUND_CEILING)
