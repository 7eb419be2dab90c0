"""The ledger that files are checked against: ``--ledger`` and ``--as-of`` of ``jixiao check``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jixiao.cli.messages import tell_problems
from jixiao.domain.problem import Problem
from jixiao.domain.spending_view import SpendingViews
from jixiao.pipeline import Unknown


def spending_of(ledgers: Sequence[Path], as_of: str) -> SpendingViews | None:
    """What the ledger, or exports, say at the date; None where neither is given.

    Raises Unknown where only one of the two is given, or the date is none.
    """
    if not ledgers and not as_of:
        return None
    if not ledgers or not as_of:
        raise Unknown(
            "--ledger 和 --as-of 要同时写：台账文件或导出的明细，和核对到哪一天"
            "（如 --as-of 2025-07-31）"
        )
    from jixiao.cli.monitor import day_of
    from jixiao.pipeline.spending import spending

    told: list[Problem] = []
    views = spending(ledgers, day_of(as_of), told=told)
    tell_problems(told)
    return views
