"""Which institution, year and month a page of figures is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from jixiao.web.accounts.models import Institution
from jixiao.web.accounts.paths import below_any, ways_up
from jixiao.web.budgets.models import FiscalYear

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope

YEAR_END = 12


@dataclass(frozen=True, slots=True)
class Period:
    """The fiscal year of a page, the years that can be chosen, and how far the ledger has come.

    ``last_month`` is 0 where nothing was imported yet.
    """

    year: FiscalYear
    years: tuple[FiscalYear, ...]
    month: int
    last_month: int

    @property
    def months(self) -> range:
        """The months that can be chosen."""
        return range(1, self.last_month + 1)


def place_for(scope: Scope, pk: int | None) -> Institution:
    """The institution asked for, or the highest one that somebody sees; else not found."""
    seen = Institution.objects.filter(below_any("path", scope.unit_paths)).select_related("parent")
    found = (seen.filter(pk=pk) if pk else seen).first()
    if found is None:
        raise Http404(_("没有这个机构，或者您没有查看它的权限。"))
    return found


def years_of(place: Institution) -> list[FiscalYear]:
    """The fiscal years of the authority that an institution stands below, the latest first."""
    above = FiscalYear.objects.filter(authority__path__in=ways_up(place.path))
    return list(above.select_related("ledger", "authority").order_by("-year", "-authority__path"))


def period_for(place: Institution, asked: QueryDict) -> Period | None:
    """The year and month asked for, else the latest; None where no year was opened."""
    years = years_of(place)
    if not years:
        return None
    opened = next((one for one in years if one.is_open), years[0])
    year = next((one for one in years if str(one.year) == asked.get("year")), opened)
    last = year.ledger.month if hasattr(year, "ledger") else 0
    month = asked.get("month", "")
    chosen = int(month) if month.isdecimal() and 1 <= int(month) <= last else last
    return Period(year, tuple(years), chosen, last)
