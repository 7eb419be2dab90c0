"""Where a row of the ledger belongs among the institutions and projects of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jixiao.domain.progress import Category
from jixiao.domain.text import half_width, squeeze
from jixiao.web.accounts.models import Institution, InstitutionKind
from jixiao.web.accounts.paths import below
from jixiao.web.budgets.models import Project

if TYPE_CHECKING:
    from jixiao.domain.progress import Progress
    from jixiao.domain.unit import BudgetUnit
    from jixiao.web.budgets.models import FiscalYear


class Belonging(NamedTuple):
    """The unit that a row is of, its project where it has one, and the path to see it by."""

    unit_id: int
    project_id: int | None
    path: str


@dataclass(slots=True)
class Places:
    """Projects by code and by unit and name, units by code and by name; what was not found."""

    by_code: dict[str, Belonging] = field(default_factory=dict)
    by_name: dict[tuple[str, str], Belonging] = field(default_factory=dict)
    units: dict[str, Belonging] = field(default_factory=dict)
    unmatched: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, year: FiscalYear) -> Places:
        """All that lie below the authority of a year."""
        found, top = cls(), year.authority.path
        institutions = Institution.objects.filter(below("path", top)).exclude(
            kind=InstitutionKind.SECTION
        )
        for one in institutions:
            place = Belonging(one.pk, None, one.path)
            found.units.setdefault(_plain(one.name), place)
            if one.code:
                found.units[one.code] = place
        projects = Project.objects.filter(below("scope_path", top)).select_related("unit")
        for each in projects.iterator(chunk_size=2000):
            place = Belonging(each.unit_id, each.pk, each.scope_path)
            found.by_name[_plain(each.unit.name), _plain(each.name)] = place
            if each.code:
                found.by_code[each.code] = place
        return found

    def find(self, row: Progress) -> Belonging | None:
        """Where a row belongs; what is nowhere is noted by its name."""
        if row.category is Category.PROJECT:
            place = self.by_code.get(row.project.code) or self.by_name.get(
                (_plain(row.unit.name), _plain(row.project.name))
            )
        else:
            place = self.unit_of(row.unit)
        if place is None:
            self.unmatched.add("　".join(one for one in (row.unit.name, row.name) if one))
        return place

    def unit_of(self, unit: BudgetUnit) -> Belonging | None:
        """The unit by its code, else by its name."""
        return self.units.get(unit.code) or self.units.get(_plain(unit.name))


def _plain(text: str) -> str:
    """A name without what typing makes of it: blanks and full-width signs."""
    return squeeze(half_width(text))
