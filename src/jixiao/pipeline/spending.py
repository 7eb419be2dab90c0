"""What a ledger says of projects, for rules that compare sheets with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.domain.spending_view import SpendingViews
from jixiao.pipeline.monitoring import ledger


def spending(path: Path, as_of: date) -> SpendingViews:
    """The views of all projects of a ledger in the year of a date.

    Raises Unknown where the path is no ledger.
    """
    from jixiao.monitoring.views import spending_views

    with ledger(path) as connection:
        return spending_views(connection, as_of)
