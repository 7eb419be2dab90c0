"""What a dashboard is about: an institution, a year and a month, for somebody's scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.translation import gettext as _

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
    """Who asks, about which institution and everything below it, in which period, on which day.

    ``is_own``: only about the projects and tasks of the institution itself and its sections (本级).
    """

    scope: Scope
    place: Institution
    period: Period
    today: date
    is_own: bool = False

    @property
    def title(self) -> str:
        """What is looked at, by its name."""
        return _("%(place)s本级") % {"place": self.place} if self.is_own else str(self.place)

    @property
    def path(self) -> str:
        """The top of what is added up: whole units, also for their sections."""
        return self.place.unit_path

    @property
    def query(self) -> str:
        """The period, and whether it is about the institution alone, as addresses say it."""
        return urlencode(self.given)

    @property
    def given(self) -> dict[str, int]:
        """The same, name by name."""
        period = {"year": self.period.year.year, "month": self.period.month}
        return period | ({"own": 1} if self.is_own else {})

    @property
    def has_children(self) -> bool:
        """Whether there are institutions to go down to; below a unit there are its projects."""
        above = {InstitutionKind.FINANCE_AUTHORITY, InstitutionKind.DEPARTMENT}
        return self.place.kind in above and not self.is_own

    def within(self) -> Q:
        """The condition on ``scope_path`` of what is added up."""
        within = self._own() if self.is_own else below("scope_path", self.path)
        if self.path.startswith(self.scope.unit_paths):
            return within
        return within & below_any("scope_path", self.scope.unit_paths)

    def child(self) -> Substr:
        """The path of the institution next below that a row belongs to, to group by."""
        return Substr("scope_path", Value(1), Value(len(self.path) + STEP))

    def child_or_own(self) -> Combinable:
        """The same for what lies in sections: those of the institution itself are its own."""
        return Case(When(self._own(), then=Value(self.path)), default=self.child())

    def _own(self) -> Q:
        """The condition on ``scope_path`` of what is the institution's own or a section's of it."""
        sections = Institution.objects.filter(parent=self.place, kind=InstitutionKind.SECTION)
        below_them = below_any("scope_path", sections.values_list("path", flat=True))
        return Q(scope_path=self.path) | below_them

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
    if period is None:
        return None
    return Asked(scope, place, period, timezone.localdate(), is_own=given.get("own") == "1")


def departments_of(asked: Asked) -> QuerySet[Institution]:
    """The departments that can be chosen to go down to."""
    seen = Institution.objects.filter(
        below("path", asked.period.year.authority.path), kind=InstitutionKind.DEPARTMENT
    )
    return seen.filter(below_any("path", asked.scope.unit_paths))
