"""What the background jobs of the ledger do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jixiao.pipeline import Unknown, ledger
from jixiao.pipeline.ledger_columns import mapping_of, proposed_columns
from jixiao.web.accounts.models import Institution
from jixiao.web.accounts.paths import below
from jixiao.web.accounts.wall import everything_visible
from jixiao.web.budgets.models import FiscalYear, Project
from jixiao.web.spending.models import ImportState, LedgerImport
from jixiao.web.spending.services.files import alone, export_path, ledger_path
from jixiao.web.spending.services.snapshots import take_snapshots
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from jixiao.pipeline.ledger import Outcome
    from jixiao.pipeline.ledger_columns import ProposedTable

MOST_SHOWN = 20
BROKEN = gettext_lazy(
    "导入时程序出错，没有完成；已导入的行不会重复，可以重新上传。再出错时请把文件反馈给管理员。"
)


def run(import_id: int, job: Callable[[LedgerImport], None]) -> None:
    """Do a job for an import; whatever goes wrong is told on its page, and it never hangs."""
    with everything_visible():
        imported = LedgerImport.objects.select_related(
            "institution", "fiscal_year__authority", "by"
        ).get(pk=import_id)
        try:
            job(imported)
        except Unknown as fault:
            _fail(imported, str(fault))
        except Exception:
            _fail(imported, str(BROKEN))
            raise


def read_columns(imported: LedgerImport) -> None:
    """Propose the columns: those confirmed last time for the same titles, else by the titles."""
    tables, notes = proposed_columns(export_path(imported))
    if not tables:
        raise Unknown("；".join(notes) or _("没有内容可导入；请核对文件后重新上传。"))
    imported.tables = [_plain(one) | _saved(imported, one) for one in tables]
    imported.problems = notes
    imported.state = ImportState.PROPOSED
    imported.save(update_fields=["tables", "problems", "state"])


def import_rows(imported: LedgerImport) -> None:
    """Take the rows into the ledger and take the snapshots of the year anew."""
    year = imported.fiscal_year
    settings = ledger.Settings(
        fiscal_year=year.year,
        columns={one["tab"]: _mapping(one) for one in imported.tables},
        owner=_owner(imported),
    )
    path = ledger_path(year)
    with alone(path):
        outcome = ledger.import_files([export_path(imported)], path, settings=settings)[0]
        if not outcome.tables:
            raise Unknown("；".join(outcome.problems))
        take_snapshots(year)
    _finish(imported, outcome)


def watch_year(year_id: int) -> None:
    """Take what was assigned into the ledger of a year, and its snapshots anew."""
    with everything_visible():
        year = FiscalYear.objects.select_related("authority").get(pk=year_id)
        path = ledger_path(year)
        if path.is_file():
            with alone(path):
                take_snapshots(year)


def _plain(table: ProposedTable) -> dict[str, Any]:
    return {
        "tab": table.tab, "kind": table.kind, "titles": list(table.titles),
        "rows": [list(row) for row in table.rows], "columns": dict(table.columns),
        "units": dict(table.units), "stated_in": dict(table.stated_in), "is_saved": False,
    }  # fmt: skip


def _saved(imported: LedgerImport, table: ProposedTable) -> dict[str, Any]:
    """What the institution confirmed before, for a table that has the same columns.

    A column that the table did not have then keeps what it is proposed for.
    """
    before = LedgerImport.objects.filter(
        institution=imported.institution, state=ImportState.DONE
    ).order_by("-pk")[:MOST_SHOWN]
    for one in (each for some in before for each in some.tables):
        columns = one["columns"]
        if one["kind"] == table.kind and set(columns.values()) <= set(table.titles):
            fresh = {
                name: title for name, title in table.columns.items()
                if title not in one["titles"] and name not in columns
            }  # fmt: skip
            units = dict(table.units) | one["units"]
            return {"columns": columns | fresh, "units": units, "is_saved": True}
    return {}


def _mapping(table: dict[str, Any]) -> Any:
    return mapping_of(table["kind"], table["columns"], units=table["units"])


def _owner(imported: LedgerImport) -> ledger.Owner | None:
    """Whose rows are taken: those of all for the finance authority, else those of one's own."""
    own = imported.institution
    if own.pk == imported.fiscal_year.authority_id:
        return None
    within = Institution.objects.filter(below("path", own.path))
    projects = Project.objects.filter(below("scope_path", own.path)).exclude(code="")
    return ledger.Owner(
        own.name, own.code, units=[one.name for one in within],
        codes=[one.code for one in within if one.code],
        projects=list(projects.values_list("code", flat=True)),
    )  # fmt: skip


@transaction.atomic
def _finish(imported: LedgerImport, outcome: Outcome) -> None:
    """Write down what became of the rows."""
    counts = [one.counts for one in outcome.tables]
    imported.taken = sum(one.taken for one in counts)
    imported.known = sum(one.known for one in counts)
    imported.refused = sum(one.refused for one in counts)
    imported.refused_file = outcome.copy.name if outcome.copy else ""
    imported.problems = list(outcome.problems)
    for table, done in zip(imported.tables, outcome.tables, strict=False):
        table["passed_over"] = done.counts.passed_over
        table["refused"] = [{"row": one.row, "message": one.message} for one in done.refused]
    imported.state, imported.finished_at = ImportState.DONE, timezone.now()
    imported.save()
    trail.record(
        imported.institution, "导入台账", subject=f"ledger_import:{imported.pk}", by=imported.by,
        details={"文件": imported.name, "新增": imported.taken, "已有": imported.known,
                 "退回": imported.refused},
    )  # fmt: skip


def _fail(imported: LedgerImport, reason: str) -> None:
    imported.state, imported.finished_at = ImportState.FAILED, timezone.now()
    imported.problems = [reason]
    imported.save(update_fields=["state", "finished_at", "problems"])
