"""Payments that wait for a project, and the rules that were remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet, Sum

from jixiao.web.accounts.models import InstitutionKind
from jixiao.web.accounts.paths import below, below_any
from jixiao.web.budgets.models import Project
from jixiao.web.spending.models import AssigningRule, UnassignedPayment

if TYPE_CHECKING:
    from jixiao.web.accounts.models import Institution
    from jixiao.web.accounts.scope import Scope
    from jixiao.web.spending.selectors.places import Period


def payments_of(scope: Scope, place: Institution, period: Period) -> QuerySet[UnassignedPayment]:
    """All that waits at an institution and below, the latest day first."""
    found = UnassignedPayment.objects.visible_to(scope).filter(
        below("scope_path", place.unit_path), fiscal_year=period.year
    )
    return found.select_related("unit", "project").order_by("-paid_on", "voucher", "line")


def waiting_of(scope: Scope, place: Institution, period: Period) -> dict[str, Any]:
    """How many payments wait, what they come to, and how many are being written into the ledger."""
    is_waiting = Q(assigned_at=None)
    return payments_of(scope, place, period).aggregate(
        number=Count("pk", filter=is_waiting), amount=Sum("amount", filter=is_waiting),
        assigned=Count("pk", filter=~is_waiting),
    )  # fmt: skip


def with_words(payments: QuerySet[UnassignedPayment], words: str) -> QuerySet[UnassignedPayment]:
    """Those with words in payee, purpose, voucher or unit."""
    if not words:
        return payments
    named = Q(payee__icontains=words) | Q(purpose__icontains=words)
    return payments.filter(named | Q(voucher__startswith=words) | Q(unit__name__icontains=words))


def rules_of(scope: Scope, place: Institution) -> QuerySet[AssigningRule]:
    """What is remembered for the unit itself."""
    found = AssigningRule.objects.visible_to(scope).filter(unit=place)
    return found.select_related("unit", "project", "by")


def projects_of(scope: Scope, place: Institution) -> QuerySet[Project]:
    """The projects of the unit itself and of its sections, to give payments to."""
    of_sections = Q(unit__parent=place, unit__kind=InstitutionKind.SECTION)
    found = Project.objects.filter(below_any("scope_path", scope.unit_paths))
    return found.filter(Q(unit=place) | of_sections).order_by("name")
