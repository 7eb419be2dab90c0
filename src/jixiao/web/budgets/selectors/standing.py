"""How far the sheets of a unit's tasks are: what the home page says beside each task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count

from jixiao.web.accounts.paths import below_any
from jixiao.web.budgets.models import Project, Sheet, Task, TaskKind
from jixiao.web.budgets.models.years import LISTS
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope

Place = tuple[int, str, str]


class Standing(NamedTuple):
    """A task with its sheets: not begun, being filled in, with reviewers, approved."""

    task: Task
    has_sheets: bool
    missing: int = 0
    drafts: int = 0
    in_review: int = 0
    approved: int = 0


def standing_of(tasks: Iterable[Task], scope: Scope) -> list[Standing]:
    """Each task with how far the sheets that somebody sees of it are; two queries for all."""
    listed = list(tasks)
    with_sheets = [one for one in listed if one.kind in LISTS]
    paths = {one.scope_path for one in with_sheets}
    if not paths:
        return [Standing(one, has_sheets=False) for one in listed]
    stages = _stages(with_sheets, paths, scope)
    projects = dict(
        Project.objects.visible_to(scope).filter(below_any("scope_path", paths))
        .order_by().values_list("scope_path").annotate(Count("pk"))
    )  # fmt: skip
    return [_standing(one, stages, projects) for one in listed]


def _stages(tasks: Iterable[Task], paths: Iterable[str], scope: Scope) -> dict[Place, Counter[str]]:
    """How many sheets there are by year, kind and place, and at which stages they are."""
    years = {one.fiscal_year_id for one in tasks}
    rows = (
        Sheet.objects.visible_to(scope)
        .filter(below_any("scope_path", paths), fiscal_year__in=years, is_current=True)
        .order_by()
        .values_list("fiscal_year_id", "kind", "scope_path", "stage")
        .annotate(Count("pk"))
    )
    found: dict[Place, Counter[str]] = {}
    for year, kind, path, stage, number in rows:
        found.setdefault((year, kind, path), Counter())[stage] += number
    return found


def _standing(task: Task, stages: dict[Place, Counter[str]], projects: dict[str, int]) -> Standing:
    if task.kind not in LISTS:
        return Standing(task, has_sheets=False)
    own = _of(task, task.kind, stages)
    begun, drafts, approved = own.total(), own[Stage.DRAFT], own[Stage.APPROVED]
    if task.kind == TaskKind.OBJECTIVE:
        wanted = sum(number for path, number in projects.items() if _holds(task, path))
    else:
        wanted = _of(task, TaskKind.OBJECTIVE, stages)[Stage.APPROVED]
    in_review = begun - drafts - approved
    return Standing(
        task, has_sheets=True, missing=max(wanted - begun, 0), drafts=drafts,
        in_review=in_review, approved=approved,
    )  # fmt: skip


def _of(task: Task, kind: str, stages: dict[Place, Counter[str]]) -> Counter[str]:
    """The stages of the sheets of one kind in the unit of a task."""
    found: Counter[str] = Counter()
    for (year, of_kind, path), some in stages.items():
        if (year, of_kind) == (task.fiscal_year_id, kind) and _holds(task, path):
            found += some
    return found


def _holds(task: Task, path: str) -> bool:
    """Whether a place is the unit of a task, or lies below it."""
    return path.startswith(task.scope_path)
