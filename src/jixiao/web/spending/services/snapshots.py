"""The progress of every month, taken out of the ledger into rows that pages read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.domain.document import Document
from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Project as DomainProject
from jixiao.domain.sheet import Sheet as DomainSheet
from jixiao.pipeline.snapshots import monthly
from jixiao.web.budgets.models import Sheet, TaskKind
from jixiao.web.spending.models import Ledger, ProgressRow
from jixiao.web.spending.services.files import ledger_path
from jixiao.web.spending.services.places import Places
from jixiao.web.spending.services.rows import row_of
from jixiao.web.spending.services.sums import add_up
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.domain.watching import WatchReport
    from jixiao.web.budgets.models import FiscalYear

BATCH, MOST_NAMED = 500, 50


def take_snapshots(year: FiscalYear) -> Ledger:
    """Watch every month of a year anew; the caller holds the ledger.

    Each month is a transaction of its own, so that nobody waits for the whole year.
    """
    places, last = Places.of(year), None
    plans = Document(sheets=tuple(approved_plans(year)))
    for report in monthly(
        ledger_path(year), fiscal_year=year.year, today=timezone.localdate(), documents=[plans]
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
    found = (
        Sheet.objects.filter(fiscal_year=year, kind=TaskKind.OBJECTIVE, stage=Stage.APPROVED)
        .order_by("project_id", "version")
        .select_related("project__unit")
    )
    latest = {one.project_id: one for one in found.iterator(chunk_size=1000)}
    return [_domain(one, year) for one in latest.values()]


def _domain(sheet: Sheet, year: FiscalYear) -> DomainSheet:
    found = from_plain(DomainSheet, sheet.content)
    project = DomainProject(sheet.project.code, sheet.project.name)
    return replace(found, project=project, unit=sheet.project.unit.name, fiscal_year=year.year)


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
