"""An export on its way into the ledger: handed in, its columns confirmed, imported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.web.spending import policies
from jixiao.web.spending.models import ImportState, LedgerImport
from jixiao.web.spending.services.files import keep_export
from jixiao.web.spending.tasks import import_rows, read_columns
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from jixiao.web.accounts.models import Institution, User
    from jixiao.web.accounts.scope import Held, Scope
    from jixiao.web.budgets.models import FiscalYear


class ImportNotAllowed(Exception):
    """Somebody who is not the accountant of the institution, or an import at another point."""


@transaction.atomic
def receive_export(
    upload: UploadedFile[Any], *, institution: Institution, year: FiscalYear, by: User, scope: Scope
) -> LedgerImport:
    """Store an export of an institution, and have its columns read in the background."""
    held = _require(scope, institution)
    imported = LedgerImport.objects.create(
        fiscal_year=year, institution=institution, name=upload.name or "export",
        size=upload.size or 0, by=by, scope_path=institution.path,
    )  # fmt: skip
    imported.sha256 = keep_export(upload, imported)
    imported.save(update_fields=["sha256"])
    _record(imported, "上传台账明细", by=by, held=held, SHA256=imported.sha256)
    read_columns.enqueue(imported.pk)
    return imported


@transaction.atomic
def confirm_columns(
    imported: LedgerImport, *, tables: Sequence[dict[str, Any]], by: User, scope: Scope
) -> None:
    """Take the columns as a person confirmed them, and import in the background."""
    locked = LedgerImport.objects.select_for_update().get(pk=imported.pk)
    held = _require(scope, imported.institution)
    if locked.state != ImportState.PROPOSED:
        raise ImportNotAllowed(
            _("“%(name)s”的列对应已经确认过；请看下面的导入结果，需要重来的请重新上传。")
            % {"name": imported.name}
        )
    for table, confirmed in zip(locked.tables, tables, strict=True):
        table.update(columns=confirmed["columns"], units=confirmed["units"])
    locked.state = ImportState.IMPORTING
    locked.save(update_fields=["tables", "state"])
    _record(locked, "确认台账列对应", by=by, held=held)
    import_rows.enqueue(imported.pk)


def _require(scope: Scope, institution: Institution) -> Held:
    if held := policies.may_import_for(scope, institution):
        return held
    raise ImportNotAllowed(
        _("只有“%(name)s”的财务或财政部门可以导入它的支付明细；请由他们导入。")
        % {"name": institution.name}
    )


def _record(imported: LedgerImport, action: str, *, by: User, held: Held, **details: str) -> None:
    trail.record(
        imported.institution, action, subject=f"ledger_import:{imported.pk}", by=by,
        acting_for=held.acting_for, details={"文件": imported.name, **details},
    )  # fmt: skip
