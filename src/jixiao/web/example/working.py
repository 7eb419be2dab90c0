"""Background jobs done at once, while the example is loaded."""

from __future__ import annotations

from django_tasks_db.management.commands.db_worker import Worker


def run_jobs() -> None:
    """Do what waits in the queue until nothing waits."""
    Worker(
        queue_names=["default"], interval=0, batch=True, backend_name="default",
        startup_delay=False, max_tasks=None, worker_id="example", excluded_queue_names=[],
    ).run()  # fmt: skip
