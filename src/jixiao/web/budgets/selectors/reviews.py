"""What reviewers ask: which sheets wait for them, and until when."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jixiao.web.accounts.models import InstitutionKind
from jixiao.web.accounts.paths import below_any
from jixiao.web.accounts.places import at_place
from jixiao.web.accounts.scope import Scope
from jixiao.web.budgets.models import Sheet, Task
from jixiao.web.budgets.services.deciding import waiting_for
from jixiao.web.workflow.stages import Stage


def may_review(request: HttpRequest) -> bool:
    """Whether somebody holds a post by which sheets are reviewed."""
    return bool(waiting_for(getattr(request, "scope", Scope())))


def require_seeing(scope: Scope) -> None:
    """Refuse whoever sees no sheets at all."""
    if not scope.paths:
        raise PermissionDenied(_("绩效表由业务岗位审核；您没有这些岗位。"))


def waiting(scope: Scope) -> QuerySet[Sheet]:
    """The sheets that wait for somebody's review, by the posts held today."""
    condition = Q(pk__in=())
    for stage, paths in waiting_for(scope):
        condition |= Q(stage=stage) & below_any("scope_path", paths)
    return Sheet.objects.visible_to(scope).filter(condition, is_current=True)


def counts_by_stage(scope: Scope) -> dict[Stage, int]:
    """How many sheets wait for somebody, by stage; one query."""
    found = waiting(scope).values_list("stage").annotate(Count("pk")).order_by()
    counted = {Stage(stage): number for stage, number in found}
    return {stage: counted.get(stage, 0) for stage, _paths in waiting_for(scope)}


def review_list(scope: Scope, wanted: dict[str, Any]) -> QuerySet[Sheet]:
    """The waiting sheets by what was asked for, the most urgent first."""
    sheets = waiting(scope).filter(_asked_for(wanted)).select_related(
        "project__unit", "fiscal_year"
    ).defer("content", "findings", "edits")  # fmt: skip
    dated = sheets.annotate(tasked=UNIT, due_date=DUE_DATE)
    if until := wanted.get("due"):
        dated = dated.filter(due_date__lte=until)
    return dated.order_by(F("due_date").asc(nulls_last=True), "scope_path", "pk")


def _asked_for(wanted: dict[str, Any]) -> Q:
    condition = Q()
    for name in ("stage", "kind"):
        if value := wanted.get(name):
            condition &= Q(**{name: value})
    condition &= at_place(wanted, of="project__unit")
    if text := wanted.get("text"):
        condition &= Q(project__name__icontains=text) | Q(project__code__startswith=text)
    return condition & FINDINGS.get(wanted.get("findings", ""), Q())


# The unit that has the task: for a project of a section that which the section is part of.
UNIT = Case(
    When(project__unit__kind=InstitutionKind.SECTION, then=F("project__unit__parent")),
    default=F("project__unit"),
)
# The last day of the task that a sheet belongs to; ``tasked`` is its UNIT.
DUE_DATE = Subquery(
    Task.objects.filter(
        fiscal_year=OuterRef("fiscal_year"), unit=OuterRef("tasked"), kind=OuterRef("kind")
    ).values("due_date")[:1]
)
FINDINGS = {
    "grave": Q(grave_count__gt=0),
    "some": Q(fault_count__gt=0),
    "none": Q(fault_count=0),
}
