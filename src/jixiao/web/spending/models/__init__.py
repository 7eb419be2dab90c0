"""Imports into the ledger, the snapshot of every month, and what units say of slow projects."""

from jixiao.web.spending.models.imports import ImportState, Ledger, LedgerImport
from jixiao.web.spending.models.progress import ProgressRow, SlowReason, UnitMonth

__all__ = ["ImportState", "Ledger", "LedgerImport", "ProgressRow", "SlowReason", "UnitMonth"]
