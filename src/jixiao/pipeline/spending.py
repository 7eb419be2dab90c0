"""What a ledger says of projects, for rules that compare sheets with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jixiao.domain.problem import Problem
from jixiao.domain.spending_view import SpendingViews
from jixiao.pipeline.monitoring import ledger


def spending(
    paths: Sequence[Path], as_of: date, *, told: list[Problem] | None = None
) -> SpendingViews:
    """The views of all projects in the year of a date, of a ledger or of exports.

    ``told`` gathers what of exports could not be taken. Raises Unknown where a path is neither.
    """
    from jixiao.monitoring.views import spending_views

    with ledger(*paths, fiscal_year=as_of.year, told=told) as connection:
        return spending_views(connection, as_of)
