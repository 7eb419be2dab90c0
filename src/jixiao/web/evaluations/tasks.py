"""Background jobs of self-evaluations."""

from __future__ import annotations

from django_tasks import task

from jixiao.web.evaluations import jobs


@task()
def make_report(report_id: int) -> None:
    """Make a document."""
    jobs.make_report(report_id)
