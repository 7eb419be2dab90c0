"""Projects and their sheets as somebody sees them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from jixiao.web.accounts.models import Institution, InstitutionKind
from jixiao.web.accounts.paths import below_any
from jixiao.web.accounts.places import at_place
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import FiscalYear, Project, Sheet, TaskKind
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope

NONE = "none"


def projects_for(
    scope: Scope, year: FiscalYear | None, wanted: Mapping[str, str]
) -> QuerySet[Project]:
    """Projects with how far the objectives of a year are: searched, by unit, by stage."""
    of_year = Sheet.objects.filter(
        project=OuterRef("pk"), fiscal_year=year, kind=TaskKind.OBJECTIVE, is_current=True
    )
    found = (
        Project.objects.visible_to(scope)
        .select_related("unit__parent")
        .annotate(
            sheet_pk=Subquery(of_year.values("pk")[:1]),
            sheet_stage=Subquery(of_year.values("stage")[:1]),
            sheet_version=Subquery(of_year.values("version")[:1]),
            sheet_budget=Subquery(of_year.values("budget")[:1]),
            sheet_fault_count=Subquery(of_year.values("fault_count")[:1]),
            sheet_grave_count=Subquery(of_year.values("grave_count")[:1]),
        )
    )
    found = found.filter(at_place(wanted, of="unit"))
    if text := wanted.get("text", "").strip():
        found = found.filter(Q(name__icontains=text) | Q(code__icontains=text))
    if stage := wanted.get("stage", ""):
        found = (
            found.filter(sheet_stage__isnull=True)
            if stage == NONE
            else found.filter(sheet_stage=stage)
        )
    return found.order_by("scope_path", "name", "pk")


def units_for(scope: Scope) -> QuerySet[Institution]:
    """The units and departments that a list of projects can be narrowed to."""
    kinds = (InstitutionKind.DEPARTMENT, InstitutionKind.UNIT, InstitutionKind.SECTION)
    return Institution.objects.filter(below_any("path", scope.paths), kind__in=kinds).order_by(
        "path"
    )


def places_handled(scope: Scope) -> QuerySet[Institution]:
    """The units and sections whose projects somebody handles."""
    paths = [one.path for one in scope.held if one.role is Role.HANDLER]
    kinds = (InstitutionKind.UNIT, InstitutionKind.SECTION)
    return (
        Institution.objects.filter(below_any("path", paths), kind__in=kinds).open().order_by("path")
    )


def sheets_of(project: Project, scope: Scope) -> QuerySet[Sheet]:
    """Every sheet of a project, by year, kind and version, the latest first."""
    return (
        Sheet.objects.visible_to(scope)
        .filter(project=project)
        .select_related("fiscal_year", "handler", "copied_from__fiscal_year")
        .defer("content", "edits", "findings")
        .order_by("-fiscal_year__year", "kind", "-version")
    )


def sheets_for(scope: Scope) -> QuerySet[Sheet]:
    """Sheets with what their pages show, for finding one."""
    return Sheet.objects.visible_to(scope).select_related(
        "project__unit__parent__parent",
        "fiscal_year__authority",
        "handler",
        "copied_from__fiscal_year",
    )


def copyable(project: Project, year: FiscalYear) -> Sheet | None:
    """The sheet of an earlier year to begin with: the latest, objectives and approved first."""
    return (
        Sheet.objects.filter(project=project, fiscal_year__year__lt=year.year, is_current=True)
        .filter(kind__in=(TaskKind.OBJECTIVE, TaskKind.SELF_EVALUATION))
        .annotate(is_approved=Q(stage=Stage.APPROVED))
        .order_by("-fiscal_year__year", F("is_approved").desc(), "kind")
        .select_related("fiscal_year")
        .first()
    )
