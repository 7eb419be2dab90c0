"""Background jobs of the ledger."""

from __future__ import annotations

from django_tasks import task

from jixiao.web.spending import jobs


@task()
def read_columns(import_id: int) -> None:
    """Find out which column of an export holds what."""
    jobs.run(import_id, jobs.read_columns)


@task()
def import_rows(import_id: int) -> None:
    """Take the rows of an export into the ledger, and watch the year anew."""
    jobs.run(import_id, jobs.import_rows)


@task()
def watch_year(year_id: int) -> None:
    """Write what was assigned into the ledger of a year, and watch the year anew."""
    jobs.watch_year(year_id)
