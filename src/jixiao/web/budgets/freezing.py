"""The database's own guard over approved sheets, beside that of the services."""

from __future__ import annotations

from django.db import connections

from jixiao.web.budgets.services.versions import FROZEN
from jixiao.web.workflow.guards import Guard, install

APPROVED_SHEETS = Guard("budgets_sheet", FROZEN, when="OLD.frozen_at IS NOT NULL")


def guard_sheets(*, using: str, **_rest: object) -> None:
    """Put the guard into a database that was just migrated."""
    install(APPROVED_SHEETS, connections[using])
