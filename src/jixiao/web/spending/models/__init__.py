"""Imports into the ledger, payments that wait, the snapshot of every month, slow projects."""

from jixiao.web.spending.models.imports import ImportState, Ledger, LedgerImport
from jixiao.web.spending.models.progress import ProgressRow, SlowReason, UnitMonth
from jixiao.web.spending.models.unassigned import AssigningRule, UnassignedPayment

__all__ = [
    "AssigningRule", "ImportState", "Ledger", "LedgerImport", "ProgressRow", "SlowReason",
    "UnassignedPayment", "UnitMonth",
]  # fmt: skip
