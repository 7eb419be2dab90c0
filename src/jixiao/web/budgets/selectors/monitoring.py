"""Sheets of monitoring as a list, and the projects that can begin theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from jixiao.web.budgets import money
from jixiao.web.budgets.models import FiscalYear, Sheet, TaskKind
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope

LAST_MONTH = 12


def monitored(scope: Scope, year: FiscalYear | None, wanted: Mapping[str, str]) -> QuerySet[Sheet]:
    """The current sheets of monitoring of a year, with the month that they reach to."""
    found = Sheet.objects.visible_to(scope).filter(
        fiscal_year=year, kind=TaskKind.MONITORING, is_current=True
    )
    if text := wanted.get("text", "").strip():
        found = found.filter(
            Q(project__name__icontains=text) | Q(project__unit__name__icontains=text)
        )
    if stage := wanted.get("stage", ""):
        found = found.filter(stage=stage)
    listed = found.select_related("project__unit", "fiscal_year").defer(
        "content", "edits", "findings"
    )
    return listed.annotate(month=F("content__cut_off_month")).order_by(
        "scope_path", "project__name", "pk"
    )


def startable(scope: Scope, year: FiscalYear | None) -> QuerySet[Sheet]:
    """Approved objectives of a year whose monitoring has not begun, or whose last one is over."""
    going = Sheet.objects.filter(
        project=OuterRef("project"), fiscal_year=OuterRef("fiscal_year"),
        kind=TaskKind.MONITORING, is_current=True,
    ).exclude(stage=Stage.APPROVED)  # fmt: skip
    found = Sheet.objects.visible_to(scope).filter(
        ~Exists(going), fiscal_year=year, kind=TaskKind.OBJECTIVE, is_current=True,
        stage=Stage.APPROVED, fiscal_year__is_open=True,
    )  # fmt: skip
    return found.select_related("project__unit__parent", "fiscal_year").order_by(
        "scope_path", "project__name", "pk"
    )


def month_offered(objectives: QuerySet[Sheet], year: FiscalYear | None) -> int:
    """The month to begin with: the last one of the ledger, else the one that is over."""
    first = objectives.first()
    if first is not None and (spent := money.spent_on(first)):
        return spent.as_of.month
    today = timezone.localdate()
    if year is None or today.year != year.year:
        return LAST_MONTH
    return max(today.month - 1, 1)
