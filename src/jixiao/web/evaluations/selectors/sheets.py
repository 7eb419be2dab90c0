"""Self-evaluations as lists and one by one, and the projects that can begin theirs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from jixiao.web.accounts.models import Institution, InstitutionKind
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets.models import FiscalYear, Sheet, TaskKind
from jixiao.web.evaluations.models import Evidence, Review
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope


def visible_to(scope: Scope) -> QuerySet[Sheet]:
    """The current self-evaluations that somebody may see."""
    sheets = Sheet.objects.visible_to(scope).filter(kind=TaskKind.SELF_EVALUATION, is_current=True)
    return sheets.select_related("project__unit__parent", "fiscal_year", "copied_from")


def one(scope: Scope, pk: int) -> Sheet:
    """A self-evaluation, also an earlier version; Http404 where it is none that may be seen."""
    sheets = Sheet.objects.visible_to(scope).filter(kind=TaskKind.SELF_EVALUATION)
    return get_object_or_404(
        sheets.select_related("project__unit__parent", "fiscal_year", "copied_from"), pk=pk
    )


def listed(
    scope: Scope, *, year: int | None = None, stage: str = "", words: str = "", show: str = ""
) -> QuerySet[Sheet]:
    """Self-evaluations for a list, with the number of files and the reviewers' score."""
    sheets = visible_to(scope).select_related(None).defer("content", "findings", "edits")
    sheets = sheets.select_related("project__unit__parent", "fiscal_year")
    if year:
        sheets = sheets.filter(fiscal_year__year=year)
    if stage:
        sheets = sheets.filter(stage=stage)
    if words:
        sheets = sheets.filter(
            Q(project__name__icontains=words)
            | Q(project__code__startswith=words)
            | Q(project__unit__name__icontains=words)
        )
    if show == "grave":
        sheets = sheets.filter(grave_count__gt=0)
    elif show == "unscored":
        sheets = sheets.filter(score__isnull=True)
    # Sub-queries, not joins: they are asked for the rows of a page alone.
    files = Evidence.objects.filter(sheet=OuterRef("pk")).order_by().values("sheet")
    concluded = Review.objects.filter(sheet=OuterRef("pk"), concluded_at__isnull=False)
    latest = concluded.order_by("-concluded_at")
    return sheets.annotate(
        evidence_count=Coalesce(Subquery(files.annotate(number=Count("pk")).values("number")), 0),
        review_score=Subquery(latest.values("total")[:1]),
        review_rating=Subquery(latest.values("rating")[:1]),
    ).order_by("-fiscal_year__year", "scope_path", "project__name")


def startable(scope: Scope, *, year: int | None = None) -> QuerySet[Sheet]:
    """Approved objectives of open years whose self-evaluation has not begun."""
    begun = Sheet.objects.filter(
        project=OuterRef("project"), fiscal_year=OuterRef("fiscal_year"),
        kind=TaskKind.SELF_EVALUATION,
    )  # fmt: skip
    sheets = Sheet.objects.visible_to(scope).filter(
        ~Exists(begun), kind=TaskKind.OBJECTIVE, is_current=True, stage=Stage.APPROVED,
        fiscal_year__is_open=True,
    )  # fmt: skip
    if year:
        sheets = sheets.filter(fiscal_year__year=year)
    return sheets.select_related("project__unit", "fiscal_year").order_by(
        "-fiscal_year__year", "scope_path", "project__name"
    )


def of_unit(unit: Institution, *, prefix: str = "") -> Q:
    """The condition that a sheet is of a unit or of one of its sections."""
    section = {
        f"{prefix}project__unit__parent": unit,
        f"{prefix}project__unit__kind": InstitutionKind.SECTION,
    }
    return Q(**{f"{prefix}project__unit": unit}) | Q(**section)


def years(scope: Scope) -> list[int]:
    """The years that there are self-evaluations or objectives of, the latest first."""
    visible = Sheet.objects.visible_to(scope).filter(fiscal_year=OuterRef("pk"))
    found = FiscalYear.objects.filter(Exists(visible)).values_list("year", flat=True)
    return list(found.order_by("-year").distinct())


class UnitYear(NamedTuple):
    """A unit and a year that there are self-evaluations of."""

    unit: Institution
    year: FiscalYear


def units_of(sheets: Iterable[Sheet]) -> list[UnitYear]:
    """The units and years of a list, in its order: for the links to their summaries."""
    found = {}
    for one_ in sheets:
        unit = chain_of(one_.project.unit)
        found[unit.pk, one_.fiscal_year_id] = UnitYear(unit, one_.fiscal_year)
    return list(found.values())
