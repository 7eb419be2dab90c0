"""The ledger that files are checked against: ``--ledger`` and ``--as-of`` of ``jixiao check``."""

from __future__ import annotations

from pathlib import Path

from jixiao.domain.spending_view import SpendingViews
from jixiao.pipeline import Unknown


def spending_of(ledger: Path | None, as_of: str) -> SpendingViews | None:
    """What the ledger says at the date; None where neither is given.

    Raises Unknown where only one of the two is given, or the date is none.
    """
    if ledger is None and not as_of:
        return None
    if ledger is None or not as_of:
        raise Unknown(
            "--ledger 和 --as-of 要同时写：台账文件，和核对到哪一天（如 --as-of 2025-07-31）"
        )
    from jixiao.cli.monitor import day_of
    from jixiao.pipeline.spending import spending

    return spending(ledger, day_of(as_of))
