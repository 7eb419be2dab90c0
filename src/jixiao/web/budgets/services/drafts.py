"""Filling in a sheet: beginning it, its cells, its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from jixiao.domain.sheet import Project as DomainProject
from jixiao.domain.sheet import Sheet as Content
from jixiao.pipeline.filling import canonical, with_field, with_plan
from jixiao.pipeline.owners import prepared, with_form_rows
from jixiao.pipeline.rows import step_of
from jixiao.pipeline.screen import Screen, form_named, objective_side
from jixiao.web.accounts.recording import chain_of
from jixiao.web.budgets import policies
from jixiao.web.budgets.content import KINDS, content_of, form_of, screen_for, text_at
from jixiao.web.budgets.models import FiscalYear, Project, Sheet, TaskKind
from jixiao.web.budgets.services.keeping import PATH_OF_ROWS, keep_content
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Held, Scope

SHOWN = 300


class ChangedMeanwhile(Exception):
    """Somebody else wrote in the same cell, or moved rows, after the page was opened."""


class CellNotOpen(Exception):
    """A cell that is not filled in here."""


class SheetExists(Exception):
    """The project has a sheet of the kind for the year already."""


class Filled(NamedTuple):
    """A sheet as it is kept now, and the cells that others changed since the page was opened."""

    sheet: Sheet
    by_others: tuple[str, ...] = ()


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
    tell(
        sheet, "新建绩效表", held, by=by, details={"年度": str(year), "种类": TaskKind(kind).label}
    )
    return sheet


def blank_content(year: FiscalYear, kind: TaskKind) -> Content:
    """A sheet with nothing filled in, with the dates of the plan that its form prints."""
    form = form_named(form_of(year, kind))
    blank = Content(kind=KINDS[kind], fiscal_year=year.year, form=form.name if form else "")
    if form is None:
        return blank
    steps = prepared(blank, form).spending_plan.steps
    return with_plan(blank, tuple(step_of(one.text, year=year.year) for one in steps))


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


@transaction.atomic
def fill_fields(
    sheet: Sheet, values: Mapping[str, str], *, revision: int, by: User, scope: Scope
) -> Filled:
    """Write into cells; ``revision`` is the one that the page was made from.

    Raises NotYours, CellNotOpen, ChangedMeanwhile and CannotBeFilled; then nothing is written.
    """
    locked, held = lock(sheet, scope=scope)
    require_rows_unchanged(locked, revision=revision, by=by)
    screen, before = screen_for(locked, editable=objective_side), content_of(locked)
    named = {canonical(before, path): text for path, text in values.items()}
    named = {path: _tidy(screen, path, text) for path, text in named.items()}
    told = {path: text for path, text in named.items() if _is_other(screen, path, text)}
    for path in told:
        _require_unchanged(locked, path, screen, revision=revision, by=by)
    content = before
    for path, text in told.items():
        content = with_field(content, path, text)
    others = tuple(
        path for path, edit in locked.edits.items()
        if edit["revision"] > revision and edit["by"] != by.pk and path not in told
    )  # fmt: skip
    if told:
        keep_content(locked, content, paths=told, by=by)
        tell(locked, "填写绩效表", held, by=by, details={"内容": _changes(screen, told)})
    return Filled(locked, others)


def _tidy(screen: Screen, path: str, text: str) -> str:
    """What was typed without line ends, except in cells that hold several lines."""
    cell = screen.cell(path)
    return text if cell is None or cell.nature == "lines" else " ".join(text.split())


def _is_other(screen: Screen, path: str, text: str) -> bool:
    cell = screen.cell(path)
    if cell is None or not cell.is_editable:
        raise CellNotOpen(_("这一格不在这里填写，或者表中已经没有这一格；请重新打开页面。"))
    return cell.text != text.replace("\r\n", "\n").strip()


def _require_unchanged(sheet: Sheet, path: str, screen: Screen, *, revision: int, by: User) -> None:
    edit = sheet.edits.get(path)
    if edit and edit["revision"] > revision and edit["by"] != by.pk:
        raise ChangedMeanwhile(
            _("%(name)s刚刚把这一格改成了“%(text)s”，您填的内容没有保存；核对后再改，就会保存。")
            % {"name": edit["name"], "text": text_at(screen, path)[:SHOWN]}
        )


def require_rows_unchanged(sheet: Sheet, *, revision: int, by: User) -> None:
    """Refuse a page whose rows are no longer those of the sheet; raises ChangedMeanwhile."""
    edit = sheet.edits.get(PATH_OF_ROWS)
    if edit and edit["revision"] > revision:
        who = _("您在另一个页面") if edit["by"] == by.pk else edit["name"]
        raise ChangedMeanwhile(
            _("%s刚刚增删或移动了表中的行，您填的内容没有保存；请重新打开页面再填。") % who
        )


def lock(sheet: Sheet, *, scope: Scope) -> tuple[Sheet, Held]:
    """The sheet as it is in the database now, locked, and the post by which it is filled in."""
    locked = Sheet.objects.select_for_update(of=("self",)).select_related(
        "project__unit__parent", "fiscal_year"
    ).get(pk=sheet.pk)  # fmt: skip
    return locked, policies.require_open(scope, locked)


def _changes(screen: Screen, told: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For the trail: every cell with its text before and after."""
    found = {}
    for path, text in told.items():
        cell = screen.cell(path)
        name = cell.label if cell and cell.label else path
        name = f"{name}（{path}）" if name in found else name
        found[name] = {"原为": text_at(screen, path)[:SHOWN], "改为": text[:SHOWN]}
    return found


def tell(sheet: Sheet, action: str, held: Held, *, by: User, details: dict[str, object]) -> None:
    """Add to the trail what was done to a sheet."""
    trail.record(
        chain_of(sheet.project.unit), action, subject=f"sheet:{sheet.pk}", by=by,
        acting_for=held.acting_for, scope_path=sheet.scope_path, details=details,
    )  # fmt: skip
