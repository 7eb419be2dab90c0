"""What a roster would make: institutions, people, and every fault with its row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from jixiao.web.accounts.models import Institution, InstitutionKind
from jixiao.web.accounts.paths import STEP
from jixiao.web.accounts.roles import Role


class Where(NamedTuple):
    """A row of the file: its worksheet, none in a text table, and its number there."""

    tab: str
    row: int

    def __str__(self) -> str:
        """As the person who reads it is told, in their language."""
        if not self.tab:
            return _("第%(row)d行") % {"row": self.row}
        return _("工作表“%(tab)s”第%(row)d行") % {"tab": self.tab, "row": self.row}


class RosterFault(NamedTuple):
    """What is wrong, and with which row; with none where it is the file itself."""

    where: Where | None
    sentence: str

    def __str__(self) -> str:
        """The row and the sentence."""
        told = {"where": self.where, "sentence": self.sentence}
        return _("%(where)s：%(sentence)s") % told if self.where else self.sentence


class NewInstitution(NamedTuple):
    """An institution to be made: below which code (none: the institution of the roster itself)."""

    where: Where
    above: str
    code: str
    name: str
    kind: InstitutionKind
    level: int


class NewPerson(NamedTuple):
    """A person to be invited: to the institution of which code, as what."""

    where: Where
    full_name: str
    code: str
    role: Role
    place: str


class Place(NamedTuple):
    """An institution that is there or will be: what may be known of it before it is made."""

    name: str
    kind: InstitutionKind
    level: int
    is_closed: bool = False
    is_new: bool = False


@dataclass(slots=True)
class Plan:
    """What would be made, parents first; what is there already; and what is wrong."""

    institutions: list[NewInstitution] = field(default_factory=list)
    people: list[NewPerson] = field(default_factory=list)
    known_institutions: int = 0
    known_people: int = 0
    faults: list[RosterFault] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all would be made."""
        return not self.institutions and not self.people

    def fault(self, where: Where, sentence: str, **given: object) -> None:
        """Note what is wrong with a row."""
        self.faults.append(RosterFault(where, sentence % given if given else sentence))


def place_of(one: Institution) -> Place:
    """An institution that is there."""
    return Place(
        one.name, InstitutionKind(one.kind), len(one.path) // STEP, one.closed_date is not None
    )
