"""Reviews of a self-evaluation, row by row beside the unit's own scores."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from jixiao.web.evaluations import policies
from jixiao.web.evaluations.models import Level, Review, ReviewScore

if TYPE_CHECKING:
    from jixiao.domain.sheet import Fund
    from jixiao.domain.sheet import Sheet as Content
    from jixiao.pipeline.evaluating import Assessed
    from jixiao.web.accounts.scope import Scope
    from jixiao.web.budgets.models import Sheet


Given = list[tuple[str, dict[int | None, ReviewScore]]]
"""The scores of every reviewer by row."""


class Second(NamedTuple):
    """The score of one reviewer for one row, with how far it lies from the unit's."""

    level: str
    score: Decimal | None
    reason: str
    difference: Decimal | None


class ReviewRow(NamedTuple):
    """A row of the review: what it is, the unit's score with its working, all second scores."""

    position: int | None
    name: str
    target: str
    actual: str
    points: Decimal | None
    own: Decimal | None
    working: str
    cause: str
    evidence: int
    seconds: tuple[Second, ...]

    @property
    def key(self) -> str:
        """The row as a part of the name of a field."""
        return "execution" if self.position is None else str(self.position)


def of_sheet(scope: Scope, sheet: Sheet) -> tuple[Review, ...]:
    """The reviews of a self-evaluation that somebody may see."""
    found = sheet.reviews.select_related("by", "sheet").prefetch_related("scores")
    return tuple(one for one in found if policies.may_see_review(scope, one))


def rows_of(
    content: Content, assessed: Assessed, reviews: tuple[Review, ...],
    evidence: dict[int | None, int],
) -> tuple[ReviewRow, ...]:  # fmt: skip
    """Every row with points: the execution rate first, then the indicators."""
    given: Given = [
        (str(Level(one.level).label), {each.indicator: each for each in one.scores.all()})
        for one in reviews
    ]
    rows = [] if content.total_fund is None else [_execution(content.total_fund, assessed, given)]
    scored = assessed.score.indicators
    for at, one in enumerate(content.indicators):
        working = scored[at].working if at < len(scored) else ""
        actual = one.actual.text if one.actual else ""
        rows.append(
            ReviewRow(
                at, one.name, str(one.target or ""), actual, one.points, one.score, working,
                one.reason, evidence.get(at, 0), _seconds(given, at, one.score),
            )
        )  # fmt: skip
    return tuple(one for one in rows if one.points is not None)


def _execution(fund: Fund, assessed: Assessed, given: Given) -> ReviewRow:
    """The row of the execution rate."""
    budget, outturn = ("" if one is None else one.in_wan() for one in (fund.budget, fund.outturn))
    return ReviewRow(
        None, str(_("预算执行率")), budget, outturn, fund.points, fund.score,
        assessed.score.execution.working, fund.reason, 0, _seconds(given, None, fund.score),
    )  # fmt: skip


def _seconds(given: Given, at: int | None, own: Decimal | None) -> tuple[Second, ...]:
    """What every reviewer gives to a row."""
    found = []
    for level, scores in given:
        one = scores.get(at)
        if one is None:
            found.append(Second(level, None, "", None))
        else:
            difference = None if own is None else one.score - own
            found.append(Second(level, one.score, one.reason, difference))
    return tuple(found)
