"""What must I do next, until when, what came back and why: one query each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from jixiao.web.accounts.paths import below, below_any
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import Remark, Sheet, Task
from jixiao.web.budgets.selectors.reviews import DUE_DATE, UNIT
from jixiao.web.workflow.stages import REVIEWER, Stage

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope

OWN_WORK = frozenset({Role.HANDLER, Role.SECTION_HEAD, Role.ACCOUNTANT, Role.UNIT_HEAD})
OVERSIGHT = frozenset({Role.DEPARTMENT_REVIEWER, Role.FINANCE_REVIEWER, Role.AUDITOR, Role.EXPERT})
MOST = 12


def tasks_for(scope: Scope) -> list[Task]:
    """The tasks of one's own unit that are not done, the most urgent first."""
    units = {one.unit_path or one.path for one in scope.held if one.role in OWN_WORK}
    found = Task.objects.filter(scope_path__in=units, done_at__isnull=True)
    return list(found.select_related("fiscal_year", "unit").order_by("due_date", "kind")[:MOST])


def tasks_seen(scope: Scope) -> QuerySet[Task]:
    """The tasks that somebody may look at: those of a whole unit also from a section of it."""
    found = Task.objects.filter(below_any("scope_path", scope.unit_paths))
    return found.select_related("fiscal_year", "unit")


def returned_sheets(scope: Scope) -> list[Sheet]:
    """Drafts that came back, each with the remarks that nobody has settled yet."""
    unsettled = Remark.objects.filter(settled_at__isnull=True).select_related("by")
    found = _own_drafts(scope).filter(remarks__settled_at__isnull=True, remarks__isnull=False)
    return list(
        found.distinct()
        .annotate(tasked=UNIT, due_date=DUE_DATE)
        .select_related("project__unit", "fiscal_year")
        .defer("content", "edits", "findings")
        .prefetch_related(Prefetch("remarks", unsettled, to_attr="open_remarks"))
        .order_by("pk")[:MOST]
    )


def drafts_for(scope: Scope) -> list[Sheet]:
    """Sheets that somebody is filling in and that did not come back, the latest change first."""
    sent_back = Exists(Remark.objects.filter(sheet=OuterRef("pk"), settled_at__isnull=True))
    found = _own_drafts(scope).filter(~sent_back).select_related("project__unit", "fiscal_year")
    return list(found.defer("content", "edits", "findings").order_by("-changed_at")[:MOST])


def _own_drafts(scope: Scope) -> QuerySet[Sheet]:
    handled = [one.path for one in scope.held if one.role is Role.HANDLER]
    condition = Q(pk__in=())
    for path in handled:
        condition |= below("scope_path", path)
    return Sheet.objects.filter(condition, stage=Stage.DRAFT, is_current=True)


def waiting_for_review(scope: Scope) -> list[dict[str, Any]]:
    """How many sheets wait for one's review at each stage that one reviews."""
    condition = Q(pk__in=())
    for stage, role in REVIEWER.items():
        if stage is Stage.DRAFT:
            continue
        for held in scope.held:
            if held.role is role:
                condition |= Q(stage=stage) & below("scope_path", held.path)
    found = Sheet.objects.filter(condition, is_current=True).order_by().values("stage")
    counts = {one["stage"]: one["count"] for one in found.annotate(count=Count("pk"))}
    return [{"stage": stage, "count": counts[stage]} for stage in Stage if stage in counts]


def has_oversight(scope: Scope) -> bool:
    """Whether somebody looks after several units."""
    return any(one.role in OVERSIGHT for one in scope.held)


def late_units(scope: Scope) -> list[Task]:
    """The tasks that are overdue in the units that somebody looks after."""
    today = timezone.localdate()
    found = Task.objects.visible_to(scope).filter(done_at__isnull=True, due_date__lt=today)
    return list(
        found.select_related("unit", "fiscal_year").order_by("due_date", "scope_path")[:MOST]
    )
