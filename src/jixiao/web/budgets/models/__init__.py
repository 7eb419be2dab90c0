"""Fiscal years with their calendar, projects, sheets and their versions, imports, the library."""

from jixiao.web.budgets.models.imports import Draft, DraftState, ImportedFile, ImportState
from jixiao.web.budgets.models.library import LibraryIndicator, Shelf
from jixiao.web.budgets.models.projects import IndicatorRow, Project, Sheet
from jixiao.web.budgets.models.remarks import LetStand, Remark
from jixiao.web.budgets.models.scoped import ScopedQuerySet
from jixiao.web.budgets.models.years import FiscalYear, Task, TaskKind

__all__ = [
    "Draft", "DraftState", "FiscalYear", "ImportState", "ImportedFile", "IndicatorRow", "LetStand",
    "LibraryIndicator", "Project", "Remark", "ScopedQuerySet", "Sheet", "Shelf", "Task", "TaskKind",
]  # fmt: skip
