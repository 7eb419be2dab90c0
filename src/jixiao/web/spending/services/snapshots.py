"""The progress of every month, taken out of the ledger into rows that pages read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from jixiao.domain.document import Document
from jixiao.domain.sheet import Project as DomainProject
from jixiao.domain.sheet import Sheet as DomainSheet
from jixiao.pipeline.snapshots import monthly
from jixiao.web.budgets.content import KINDS, content_of
from jixiao.web.budgets.models import Sheet, TaskKind
from jixiao.web.spending.models import Ledger, ProgressRow
from jixiao.web.spending.services.files import ledger_path
from jixiao.web.spending.services.places import Places
from jixiao.web.spending.services.rows import row_of
from jixiao.web.spending.services.settling import settle
from jixiao.web.spending.services.sums import add_up
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.domain.watching import WatchReport
    from jixiao.web.budgets.models import FiscalYear

BATCH, MOST_NAMED = 500, 50


def take_snapshots(year: FiscalYear) -> Ledger:
    """Watch every month of a year anew, after what was assigned; the caller holds the ledger.

    Each month is a transaction of its own, so that nobody waits for the whole year.
    """
    places, last = Places.of(year), None
    settle(year, places)
    sheets = Document(sheets=(*approved_plans(year), *monitoring_sheets(year)))
    for report in monthly(
        ledger_path(year), fiscal_year=year.year, today=timezone.localdate(), documents=[sheets]
    ):
        _keep(report, year, places)
        last = report
    return _note(year, places, last)


@transaction.atomic
def _note(year: FiscalYear, places: Places, last: WatchReport | None) -> Ledger:
    known, _new = Ledger.objects.get_or_create(fiscal_year=year)
    known.taken_at = timezone.now()
    known.unmatched = sorted(places.unmatched)[:MOST_NAMED]
    known.unmatched_count = len(places.unmatched)
    if last is not None:
        known.month, known.as_of = last.as_of.month, last.as_of
        known.problems = [one.message for one in last.problems[:MOST_NAMED]]
    known.save()
    return known


def approved_plans(year: FiscalYear) -> list[DomainSheet]:
    """The latest approved objective sheet of every project, by which its spending is measured."""
    found = _sheets(year, TaskKind.OBJECTIVE).filter(stage=Stage.APPROVED)
    latest = {one.project_id: one for one in found.order_by("project_id", "version").iterator(1000)}
    return [_domain(one, year) for one in latest.values()]


def monitoring_sheets(year: FiscalYear) -> list[DomainSheet]:
    """The sheets of monitoring that units have handed in, the latest version of a month first."""
    found = _sheets(year, TaskKind.MONITORING).exclude(stage=Stage.DRAFT)
    return [_domain(one, year) for one in found.order_by("project_id", "-version").iterator(1000)]


def _sheets(year: FiscalYear, kind: TaskKind) -> QuerySet[Sheet]:
    return Sheet.objects.filter(fiscal_year=year, kind=kind).select_related("project__unit")


def _domain(sheet: Sheet, year: FiscalYear) -> DomainSheet:
    project = DomainProject(sheet.project.code, sheet.project.name)
    return replace(
        content_of(sheet), kind=KINDS[TaskKind(sheet.kind)], project=project,
        unit=sheet.project.unit.name, fiscal_year=year.year,
    )  # fmt: skip


def _keep(report: WatchReport, year: FiscalYear, places: Places) -> None:
    """The rows of a month take the place of those that were there."""
    month = report.as_of.month
    slow = {one.progress.key: one for one in report.slow}
    rows = {}
    for watched in report.rows:
        place = places.find(watched.progress)
        if place is not None:
            row = row_of(watched, place, slow=slow.get(watched.progress.key))
            row.fiscal_year, row.month = year, month
            rows[row.key] = row
    with transaction.atomic():
        ProgressRow.objects.filter(fiscal_year=year, month=month).delete()
        ProgressRow.objects.bulk_create(rows.values(), batch_size=BATCH)
        add_up(year, month)
