"""The database's own guard over the trail: what an entry says is never written over."""

from __future__ import annotations

from django.db import connections

from jixiao.web.workflow.guards import Guard, install

# Only where its unit stands in the tree may change: an institution may be moved.
ENTRIES = Guard(
    "workflow_trailentry",
    (
        "chain_id", "number", "at", "by_id", "by_name", "action", "subject", "details",
        "previous_digest", "digest",
    ),
)  # fmt: skip


def guard_trail(*, using: str, **_rest: object) -> None:
    """Put the guard into a database that was just migrated."""
    install(ENTRIES, connections[using])
