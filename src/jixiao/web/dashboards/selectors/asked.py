"""What a dashboard is about: an institution, a year and a month, for somebody's scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Substr
from django.utils import timezone

from jixiao.web.accounts.models import Institution, InstitutionKind
from jixiao.web.accounts.paths import STEP, below, below_any, ways_up
from jixiao.web.spending.selectors.places import period_for, place_for

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable
    from django.http import QueryDict

    from jixiao.web.accounts.scope import Scope
    from jixiao.web.spending.selectors.places import Period


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, about which institution and everything below it, in which period, on which day."""

    scope: Scope
    place: Institution
    period: Period
    today: date

    @property
    def path(self) -> str:
        """The top of what is added up: whole units, also for their sections."""
        return self.place.unit_path

    @property
    def query(self) -> str:
        """The period, as addresses say it."""
        return f"year={self.period.year.year}&month={self.period.month}"

    @property
    def has_children(self) -> bool:
        """Whether there are institutions to go down to; below a unit there are its projects."""
        return self.place.kind in {InstitutionKind.FINANCE_AUTHORITY, InstitutionKind.DEPARTMENT}

    def within(self) -> Q:
        """The condition on ``scope_path`` of what is added up."""
        within = below("scope_path", self.path)
        if self.path.startswith(self.scope.unit_paths):
            return within
        return within & below_any("scope_path", self.scope.unit_paths)

    def child(self) -> Substr:
        """The path of the institution next below that a row belongs to, to group by."""
        return Substr("scope_path", Value(1), Value(len(self.path) + STEP))

    def child_or_own(self) -> Combinable:
        """The same for what lies in sections: those of the institution itself are its own."""
        sections = Institution.objects.filter(parent=self.place, kind=InstitutionKind.SECTION)
        own = below_any("scope_path", sections.values_list("path", flat=True))
        return Case(When(own, then=Value(self.path)), default=self.child())

    @property
    def way_up(self) -> QuerySet[Institution]:
        """The institutions above that somebody sees, from the top down."""
        above = Institution.objects.filter(path__in=ways_up(self.place.path)[:-1])
        return above.filter(below_any("path", self.scope.unit_paths))

    def children(self) -> QuerySet[Institution]:
        """The institutions next below, and the one itself: a department has projects of its own."""
        within = below("path", self.path)
        next_below = Q(parent=self.place) & ~Q(kind=InstitutionKind.SECTION)
        seen = Institution.objects.filter(within, next_below | Q(pk=self.place.pk))
        return seen.filter(below_any("path", self.scope.unit_paths))


def asked_for(scope: Scope, pk: int | None, given: QueryDict) -> Asked | None:
    """What a page is about; None where no year was opened. Raises Http404 for what is unseen."""
    place = place_for(scope, pk)
    period = period_for(place, given)
    return Asked(scope, place, period, timezone.localdate()) if period else None


def departments_of(asked: Asked) -> QuerySet[Institution]:
    """The departments that can be chosen to go down to."""
    seen = Institution.objects.filter(
        below("path", asked.period.year.authority.path), kind=InstitutionKind.DEPARTMENT
    )
    return seen.filter(below_any("path", asked.scope.unit_paths))
