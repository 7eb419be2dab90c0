"""What a sheet of the database says, as the domain and the screen know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet as Content
from jixiao.domain.sheet import SheetKind
from jixiao.pipeline.screen import (
    Editable,
    Screen,
    monitoring_side,
    nothing,
    objective_side,
    screen_of,
)
from jixiao.web.budgets.models import TaskKind

if TYPE_CHECKING:
    from jixiao.web.budgets.models import Draft, FiscalYear, Sheet

KINDS = {
    TaskKind.OBJECTIVE: SheetKind.OBJECTIVE,
    TaskKind.MONITORING: SheetKind.MONITORING,
    TaskKind.SELF_EVALUATION: SheetKind.SELF_EVALUATION,
}


def content_of(sheet: Sheet | Draft) -> Content:
    """The sheet of the domain."""
    return from_plain(Content, sheet.content)


def form_of(year: FiscalYear, kind: str) -> str:
    """The form that a fiscal year prints a kind of sheet on; empty where it leaves it open."""
    return str(year.forms.get(kind, ""))


def screen_for(sheet: Sheet, *, editable: Editable = nothing) -> Screen:
    """A sheet as it is shown, on the form that it has taken or that its year asks for."""
    content = content_of(sheet)
    return screen_of(
        content, content.form or form_of(sheet.fiscal_year, sheet.kind), editable=editable
    )


def side_of(kind: str) -> Editable:
    """The cells that are filled in on a sheet of a kind, on the page of the sheet itself."""
    return monitoring_side if kind == TaskKind.MONITORING else objective_side


def text_at(screen: Screen, path: str) -> str:
    """What a cell says now; empty where the form does not have it."""
    cell = screen.cell(path)
    return cell.text if cell else ""
