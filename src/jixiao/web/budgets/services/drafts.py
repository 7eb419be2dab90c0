"""Drafts: begun on the form of the year, held while somebody works on them, told of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.domain.sheet import Project as DomainProject
from jixiao.domain.sheet import Sheet as Content
from jixiao.pipeline.owners import with_form_rows
from jixiao.pipeline.screen import form_named
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets import policies
from jixiao.web.budgets.content import KINDS, form_of
from jixiao.web.budgets.models import FiscalYear, Project, Sheet, TaskKind
from jixiao.web.budgets.services.keeping import PATH_OF_ROWS, keep_content
from jixiao.web.budgets.together import ChangedMeanwhile
from jixiao.web.workflow import trail
from jixiao.web.workflow.words import in_chinese

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Held, Scope


class SheetExists(Exception):
    """The project has a sheet of the kind for the year already."""


@transaction.atomic
def start_sheet(
    project: Project, year: FiscalYear, *, kind: TaskKind, by: User, scope: Scope,
    content: Content | None = None, copied_from: Sheet | None = None,
) -> Sheet:  # fmt: skip
    """Begin the sheet of a project for a year: blank on the form of the year, or with a content.

    Raises NotYours, and SheetExists where there is one.
    """
    held = policies.require_handler(scope, project.scope_path)
    Project.objects.select_for_update().get(pk=project.pk)
    if Sheet.objects.filter(project=project, fiscal_year=year, kind=kind).exists():
        raise SheetExists(
            _("项目“%(name)s”%(year)s的绩效表已经有了；请打开原有的表填写。")
            % {"name": project.name, "year": year}
        )
    sheet = Sheet(
        project=project, fiscal_year=year, kind=kind, content={}, handler=by,
        scope_path=project.scope_path, copied_from=copied_from,
    )  # fmt: skip
    begun = with_head(content or blank_content(year, kind), project, year)
    if form := form_named(begun.form):
        begun = with_form_rows(begun, form)
    keep_content(sheet, begun, paths=(), by=by, is_new=True)
    said: dict[str, object] = {"年度": in_chinese(year), "种类": in_chinese(TaskKind(kind).label)}
    tell(sheet, "新建绩效表", held, by=by, details=said)
    return sheet


def blank_content(year: FiscalYear, kind: TaskKind) -> Content:
    """A sheet on the form of the year with nothing filled in."""
    form = form_named(form_of(year, kind))
    return Content(kind=KINDS[kind], fiscal_year=year.year, form=form.name if form else "")


def with_head(content: Content, project: Project, year: FiscalYear) -> Content:
    """A content with the project's own data at its head."""
    unit = project.unit.parent if project.unit.unit_path != project.unit.path else project.unit
    above = unit.parent if unit is not None else None
    return replace(
        content,
        project=DomainProject(code=project.code, name=project.name),
        fiscal_year=year.year,
        unit=f"{unit.code}{unit.name}" if unit else "",
        department=f"{above.code}{above.name}" if above else content.department,
    )


def require_rows_unchanged(sheet: Sheet, *, revision: int, by: User) -> None:
    """Refuse a page whose rows are no longer those of the sheet; raises ChangedMeanwhile."""
    edit = sheet.edits.get(PATH_OF_ROWS)
    if edit and edit["revision"] > revision:
        who = _("您在另一个页面") if edit["by"] == by.pk else edit["name"]
        raise ChangedMeanwhile(
            _("%s刚刚增删或移动了表中的行，您填的内容没有保存；请重新打开页面再填。") % who
        )


def lock(
    sheet: Sheet, *, scope: Scope, require: Callable[[Scope, Sheet], Held] = policies.require_open
) -> tuple[Sheet, Held]:
    """The sheet as it is in the database now, locked, and the post by which it is worked on."""
    locked = Sheet.objects.select_for_update(of=("self",)).select_related(
        "project__unit__parent", "fiscal_year"
    ).get(pk=sheet.pk)  # fmt: skip
    return locked, require(scope, locked)


def tell(sheet: Sheet, action: str, held: Held, *, by: User, details: dict[str, object]) -> None:
    """Add to the trail what was done to a sheet."""
    trail.record(
        chain_of(sheet.project.unit), action, subject=f"sheet:{sheet.pk}", by=by,
        acting_for=held.acting_for, scope_path=sheet.scope_path, details=details,
    )  # fmt: skip
