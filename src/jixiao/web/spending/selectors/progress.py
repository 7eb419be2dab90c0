"""The rows of a month with their lights, their sums, and the slow projects among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, Q, QuerySet, Sum

from jixiao.domain.progress import Category
from jixiao.web.accounts.paths import below
from jixiao.web.budgets.models import Sheet, TaskKind
from jixiao.web.spending.listing import Sums, sums_of
from jixiao.web.spending.models import ProgressRow, SlowReason, UnitMonth
from jixiao.web.spending.services.sums import SUMMED
from jixiao.web.workflow.stages import Stage

if TYPE_CHECKING:
    from jixiao.web.accounts.models import Institution
    from jixiao.web.accounts.scope import Scope
    from jixiao.web.spending.selectors.places import Period

COUNTED = ("project_count", "red", "yellow", "blue", "green", "grey", "slow")


def rows_of(scope: Scope, place: Institution, period: Period) -> QuerySet[ProgressRow]:
    """The rows of an institution's month, the worst light and the largest gap first."""
    found = ProgressRow.objects.visible_to(scope).filter(
        below("scope_path", place.unit_path), fiscal_year=period.year, month=period.month
    )
    return found.select_related("project", "unit").order_by("-light_rank", "-gap", "pk")


def filtered(
    rows: QuerySet[ProgressRow], *, light: str = "", category: str = "", words: str = ""
) -> QuerySet[ProgressRow]:
    """Those of a light, of a category, and with words in the name or code of project or unit."""
    if light:
        rows = rows.filter(light=light)
    if category:
        rows = rows.filter(category=category)
    if words:
        named = Q(project__name__icontains=words) | Q(project__code__startswith=words)
        rows = rows.filter(named | Q(unit__name__icontains=words))
    return rows


def months_of(scope: Scope, place: Institution, period: Period) -> Sums:
    """The sums of every month of the year for an institution and all below it."""
    found = UnitMonth.objects.visible_to(scope).filter(
        below("scope_path", place.unit_path), fiscal_year=period.year
    )
    sums = {f"{name}_sum": Sum(name) for name in SUMMED if name != "expected"}
    return sums_of(found.values("month").annotate(**sums).order_by("month"))


def now_of(scope: Scope, place: Institution, period: Period) -> dict[str, Any]:
    """The sums of the month itself, with the number of lights and the forecast."""
    found = UnitMonth.objects.visible_to(scope).filter(
        below("scope_path", place.unit_path), fiscal_year=period.year, month=period.month
    )
    return found.aggregate(**{f"{name}_sum": Sum(name) for name in (*SUMMED, *COUNTED)})


def is_outdated(place: Institution, period: Period) -> bool:
    """Whether sheets that lights depend on were handed in or approved since the last count."""
    taken_at = period.year.ledger.taken_at
    if taken_at is None:
        return False
    since = Sheet.objects.filter(
        below("scope_path", place.unit_path), fiscal_year=period.year, changed_at__gt=taken_at,
        kind__in=(TaskKind.OBJECTIVE, TaskKind.MONITORING),
    )  # fmt: skip
    return since.exclude(stage=Stage.DRAFT).exists()


def slow_of(scope: Scope, place: Institution, period: Period) -> QuerySet[ProgressRow]:
    """The slow projects of a month, the largest gap first."""
    found = rows_of(scope, place, period).filter(is_slow=True, category=Category.PROJECT.value)
    return found.order_by(F("gap").desc(), "pk")


def reasons_of(rows: list[ProgressRow]) -> dict[int | None, SlowReason]:
    """What was said of slow projects, by project: this month, else the latest month before it."""
    if not rows:
        return {}
    first = rows[0]
    found = SlowReason.objects.filter(
        fiscal_year=first.fiscal_year_id, month__lte=first.month,
        project__in=[one.project_id for one in rows],
    ).order_by("month")  # fmt: skip
    return {one.project_id: one for one in found.select_related("by")}
