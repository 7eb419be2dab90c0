"""A sheet before the engine has been asked, and the problems that are known by then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.domain.sheet import Sheet
from jixiao.scoring.row import Asked
from jixiao.scoring.ruleset import Ruleset
from jixiao.scoring.unscored import Unscored

NO_POINTS = "指标{names}没有分值，无法评分；请填写每个三级指标的分值，使全表合计为100分"
NOT_SCORED = "指标“{name}”没有重新计算得分：{reason}；{fix}"
NOT_APPLICABLE = (
    "指标“{name}”本年度不涉及；评分办法没有规定其分值如何处理，请按当地规定调整分值后再评分"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A sheet with what is to be worked out for it, before the engine has been asked."""

    sheet: Sheet
    ruleset: Ruleset
    execution: Asked | Unscored | None
    indicators: tuple[Asked | Unscored, ...]

    @property
    def asked(self) -> Iterator[Asked]:
        """The questions in order."""
        return (one for one in (self.execution, *self.indicators) if isinstance(one, Asked))


def place_of_execution(sheet: Sheet) -> Place:
    """Where the score of execution stands."""
    return sheet.total_fund.place_of("score") if sheet.total_fund else sheet.place


def problems_of(draft: Draft) -> Iterator[Problem]:
    """What cannot be worked out, a problem each; rows without points share one."""
    if isinstance(draft.execution, Unscored):
        fault = draft.execution
        place = place_of_execution(draft.sheet)
        yield Problem(fault.kind, f"{fault.reason}；{fault.fix}", place)
    yield from _without_points(draft)
    for one, row in zip(draft.sheet.indicators, draft.indicators, strict=True):
        if isinstance(row, Unscored) and one.points is not None:
            message = NOT_SCORED.format(name=one.name, reason=row.reason, fix=row.fix)
            yield Problem(row.kind, message, one.place_of("actual"))
        unasked = isinstance(row, Asked) and row.question.method == "not_applicable"
        if unasked and not draft.ruleset.rescales:
            message = NOT_APPLICABLE.format(name=one.name)
            yield Problem("indicator_not_applicable", message, one.place)


def _without_points(draft: Draft) -> Iterator[Problem]:
    without = [one for one in draft.sheet.indicators if one.points is None]
    if without:
        is_every = len(without) == len(draft.indicators)
        names = "" if is_every else "、".join(f"“{one.name}”" for one in without)
        yield Problem("no_points", NO_POINTS.format(names=names), without[0].place)
