"""Figures in the narrative, and which indicators they could prove."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.domain.actual import Actual
from jixiao.domain.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that a sentence states: ``500余人`` with what it counts and who did what.

    ``value`` is the quantity as printed. ``subject`` is the noun phrase that is counted
    (产业园区代表), ``action`` the verb in front of it (印制), empty where there is none.
    ``sentence`` is the whole sentence, ``place`` quotes the clause in which it stands.
    ``is_planned`` marks what is only intended (将举办10场).
    """

    value: Actual
    subject: str = ""
    action: str = ""
    sentence: str = ""
    is_planned: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Proposal:
    """An actual value that a figure of the narrative could prove; never filled in by itself.

    ``sheet`` counts the sheets of the document from 1, ``indicator`` is the name there and
    ``indicator_place`` its row. ``rank`` is 1 for the likeliest figure of an indicator,
    ``likeness`` from 0 to 1 how well it fits, ``reason`` says why in a sentence.
    """

    sheet: int
    project: str
    indicator: str
    figure: Figure
    rank: int
    likeness: Decimal
    reason: str
    target: str = ""
    indicator_place: Place = NOWHERE
