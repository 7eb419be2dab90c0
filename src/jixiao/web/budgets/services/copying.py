"""Copying last year's objectives as the first draft of this year's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.pipeline.next_year import for_next_year
from jixiao.web.budgets.content import content_of, form_of
from jixiao.web.budgets.models import TaskKind
from jixiao.web.budgets.services.drafts import start_sheet

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Scope
    from jixiao.web.budgets.models import FiscalYear, Project, Sheet


@transaction.atomic
def copy_sheet(
    project: Project, year: FiscalYear, *, source: Sheet, by: User, scope: Scope
) -> Sheet:
    """Begin the objectives of a year from an earlier sheet of the project, on the year's form.

    Raises NotYours, and SheetExists where the year has a sheet.
    """
    earlier = content_of(source)
    form = form_of(year, TaskKind.OBJECTIVE) or earlier.form
    begun = replace(for_next_year(earlier, year.year), form=form)
    return start_sheet(
        project, year, kind=TaskKind.OBJECTIVE, by=by, scope=scope, content=begun,
        copied_from=source,
    )  # fmt: skip
