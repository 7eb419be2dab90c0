"""``python -m jixiao.web.config.jobs``: do background jobs until the standard input ends."""

from __future__ import annotations

import os
import signal
import sys
import threading

SETTINGS = "jixiao.web.config.settings"
SECONDS_BETWEEN = 0.5


def main() -> None:
    """Wait for jobs in the database and do them, one after another."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()
    from django.utils.crypto import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker

    threading.Thread(target=_end_with_parent, daemon=True).start()
    worker = Worker(
        queue_names=["default"], interval=SECONDS_BETWEEN, batch=False, backend_name="default",
        startup_delay=False, max_tasks=None, worker_id=get_random_string(32),
        excluded_queue_names=[],
    )  # fmt: skip
    # Ctrl+C reaches the whole group; the server says when it is over.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker.run()


def _end_with_parent() -> None:
    """End once nobody holds the other end of the standard input; a job under way is lost."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
