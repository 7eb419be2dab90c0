"""Imports of the ledger, for whom and for which years they can be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from jixiao.web.accounts.models import Institution, InstitutionKind
from jixiao.web.accounts.paths import below_any, ways_up
from jixiao.web.budgets.models import FiscalYear
from jixiao.web.spending import policies
from jixiao.web.spending.models import LedgerImport

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope


def imports_of(scope: Scope) -> QuerySet[LedgerImport]:
    """The imports of institutions that somebody sees, the latest first."""
    found = LedgerImport.objects.visible_to(scope)
    return found.select_related("institution", "fiscal_year", "by")


def importable(scope: Scope) -> QuerySet[Institution]:
    """The institutions where somebody holds a post that may import."""
    held = {one.path for one in scope.held if one.role in policies.IMPORTING}
    return Institution.objects.filter(path__in=held).exclude(kind=InstitutionKind.SECTION)


def open_years(scope: Scope) -> QuerySet[FiscalYear]:
    """The years of the authorities above those institutions."""
    held = {one.path for one in scope.held if one.role in policies.IMPORTING}
    above = {each for one in held for each in ways_up(one)}
    found = FiscalYear.objects.filter(authority__path__in=above).select_related("authority")
    return found.order_by("-year")


def may_be_seen(scope: Scope) -> QuerySet[Institution]:
    """The institutions whose figures somebody sees."""
    return Institution.objects.filter(below_any("path", scope.unit_paths))
