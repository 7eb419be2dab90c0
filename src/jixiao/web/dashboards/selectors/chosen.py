"""The lists of a dashboard, narrowed to what a figure counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from jixiao.web.budgets.models import Project, Sheet, Task, TaskKind
from jixiao.web.dashboards.selectors import results, work
from jixiao.web.spending.models import ProgressRow

if TYPE_CHECKING:
    from jixiao.web.dashboards.selectors.asked import Asked

DONE, OPEN, LATE = "done", "open", "late"
SCORED, UNRATED = "scored", "unrated"


def tasks(asked: Asked, *, kind: str = "", state: str = "") -> QuerySet[Task]:
    """The tasks of a kind that are done, under way or late, the first due first."""
    is_open = Q(done_at__isnull=True)
    states = {
        DONE: ~is_open, OPEN: is_open & Q(due_date__gte=asked.today),
        LATE: is_open & Q(due_date__lt=asked.today),
    }  # fmt: skip
    found = work.tasks(asked).filter(states.get(state, Q()))
    if kind:
        found = found.filter(kind=kind)
    return found.select_related("unit__parent").order_by("due_date", "scope_path", "kind")


def projects(
    found: QuerySet[Project], asked: Asked, *, light: str = "", result: str = "", stage: str = "",
    words: str = "",
) -> QuerySet[Project]:  # fmt: skip
    """Projects of a light, of a rating or band of scores, with a sheet at a stage, with words."""
    if light:
        rows = ProgressRow.objects.filter(
            asked.within(), fiscal_year=asked.period.year, month=asked.period.month, light=light
        )
        found = found.filter(pk__in=rows.values("project"))
    if result:
        found = found.filter(pk__in=_evaluations(asked, result).values("project"))
    if stage:
        kind, _colon, at = stage.partition(":")
        sheets = results.current(asked).filter(kind=kind, stage=at)
        found = found.filter(pk__in=sheets.values("project"))
    if words:
        named = Q(name__icontains=words) | Q(code__startswith=words)
        found = found.filter(named | Q(unit__name__icontains=words))
    return found


def _evaluations(asked: Asked, result: str) -> QuerySet[Sheet]:
    """Self-evaluations of a rating, without one, with a score, or with one in a band."""
    sheets = results.current(asked).filter(kind=TaskKind.SELF_EVALUATION)
    if result == SCORED:
        return sheets.filter(score__isnull=False)
    band = next((one for one in results.BANDS if str(one[0]) == result), None)
    if band:
        return sheets.filter(score__gte=band[0], score__lt=band[1])
    return sheets.filter(rating="" if result == UNRATED else result)
