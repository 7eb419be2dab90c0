"""How far the tasks of a year are, and who is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet

from jixiao.web.budgets.models import Task
from jixiao.web.spending.listing import Sums, sums_of

if TYPE_CHECKING:
    from jixiao.web.dashboards.selectors.asked import Asked


def tasks(asked: Asked) -> QuerySet[Task]:
    """The tasks of the year below an institution."""
    return Task.objects.filter(asked.within(), fiscal_year=asked.period.year)


def states(asked: Asked) -> dict[str, Any]:
    """The number of tasks that are done, under way and late."""
    is_open = Q(done_at__isnull=True)
    return {
        "done": Count("pk", filter=~is_open),
        "open": Count("pk", filter=is_open & Q(due_date__gte=asked.today)),
        "late": Count("pk", filter=is_open & Q(due_date__lt=asked.today)),
    }


def by_kind(asked: Asked) -> Sums:
    """The tasks by what they ask for."""
    found = tasks(asked).values("kind").annotate(**states(asked))
    return sums_of(found.order_by("kind"))


def by_child(asked: Asked) -> Sums:
    """The tasks by the institutions next below."""
    return sums_of(tasks(asked).order_by().values(child=asked.child()).annotate(**states(asked)))
