"""Files that are dropped in: kept by their digest, read in the background, taken over as sheets."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from jixiao.pipeline import Unknown
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets import policies
from jixiao.web.budgets.models import Draft, DraftState, ImportedFile, Project
from jixiao.web.budgets.services import drafts, projects, reading
from jixiao.web.budgets.services.keeping import keep_content
from jixiao.web.workflow import trail
from jixiao.web.workflow.digests import sm3

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from jixiao.web.accounts.models import Institution, User
    from jixiao.web.accounts.scope import Scope
    from jixiao.web.budgets.models import FiscalYear, Sheet

FOLDER = "imports"
ENDINGS = (
    ".docx", ".doc", ".wps", ".xlsx", ".xls", ".et", ".pdf", ".ofd", ".html", ".htm", ".rtf",
    ".csv", ".txt",
)  # fmt: skip


class FileNotTaken(Exception):
    """A file that is not taken in, with the reason."""


class DraftSettled(Exception):
    """A draft that was taken over or left out already."""


@transaction.atomic
def take_in(
    file: UploadedFile[Any], *, unit: Institution, year: FiscalYear, by: User, scope: Scope
) -> ImportedFile:
    """Store a file and have it read in the background; raises NotYours and FileNotTaken.

    The same file of the same unit and year is not read twice: the earlier import is given.
    """
    held = policies.require_handler(scope, unit.path)
    data = file.read()
    name = Path(file.name or "").name[:255]
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS or not data:
        raise FileNotTaken(_("“%s”没有收下：文件是空的，或者不是能够识别的格式。") % name)
    digest = hashlib.sha256(data).hexdigest()
    known = ImportedFile.objects.filter(unit=unit, fiscal_year=year, sha256=digest).first()
    if known is not None:
        return known
    path = path_of(digest, ending)
    if not default_storage.exists(path):
        default_storage.save(path, file)
    imported = ImportedFile.objects.create(
        unit=unit, fiscal_year=year, name=name, size=len(data), sha256=digest, sm3=sm3(data),
        by=by, scope_path=unit.path,
    )  # fmt: skip
    trail.record(
        chain_of(unit), "导入文件", subject=f"import:{imported.pk}", by=by,
        acting_for=held.acting_for, scope_path=unit.path,
        details={"文件": name, "SM3": imported.sm3, "大小": imported.size},
    )  # fmt: skip
    read_in_background.enqueue(imported.pk)
    return imported


def path_of(digest: str, ending: str) -> str:
    """Where a file lies in the store: by its digest, its ending kept for the readers alone."""
    return f"{FOLDER}/{digest[:2]}/{digest}{ending}"


def stored_path(imported: ImportedFile) -> Path:
    """The stored file on the disk."""
    ending = Path(imported.name).suffix.lower()
    return Path(default_storage.path(path_of(imported.sha256, ending)))


@task()
def read_in_background(pk: int) -> None:
    """The job: read a file and make its drafts."""
    from jixiao.web.accounts.wall import everything_visible

    with everything_visible():
        imported = ImportedFile.objects.select_related("unit__parent", "fiscal_year").get(pk=pk)
        reading.read_drafts(imported, stored_path(imported))


@transaction.atomic
def accept_draft(
    draft: Draft, *, project: Project | None, name: str = "", code: str = "",
    is_replacing: bool = False, by: User, scope: Scope,
) -> Sheet:  # fmt: skip
    """Take a draft over as the sheet of a project, a new one where none is given.

    A draft sheet that the project has for the year is written over only where that is asked for.
    Raises NotYours, DraftSettled, ProjectTaken and SheetExists.
    """
    locked = _lock(draft)
    imported = locked.imported
    policies.require_handler(scope, locked.scope_path)
    if project is None:
        project = projects.add_project(
            imported.unit, name=name or locked.name, code=code, by=by, scope=scope
        )
    content = reading.content_to_take_over(locked, imported.fiscal_year)
    year, kind = imported.fiscal_year, locked.kind
    there = project.sheets.filter(fiscal_year=year, kind=kind, is_current=True).first()
    if there is not None and is_replacing:
        sheet, held = drafts.lock(there, scope=scope)
        headed = drafts.with_head(content, sheet.project, year)
        keep_content(sheet, headed, paths=("rows",), by=by, is_new=True)
        details: dict[str, object] = {"文件": imported.name, "项目": project.name}
        drafts.tell(sheet, "用导入内容覆盖", held, by=by, details=details)
    else:
        sheet = drafts.start_sheet(
            project, year, kind=kind, by=by, scope=scope, content=content  # type: ignore[arg-type]
        )  # fmt: skip
    locked.state, locked.sheet, locked.project = DraftState.ACCEPTED, sheet, project
    locked.save(update_fields=["state", "sheet", "project"])
    return sheet


@transaction.atomic
def leave_out(draft: Draft, *, by: User, scope: Scope) -> None:
    """Say that a draft is not wanted; raises NotYours and DraftSettled."""
    locked = _lock(draft)
    held = policies.require_handler(scope, locked.scope_path)
    locked.state = DraftState.LEFT_OUT
    locked.save(update_fields=["state"])
    trail.record(
        chain_of(locked.imported.unit), "不采用识别草稿", subject=f"import:{locked.imported_id}",
        by=by, acting_for=held.acting_for, scope_path=locked.scope_path,
        details={"项目": str(locked)},
    )  # fmt: skip


def accept_all(imported: ImportedFile, *, by: User, scope: Scope) -> tuple[int, list[str]]:
    """Take over every draft that waits; gives how many, and why the others could not be."""
    policies.require_handler(scope, imported.scope_path)
    taken, told = 0, []
    waiting = imported.drafts.filter(state=DraftState.WAITING).select_related("project")
    for draft in waiting:
        try:
            with transaction.atomic():
                code = draft.content["project"]["code"]
                accept_draft(draft, project=draft.project, code=code, by=by, scope=scope)
        except (projects.ProjectTaken, drafts.SheetExists, DraftSettled, Unknown) as fault:
            told.append(_("“%(name)s”：%(fault)s") % {"name": draft, "fault": fault})
        else:
            taken += 1
    return taken, told


def _lock(draft: Draft) -> Draft:
    locked = Draft.objects.select_for_update(of=("self",)).select_related(
        "imported__unit__parent", "imported__fiscal_year"
    ).get(pk=draft.pk)  # fmt: skip
    if locked.state != DraftState.WAITING:
        raise DraftSettled(_("“%s”已经处理过；请看导入列表中的结果。") % locked)
    return locked
