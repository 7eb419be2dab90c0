"""Reading a file that was dropped in: a draft for every sheet, matched to the unit's projects."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao import pipeline
from jixiao.domain.plain import to_plain
from jixiao.domain.sheet import Sheet as Content
from jixiao.domain.sheet import SheetKind
from jixiao.domain.text import half_width, squeeze
from jixiao.pipeline.beside import findings_beside
from jixiao.pipeline.screen import screen_of
from jixiao.pipeline.sources import Line, lines_of_sheets
from jixiao.web.accounts.paths import below
from jixiao.web.budgets.content import content_of, form_of
from jixiao.web.budgets.models import Draft, ImportState, Project, TaskKind

if TYPE_CHECKING:
    from jixiao.domain.document import Document
    from jixiao.web.budgets.models import FiscalYear, ImportedFile

log = logging.getLogger(__name__)
KINDS = {
    SheetKind.OBJECTIVE: TaskKind.OBJECTIVE,
    SheetKind.SELF_EVALUATION: TaskKind.SELF_EVALUATION,
    SheetKind.MONITORING: TaskKind.MONITORING,
    SheetKind.WHOLE_DEPARTMENT: TaskKind.OBJECTIVE,
}


def read_drafts(imported: ImportedFile, path: Path) -> None:
    """Read a stored file and keep a draft for every sheet in it; what goes wrong is told."""
    _tell(imported, ImportState.READING)
    try:
        with transaction.atomic():
            _read(imported, path)
    except Exception:
        log.exception("import %s", imported.pk)
        imported.problems = [
            {"message": _("识别时程序出错，没有得到内容；请换一种格式再试，或把文件交给管理员。")}
        ]
        _tell(imported, ImportState.FAILED)


def _read(imported: ImportedFile, path: Path) -> None:
    document = pipeline.read(path)
    imported.format = document.source.format
    imported.problems = _problems(document, path, imported.name)
    imported.total_count = len(document.sheets)
    imported.save()
    lines = lines_of_sheets(path, document.sheets)
    known = _projects(imported)
    imported.drafts.all().delete()
    Draft.objects.bulk_create(
        _draft(imported, at, sheet, rows, known)
        for at, (sheet, rows) in enumerate(zip(document.sheets, lines, strict=True), start=1)
    )
    imported.done_count = len(document.sheets)
    _tell(imported, ImportState.READ if document.sheets else ImportState.FAILED)


def _draft(
    imported: ImportedFile, at: int, sheet: Content, lines: list[Line], known: dict[str, Project]
) -> Draft:
    screen = screen_of(sheet)
    found = findings_beside(sheet, screen, ruleset=imported.fiscal_year.ruleset or None)
    values = [cell for row in screen.rows for cell in row.cells if cell.field and cell.text]
    named = (f"code:{sheet.project.code}", _key(sheet.project.name))
    project = next((known[one] for one in named if one in known), None)
    return Draft(
        imported=imported, position=at, kind=KINDS[sheet.kind], name=sheet.project.name[:180],
        content=to_plain(sheet), lines=lines, value_count=len(values), fault_count=len(found),
        project=project, scope_path=imported.scope_path,
    )  # fmt: skip


def _projects(imported: ImportedFile) -> dict[str, Project]:
    """The unit's projects by code and by name."""
    found: dict[str, Project] = {}
    for one in Project.objects.filter(below("scope_path", imported.scope_path)):
        found[_key(one.name)] = one
        if one.code:
            found[f"code:{one.code}"] = one
    return found


def _key(name: str) -> str:
    return squeeze(half_width(name)) or "—"


def _problems(document: Document, path: Path, name: str) -> list[dict[str, str]]:
    """What could not be read, with the name that the person knows the file by."""
    return [
        {"message": one.message.replace(str(path), name), "place": str(one.place)}
        for one in document.problems
    ]


def content_to_take_over(draft: Draft, year: FiscalYear) -> Content:
    """What a draft says, on the form that it was read from, else on that of the year."""
    content = content_of(draft)
    form = content.form or form_of(year, draft.kind)
    return replace(content, form=form, fiscal_year=year.year)


def _tell(imported: ImportedFile, state: ImportState) -> None:
    imported.state = state
    imported.save()
