"""The second score: reviewing a self-evaluation without touching the unit's own scores."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.pipeline.reviewing import rating_of
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.evaluations import policies
from jixiao.web.evaluations.models import Level, Review, ReviewScore
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet as Content
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope


class Given(NamedTuple):
    """What a reviewer gives to a row: the score, and why it is not the unit's."""

    score: Decimal
    reason: str = ""


class CannotBeReviewed(Exception):
    """Scores that cannot be taken, with the reason by row (None is the execution rate)."""

    def __init__(self, faults: Mapping[int | None, str]) -> None:
        super().__init__("；".join(faults.values()))
        self.faults = dict(faults)


@transaction.atomic
def save_review(
    sheet: Sheet, given: Mapping[int | None, Given], *, level: Level, opinion: str,
    is_concluded: bool, by: User, scope: Scope,
) -> Review:  # fmt: skip
    """Keep the scores of a reviewer; concluded, the unit sees them and they stay.

    Raises NotAllowed, or CannotBeReviewed where a score does not fit or lacks its reason.
    """
    held = policies.require_reviewer(scope, sheet, level)
    review, _is_new = Review.objects.select_for_update().get_or_create(
        sheet=sheet, level=level, defaults={"by": by, "scope_path": sheet.scope_path}
    )
    if review.concluded_at is not None:
        raise CannotBeReviewed({None: _("复核已经完成，不能再改；需要更正的，请重新复核。")})
    content = content_of(sheet)
    if faults := _faults(content, given, is_concluded=is_concluded):
        raise CannotBeReviewed(faults)
    ReviewScore.objects.filter(review=review).delete()
    ReviewScore.objects.bulk_create(
        ReviewScore(review=review, indicator=at, score=one.score, reason=one.reason)
        for at, one in given.items()
    )
    review.by, review.opinion = by, opinion
    review.total = _total(content, given)
    ruleset = sheet.fiscal_year.ruleset or None
    review.rating = rating_of(content, review.total, ruleset=ruleset)
    review.concluded_at = timezone.now() if is_concluded else None
    review.save()
    trail.record(
        chain_of(sheet.project.unit), "完成复核" if is_concluded else "保存复核",
        subject=f"sheet:{sheet.pk}", by=by, acting_for=held.acting_for,
        scope_path=sheet.scope_path,
        details={"复核方": str(Level(level).label), "自评得分": str(sheet.score or ""),
                 "复核得分": str(review.total or "")},
    )  # fmt: skip
    return review


@transaction.atomic
def reopen_review(review: Review, *, by: User, scope: Scope) -> None:
    """Take a concluded review back to correct it; the unit no longer sees it meanwhile."""
    held = policies.require_reviewer(scope, review.sheet, Level(review.level))
    review.concluded_at = None
    review.save(update_fields=["concluded_at", "changed_at"])
    trail.record(
        chain_of(review.sheet.project.unit), "重新复核", subject=f"sheet:{review.sheet_id}", by=by,
        acting_for=held.acting_for, scope_path=review.scope_path,
        details={"复核方": str(Level(review.level).label), "原复核得分": str(review.total or "")},
    )  # fmt: skip


def own_scores(content: Content) -> dict[int | None, tuple[Decimal | None, Decimal | None]]:
    """The points and the unit's own score of every row; None is the execution rate."""
    fund = content.total_fund
    rows: dict[int | None, tuple[Decimal | None, Decimal | None]] = {}
    if fund is not None and fund.points is not None:
        rows[None] = (fund.points, fund.score)
    return rows | {at: (one.points, one.score) for at, one in enumerate(content.indicators)}


def _faults(
    content: Content, given: Mapping[int | None, Given], *, is_concluded: bool
) -> dict[int | None, str]:
    rows = own_scores(content)
    faults: dict[int | None, str] = {}
    for at, one in given.items():
        points, own = rows.get(at, (None, None))
        if at not in rows or points is None:
            faults[at] = _("这一行没有分值，不能评分。")
        elif not 0 <= one.score <= points:
            faults[at] = _("得分应在0至%s之间。") % f"{points:f}"
        elif one.score != own and not one.reason.strip():
            faults[at] = _("复核得分与自评得分不同，请写明理由。")
    if is_concluded:
        lacking = [at for at, (points, _own) in rows.items() if points and at not in given]
        faults |= dict.fromkeys(lacking, _("还没有复核得分。"))
    return faults


def _total(content: Content, given: Mapping[int | None, Given]) -> Decimal | None:
    """The sum, once every row with points has a score."""
    asked = [at for at, (points, _own) in own_scores(content).items() if points]
    if not asked or any(at not in given for at in asked):
        return None
    return sum((given[at].score for at in asked), Decimal("0.00"))
