"""Fiscal years as somebody sees them, and how far their tasks are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from jixiao.web.accounts.models import Institution, InstitutionKind
from jixiao.web.accounts.paths import below_any, ways_up
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import FiscalYear, Task, TaskKind

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope


def years_for(scope: Scope) -> QuerySet[FiscalYear]:
    """The years of the authorities above and below what somebody may see, the latest first."""
    above = {way for path in scope.paths for way in ways_up(path)}
    seen = Q(authority__path__in=above) | below_any("authority__path", scope.paths)
    return FiscalYear.objects.filter(seen).select_related("authority")


def current_year(scope: Scope, wanted: str | None = None) -> FiscalYear | None:
    """The year asked for, else the latest that is open; None where there is none."""
    years = list(years_for(scope)[:50])
    named = [one for one in years if wanted and wanted.isdigit() and one.year == int(wanted)]
    opened = [one for one in years if one.is_open]
    return next(iter(named or opened or years), None)


def authorities_of(scope: Scope) -> QuerySet[Institution]:
    """The finance authorities whose years somebody keeps."""
    paths = [one.path for one in scope.held if one.role is Role.FINANCE_REVIEWER]
    return Institution.objects.filter(
        below_any("path", paths), kind=InstitutionKind.FINANCE_AUTHORITY
    )


def task_counts(year: FiscalYear, scope: Scope) -> list[dict[str, Any]]:
    """For each kind of task: how many there are, are done, and are late; one query."""
    today = timezone.localdate()
    open_ = Q(done_at__isnull=True)
    rows = (
        Task.objects.visible_to(scope)
        .filter(fiscal_year=year)
        .order_by()
        .values("kind")
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=~open_),
            late=Count("pk", filter=open_ & Q(due_date__lt=today)),
        )
    )
    by_kind = {row["kind"]: row for row in rows}
    return [
        {
            "label": kind.label,
            "due_date": day,
            "total": 0,
            "done": 0,
            "late": 0,
            **by_kind.get(kind, {}),
            "kind": kind,
        }
        for kind, day in deadlines_of(year)
    ]


def deadlines_of(year: FiscalYear) -> list[tuple[TaskKind, date]]:
    """The last days of a year in the order of its course."""
    return [
        (kind, date.fromisoformat(year.deadlines[kind]))
        for kind in TaskKind
        if year.deadlines.get(kind)
    ]


def tasks_of(year: FiscalYear, scope: Scope, kind: str = "") -> QuerySet[Task]:
    """The tasks of one's units, those not done first, by urgency."""
    paths = (*scope.paths, *scope.unit_paths)
    found = Task.objects.filter(below_any("scope_path", paths), fiscal_year=year)
    if kind in TaskKind.values:
        found = found.filter(kind=kind)
    return found.select_related("unit").order_by("done_at", "due_date", "scope_path", "kind")
