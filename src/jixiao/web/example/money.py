"""The example's ledger: made-up payments and budgets, imported by the accountant."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.web.accounts.roles import Role
from jixiao.web.example.working import run_jobs
from jixiao.web.spending.models import LedgerImport
from jixiao.web.spending.services.imports import confirm_columns, receive_export

if TYPE_CHECKING:
    from jixiao.web.budgets.models import FiscalYear
    from jixiao.web.example.people import World

EXPORTS = {"budgets.csv": "示例预算指标.csv", "payments.csv": "示例支付明细.csv"}


def import_ledger(world: World, year: FiscalYear) -> None:
    """Import both exports as a person does: upload, confirm the columns as proposed."""
    acting = world.acting(Role.ACCOUNTANT)
    for file, name in EXPORTS.items():
        data = (resources.files(__package__) / "ledger" / file).read_bytes()
        upload = SimpleUploadedFile(name, data)
        made = receive_export(upload, institution=world.unit, year=year, **acting)
        run_jobs()
        proposed = LedgerImport.objects.get(pk=made.pk)
        confirm_columns(proposed, tables=proposed.tables, **acting)
        run_jobs()
