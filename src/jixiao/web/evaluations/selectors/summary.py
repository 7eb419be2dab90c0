"""The self-evaluations of a unit for a year, all on one page, and its reports."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from jixiao.domain.document import Document, Source
from jixiao.domain.unit import BudgetUnit
from jixiao.web.accounts.models import Institution
from jixiao.web.accounts.paths import below_any
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import FiscalYear, Sheet, TaskKind
from jixiao.web.evaluations.models import Report, ReportKind
from jixiao.web.evaluations.selectors import sheets as of_sheets
from jixiao.web.evaluations.selectors.blocking import blocking_of

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope


class Line(NamedTuple):
    """A project of the unit: its sheet, the messages that block it, how much is not filled in."""

    sheet: Sheet
    blocking: tuple[str, ...]
    unfilled: int

    @property
    def is_held_back(self) -> bool:
        """Whether the sheet cannot be handed in as it is."""
        return bool(self.blocking or self.unfilled)


class Summary(NamedTuple):
    """All projects of a unit that somebody may see, with the sums."""

    lines: tuple[Line, ...]
    budget: Decimal
    outturn: Decimal
    ratings: tuple[tuple[str, int], ...]
    mean: Decimal | None
    not_begun: int

    @property
    def rate(self) -> Decimal | None:
        """The share of all budgets that was spent."""
        return self.outturn / self.budget if self.budget else None

    @property
    def blocked(self) -> int:
        """How many sheets cannot be handed in."""
        return sum(one.is_held_back for one in self.lines)


def unit_and_year(scope: Scope, unit: int, year: int) -> tuple[Institution, FiscalYear]:
    """A unit that may be seen and the year of its authority; Http404 else."""
    seen = below_any("path", scope.unit_paths)
    found = get_object_or_404(Institution.objects.filter(seen), pk=unit)
    own = of_sheets.of_unit(found, prefix="sheets__")
    return found, get_object_or_404(FiscalYear.objects.filter(own, year=year).distinct())


def summary_of(scope: Scope, unit: Institution, year: FiscalYear) -> Summary:
    """The projects of a unit, with what is still wrong in each."""
    own = of_sheets.of_unit(unit)
    found = of_sheets.visible_to(scope).filter(own, fiscal_year=year)
    lines = tuple(_line(one) for one in found.order_by("project__name"))
    scores = [one.sheet.score for one in lines if one.sheet.score is not None]
    rated = [one.sheet.rating for one in lines if one.sheet.rating]
    return Summary(
        lines,
        sum((one.sheet.budget or Decimal(0) for one in lines), Decimal(0)),
        sum((one.sheet.outturn or Decimal(0) for one in lines), Decimal(0)),
        tuple((name, rated.count(name)) for name in sorted(set(rated))),
        (sum(scores, Decimal(0)) / len(scores)).quantize(Decimal("0.01")) if scores else None,
        of_sheets.startable(scope).filter(own, fiscal_year=year).count(),
    )


def document_of(unit: Institution, year: FiscalYear) -> Document:
    """All current self-evaluations of a unit for a year as one document."""
    found = Sheet.objects.filter(
        of_sheets.of_unit(unit), fiscal_year=year, kind=TaskKind.SELF_EVALUATION, is_current=True
    )
    contents = [content_of(one) for one in found.order_by("project__code", "project__name")]
    title = f"{unit.name}{year.year}年度绩效自评表"
    return Document(
        source=Source(path=title), kind=TaskKind.SELF_EVALUATION, title=title,
        unit=BudgetUnit(unit.code, unit.name), fiscal_year=year.year, sheets=tuple(contents),
    )  # fmt: skip


def last_year(unit: Institution, year: FiscalYear) -> Document | None:
    """The self-evaluations of the year before, to compare with."""
    before = FiscalYear.objects.filter(authority=year.authority_id, year=year.year - 1).first()
    document = document_of(unit, before) if before else None
    return document if document and document.sheets else None


def reports_seen(scope: Scope) -> QuerySet[Report]:
    """The documents that may be seen; people of a section see those of their whole unit."""
    seen = below_any("scope_path", scope.unit_paths)
    return Report.objects.filter(seen).select_related(
        "unit", "fiscal_year", "by", "review__sheet", "previous"
    )


def reports_of(scope: Scope, unit: Institution, year: FiscalYear) -> QuerySet[Report]:
    """The reports of a unit for a year, the latest first."""
    own = {"unit": unit, "fiscal_year": year, "kind": ReportKind.SELF_EVALUATION}
    return reports_seen(scope).filter(**own)[:10]


def _line(sheet: Sheet) -> Line:
    blocking = blocking_of(sheet)
    return Line(sheet, blocking.wrong, len(blocking.unfilled))
