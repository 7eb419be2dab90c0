"""Looking through a roster against what is there now; nothing is changed by it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jixiao.web.accounts.models import Roster
from jixiao.web.accounts.services.rosters.institutions import Places, Row
from jixiao.web.accounts.services.rosters.people import People
from jixiao.web.accounts.services.rosters.plan import Plan, RosterFault, Where


def plan_of(roster: Roster) -> Plan:
    """What a roster would make now, and every fault in it."""
    found = Plan(faults=[RosterFault(None, one) for one in roster.content["problems"]])
    institutions = list(_rows(roster.content["institutions"]))
    codes = (cells[1] for _where, cells in institutions)
    places = Places(roster.institution, codes=codes, into=found)
    places.take(institutions)
    people = People(roster.institution, places=places.places, into=found)
    invited = list(_rows(roster.content["people"]))
    people.take(invited)
    order: dict[Where | None, int] = {
        where: at for at, (where, _cells) in enumerate([*institutions, *invited])
    }
    found.faults.sort(key=lambda told: order.get(told.where, -1))
    return found


def _rows(kept: Iterable[Any]) -> Iterable[Row]:
    return ((Where(tab, row), tuple(cells)) for tab, row, cells in kept)
