"""Tasks that are done by saying so: outside of the system, or by a unit without projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.web.budgets import policies
from jixiao.web.budgets.models import Sheet, Task, TaskKind
from jixiao.web.budgets.services.handing_in import of_unit_or_sections
from jixiao.web.workflow import trail
from jixiao.web.workflow.words import in_chinese

if TYPE_CHECKING:
    from jixiao.web.accounts.models import User
    from jixiao.web.accounts.scope import Held, Scope

BY_HAND = frozenset({TaskKind.RECTIFICATION, TaskKind.DISCLOSURE})
LEAST_NOTE = 5


class CannotFinish(Exception):
    """A task that is not done by saying so, or a note that says nothing."""


def is_by_hand(task: Task) -> bool:
    """Whether the head of the unit says that a task is done: no sheet that is handed in does."""
    if task.kind in BY_HAND:
        return True
    of_unit = Sheet.objects.filter(of_unit_or_sections(task.unit_id), is_current=True)
    return not of_unit.filter(fiscal_year=task.fiscal_year_id).exists()


@transaction.atomic
def finish_task(task: Task, *, note: str, by: User, scope: Scope) -> Task:
    """Say that a task was done, and how; raises NotYours and CannotFinish."""
    locked, held = _lock(task, scope)
    if len(note.strip()) < LEAST_NOTE:
        raise CannotFinish(_("请写清楚是怎样完成的，至少5个字，例如文号、日期、公开的网址。"))
    if locked.done_at is not None:
        raise CannotFinish(_("这项任务已经办结，不用再办。"))
    _keep(locked, held, "办结任务", by=by, note=note.strip(), is_done=True)
    return locked


@transaction.atomic
def reopen_task(task: Task, *, note: str, by: User, scope: Scope) -> Task:
    """Say that a task is not done after all, and why; raises NotYours and CannotFinish."""
    locked, held = _lock(task, scope)
    if len(note.strip()) < LEAST_NOTE:
        raise CannotFinish(_("请写清楚为什么撤销，至少5个字。"))
    if locked.done_at is None:
        raise CannotFinish(_("这项任务还没有办结，不用撤销。"))
    _keep(locked, held, "撤销办结", by=by, note=note.strip(), is_done=False)
    return locked


def _lock(task: Task, scope: Scope) -> tuple[Task, Held]:
    locked = Task.objects.select_for_update(of=("self",)).select_related(
        "unit", "fiscal_year"
    ).get(pk=task.pk)  # fmt: skip
    if not is_by_hand(locked):
        raise CannotFinish(_("这项任务随绩效表报送自动办结，不用另外标记。"))
    return locked, policies.require_head(scope, locked.scope_path)


def _keep(task: Task, held: Held, action: str, *, by: User, note: str, is_done: bool) -> None:
    task.done_at = timezone.now() if is_done else None
    task.save(update_fields=["done_at"])
    trail.record(
        task.unit, action, subject=f"task:{task.pk}", by=by, acting_for=held.acting_for,
        scope_path=task.scope_path,
        details={"任务": in_chinese(task.fiscal_year) + in_chinese(TaskKind(task.kind).label),
                 "说明": note},
    )  # fmt: skip
